import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DetailsProtector, personalDetailsOf, type Desk } from '@interventions/application';
import type { EventStore, Protector } from '@interventions/eventsourcing';
import { SqliteDesk } from '../desk/index.js';
import { SubjectKeyProtector } from '../keys/index.js';
import { SqliteEventStore, type SqliteEventStoreOptions } from '../sqlite/index.js';
import type { EventStoreSettings } from './backend-settings.js';

/** Where a log is: a SQLite file in a data folder, or KurrentDB. */
export type LogPlace = {
  readonly dataDir: string;
  /** Null for the file. */
  readonly eventStore: EventStoreSettings | null;
};

/** A log with the protection of its personal fields, the desks beside it, and how to let go of all. */
export type OpenCaseLog = {
  readonly store: EventStore;
  readonly protector: Protector;
  readonly desk: Desk;
  /** Whether positions can be counted. */
  readonly densePositions: boolean;
  readonly close: () => Promise<void>;
};

/** Opens (or creates) a log with its keys, beside whoever else has it open. Throws the store's errors. */
export async function openCaseLog(
  { dataDir, eventStore }: LogPlace,
  options: Omit<SqliteEventStoreOptions, 'file'> = {},
): Promise<OpenCaseLog> {
  if (eventStore !== null) return openOnServer(eventStore);
  mkdirSync(dataDir, { recursive: true });
  const store = new SqliteEventStore({ ...options, file: logFileIn(dataDir) });
  try {
    const keys = new SubjectKeyProtector({
      file: join(dataDir, 'subject-keys.db'),
      personalFields: personalDetailsOf,
    });
    const desk = new SqliteDesk(join(dataDir, 'desk.db'));
    const close = async (): Promise<void> => {
      await store.close();
      keys.close();
      desk.close();
    };
    return { store, protector: new DetailsProtector(keys), desk, densePositions: true, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whether there is a log at a place already. Rejects with the store's errors where a server does not say. */
export async function holdsLog({ dataDir, eventStore }: LogPlace): Promise<boolean> {
  if (eventStore === null) return existsSync(logFileIn(dataDir));
  const { holdsLogOn } = await import('../kurrent/index.js');
  return holdsLogOn(eventStore);
}

/** The log of a data folder, where it is a file. */
export function logFileIn(dataDir: string): string {
  return join(dataDir, 'events.db');
}

/** The client is loaded only where it is used: the embedded mode starts without it. */
async function openOnServer(settings: EventStoreSettings): Promise<OpenCaseLog> {
  const { openKurrentLog } = await import('../kurrent/index.js');
  const log = await openKurrentLog(settings, personalDetailsOf);
  return {
    store: log.store,
    protector: new DetailsProtector(log.keys),
    desk: log.desk,
    densePositions: false,
    close: () => log.close(),
  };
}
