import { existsSync, rmSync } from 'node:fs';
import type { SqliteDatabase } from './sqlite-driver.js';
import { EventLog } from './event-log.js';
import { faultOf } from './sqlite-driver.js';

/** How long a process that is just ending may still have a log file open, in milliseconds. */
const patienceMs = 1_000;

/** What a log file holds: its epoch, the ordinal of its last event, and how many events there are. */
export type LogFacts = {
  readonly epoch: string;
  readonly ordinal: bigint;
  readonly events: number;
};

/**
 * Copies a log into one file as one moment had it, while others write, and reads the copy whole. Throws for a copy
 * that is damaged or holds anything else than the log did at that moment.
 */
export async function copyLogFile(file: string, copy: string): Promise<LogFacts> {
  const log = new EventLog(file);
  try {
    const source = await log.database.copyTo(copy, () => factsOf(log));
    const copied = inspectLogFile(copy);
    if (isSame(source, copied)) return copied;
    throw new Error(`The copy of ${file} ends elsewhere than the log did.`);
  } finally {
    log.database.close();
  }
}

/** Reads a log file that nobody has open: every page of it must be sound. */
export function inspectLogFile(file: string): LogFacts {
  return inLog(file, (log) => {
    const [fault] = log.database.faults();
    if (fault !== undefined) throw new Error(`${file} is damaged: ${fault}.`);
    return factsOf(log);
  });
}

/** Begins a new epoch in a log file that nobody has open; answers with it. */
export function renewLogFile(file: string): string {
  return inLog(file, (log) => log.renewEpoch());
}

/** Whether two files hold the same log up to the same event. */
export function isSame(one: LogFacts, other: LogFacts): boolean {
  return one.epoch === other.epoch && one.ordinal === other.ordinal && one.events === other.events;
}

/**
 * Makes room for a log file: an empty log that nobody has open is removed. Answers with what stands in the way
 * otherwise.
 */
export function clearEmptyLog(file: string): 'clear' | 'in-use' | 'holds-events' | 'leftovers' {
  if (!existsSync(file))
    return existsSync(`${file}-wal`) || existsSync(`${file}-shm`) ? 'leftovers' : 'clear';
  const log = new EventLog(file);
  const { position } = log.head();
  log.database.close();
  if (position > 0) return 'holds-events';
  try {
    // Leaving WAL mode takes the whole file: it fails while anybody else has it open, and leaves no file beside it.
    inLog(file, () => undefined);
  } catch (error) {
    if (faultOf(error) === 'busy') return 'in-use';
    throw error;
  }
  rmSync(file);
  return 'clear';
}

function inLog<T>(file: string, work: (log: EventLog) => T): T {
  const log = new EventLog(file, undefined, { journal: 'DELETE', openTimeoutMs: patienceMs });
  try {
    return work(log);
  } finally {
    log.database.close();
  }
}

function factsOf(log: EventLog): LogFacts {
  return {
    epoch: log.presentEpoch(),
    ordinal: BigInt(log.head().position),
    events: countIn(log.database),
  };
}

function countIn(database: SqliteDatabase): number {
  return Number(database.prepare('SELECT count(*) FROM events').get()?.[0]);
}
