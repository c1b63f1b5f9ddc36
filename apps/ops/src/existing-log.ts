import { holdsLog, openCaseLog, type LogPlace } from '@interventions/adapters/backend';
import { FileWitness, LogGuard, withheldError } from '@interventions/adapters/guard';
import type { CaseLog } from '@interventions/application';
import type { EventReader } from '@interventions/eventsourcing';
import { OperatorError } from './usage.js';

/** A log with its keys, and how to let go of both. */
export type ClosableLog = { readonly log: CaseLog; readonly close: () => Promise<void> };

/** Opens a log that must exist already. Throws `OperatorError` where a data folder holds none. */
export async function openExistingLog(place: LogPlace): Promise<ClosableLog> {
  await requireLog(place);
  return logIn(place);
}

/** Throws `OperatorError` where there is no log at a place. */
export async function requireLog(place: LogPlace): Promise<void> {
  if (await holdsLog(place)) return;
  throw new OperatorError(
    place.eventStore === null
      ? `The folder ${place.dataDir} holds no log. Set DATA_DIR to the data folder.`
      : 'The event store holds no log of this platform. Set EVENT_STORE_URL and EVENT_STORE_PREFIX to those of the services.',
  );
}

/** Opens (or creates) a log with its keys. */
export async function logIn(place: LogPlace): Promise<ClosableLog> {
  const open = await openCaseLog(place);
  const { store, protector } = open;
  return { log: { store, protector }, close: () => open.close() };
}

/**
 * Opens (or creates) a log to record in it, and keeps how far it was seen when it is closed. Throws `withheld` for a
 * log that lacks what was seen of it before.
 */
export async function logToRecordIn(place: LogPlace): Promise<ClosableLog> {
  const { log, close } = await logIn(place);
  try {
    const guard = guardOf(place, log.store);
    const withheld = await guard.judge();
    if (withheld !== undefined) throw withheldError(withheld);
    const noteAndClose = async (): Promise<void> => {
      // What was recorded is on disk, whether or not it can be noted.
      await guard.note().catch(warn).finally(close);
    };
    return { log, close: noteAndClose };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The guard of the log at a place, with the witness of its data folder. */
export function guardOf({ dataDir }: LogPlace, store: EventReader): LogGuard {
  return new LogGuard(store, new FileWitness(dataDir), { onFault: warn });
}

function warn(error: unknown): void {
  process.emitWarning(error instanceof Error ? error.message : String(error));
}
