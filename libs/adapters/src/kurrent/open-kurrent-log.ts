import type { Desk } from '@interventions/application';
import type { EventStore, Protector } from '@interventions/eventsourcing';
import type { EventStoreSettings } from '../backend/backend-settings.js';
import { KeyRingProtector, type PersonalFields } from '../keys/index.js';
import { KurrentEventStore } from './kurrent-event-store.js';
import type { KurrentTimes } from './kurrent-times.js';

/** A log on KurrentDB with the keys of its personal fields. */
export type KurrentLog = {
  readonly store: EventStore;
  readonly keys: Protector;
  readonly desk: Desk;
  /** Destroys a person's keys. */
  readonly erase: (subject: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Opens the log, or begins it. Rejects with the port's errors. */
export async function openKurrentLog(
  { keysSecret, ...settings }: EventStoreSettings,
  personalFields: PersonalFields,
  times: Partial<KurrentTimes> = {},
): Promise<KurrentLog> {
  const store = await KurrentEventStore.open({ ...settings, times });
  const ring = store.keysUnder(keysSecret);
  return {
    store,
    keys: new KeyRingProtector(ring, personalFields),
    desk: store.deskUnder(keysSecret),
    erase: (subject) => ring.erase(subject),
    close: () => store.close(),
  };
}

/** Whether the server holds the log. Rejects with the port's errors where it does not say. */
export function holdsLogOn(settings: Omit<EventStoreSettings, 'keysSecret'>): Promise<boolean> {
  return KurrentEventStore.exists(settings);
}
