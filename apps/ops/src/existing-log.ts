import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { DetailsProtector, personalDetailsOf, type CaseLog } from '@interventions/application';
import { OperatorError } from './usage.js';

/** A log with its keys, and how to let go of both. */
export type ClosableLog = { readonly log: CaseLog; readonly close: () => Promise<void> };

const logFile = 'events.db';

/** Whether a data folder holds a log. */
export function holdsLog(dataDir: string): boolean {
  return existsSync(join(dataDir, logFile));
}

/** Opens the log of a data folder that must hold one. Throws `OperatorError` where it holds none. */
export function openExistingLog(dataDir: string): ClosableLog {
  if (!holdsLog(dataDir))
    throw new OperatorError(`The folder ${dataDir} holds no log. Set DATA_DIR to the data folder.`);
  return logIn(dataDir);
}

/** Opens (or creates) the log of a data folder with its keys. */
export function logIn(dataDir: string): ClosableLog {
  const store = new SqliteEventStore({ file: join(dataDir, logFile) });
  const keys = new SubjectKeyProtector({
    file: join(dataDir, 'subject-keys.db'),
    personalFields: personalDetailsOf,
  });
  const close = async () => {
    await store.close();
    keys.close();
  };
  return { log: { store, protector: new DetailsProtector(keys) }, close };
}
