import { holdsLog, openCaseLog, type LogPlace } from '@interventions/adapters/backend';
import type { CaseLog } from '@interventions/application';
import { OperatorError } from './usage.js';

/** A log with its keys, and how to let go of both. */
export type ClosableLog = { readonly log: CaseLog; readonly close: () => Promise<void> };

/** Opens a log that must exist already. Throws `OperatorError` where a data folder holds none. */
export async function openExistingLog(place: LogPlace): Promise<ClosableLog> {
  if (!(await holdsLog(place)))
    throw new OperatorError(
      place.eventStore === null
        ? `The folder ${place.dataDir} holds no log. Set DATA_DIR to the data folder.`
        : 'The event store holds no log of this platform. Set EVENT_STORE_URL and EVENT_STORE_PREFIX to those of the services.',
    );
  return logIn(place);
}

/** Opens (or creates) a log with its keys. */
export async function logIn(place: LogPlace): Promise<ClosableLog> {
  const { store, protector, close } = await openCaseLog(place);
  return { log: { store, protector }, close };
}
