export * from './kurrent-event-store.js';
import { EventStoreError, type EventStore, type Protector } from '@interventions/eventsourcing';
import type { EventStoreSettings } from '../backend/backend-settings.js';
import type { PersonalField } from '../keys/index.js';

/** A log on KurrentDB with the keys of its personal fields. */
export type KurrentLog = {
  readonly store: EventStore;
  readonly keys: Protector;
  close(): Promise<void>;
};

/** Opens (or creates) the log. */
export function openKurrentLog(
  _settings: EventStoreSettings,
  _personalFields: (type: string) => readonly PersonalField[],
): Promise<KurrentLog> {
  return Promise.reject(new EventStoreError('unsupported', 'KurrentDB is not connected yet.'));
}

/** Whether the server holds the log. */
export function holdsLogOn(_settings: EventStoreSettings): Promise<boolean> {
  return Promise.reject(new EventStoreError('unsupported', 'KurrentDB is not connected yet.'));
}
