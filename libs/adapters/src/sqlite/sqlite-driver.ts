import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';

/** What a statement takes: null, number, bigint, text or bytes. */
export type SqlValue = SQLInputValue;

/** A row as an array, in the order of the selected columns. */
export type SqlRow = readonly SQLOutputValue[];

/** A prepared statement. Its faults are understood by `faultOf`. */
export type Statement = {
  all(...values: readonly SqlValue[]): readonly SqlRow[];
  get(...values: readonly SqlValue[]): SqlRow | undefined;
  run(...values: readonly SqlValue[]): void;
};

export type OpenOptions = {
  /** `FULL` syncs every commit; `NORMAL` may lose the last commits in a power cut, never the file. */
  readonly synchronous: 'FULL' | 'NORMAL';
  /** Bytes, for a new file. Default 8192. */
  readonly pageSize?: number;
  /** How long opening waits for a lock, in milliseconds. Afterwards a lock is reported at once. Default 5000. */
  readonly openTimeoutMs?: number;
  /** `DELETE`: no files beside this one, for a copy that is kept or carried away. Default `WAL`. */
  readonly journal?: 'WAL' | 'DELETE';
};

/** Kinds of SQLite failure that a caller can act on. */
export type SqliteFault = 'busy' | 'full' | 'io' | 'unique' | 'other';

/** One SQLite file, in WAL mode unless said otherwise: the only place that knows the driver. */
export class SqliteDatabase {
  readonly #database: DatabaseSync;

  /** Opens or creates the file (mode 0600, folder included) and prepares it with `setUp`, which may run again. */
  constructor(
    readonly file: string,
    options: OpenOptions,
    setUp: (database: SqliteDatabase) => void = () => undefined,
  ) {
    this.#database = openWithJournal(file, options);
    try {
      this.exec(`PRAGMA synchronous = ${options.synchronous}`);
      this.exec('PRAGMA recursive_triggers = ON');
      this.exec('PRAGMA cache_size = -16000');
      this.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
      setUp(this);
      this.exec('PRAGMA busy_timeout = 0');
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#database.isOpen;
  }

  /** Whether a transaction is open on this connection. */
  get inTransaction(): boolean {
    return this.#database.isTransaction;
  }

  exec(sql: string): void {
    this.#database.exec(sql);
  }

  prepare(sql: string): Statement {
    const statement = this.#database.prepare(sql);
    statement.setReturnArrays(true);
    return {
      all: (...values) => statement.all(...values) as unknown as readonly SqlRow[],
      get: (...values) => statement.get(...values) as unknown as SqlRow | undefined,
      run: (...values) => void statement.run(...values),
    };
  }

  /** Runs `work` in one immediate transaction: all of it is committed, or none. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  /**
   * Copies the database as one moment had it into another file, which is made where it is missing, while others go on
   * writing. `look` reads from that same moment. What is left of a copy that failed is the caller's to remove.
   */
  async copyTo<T>(file: string, look: () => T): Promise<T> {
    createPrivately(file);
    this.exec('BEGIN');
    try {
      const seen = look();
      // Within a read transaction nothing that others write makes the copy begin again.
      await backup(this.#database, file, { rate: copiedPages });
      return seen;
    } finally {
      this.rollBack();
    }
  }

  /** What is wrong with the pages of the file; empty when it is sound. */
  faults(): readonly string[] {
    const lines = this.prepare('PRAGMA integrity_check')
      .all()
      .map(([line]) => String(line));
    return lines.filter((line) => line !== 'ok');
  }

  /** Ends an open transaction without effect; SQLite may already have done so itself. */
  rollBack(): void {
    if (this.inTransaction) this.exec('ROLLBACK');
  }

  /** Closes the file. May be called again. */
  close(): void {
    if (this.isOpen) this.#database.close();
  }
}

/** Says what kind of SQLite failure an error is; undefined for an error that is not SQLite's. */
export function faultOf(error: unknown): SqliteFault | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  const code = Number(error.errcode);
  if (code === uniqueConstraint || code === primaryKeyConstraint) return 'unique';
  return faults.get(code & 0xff) ?? 'other';
}

/** Up to 32 MB wait in the WAL: a page that changes often is moved to the file once, not at every turn. */
const checkpointPages = 4_000;

/** The name of a database that lives in memory only, as long as it is open. */
export const inMemory = ':memory:';

/** Pages of one step of a copy: 8 MB. */
const copiedPages = 1_000;

const uniqueConstraint = 2067;
const primaryKeyConstraint = 1555;

/** By primary result code: BUSY and LOCKED; FULL; READONLY, IOERR, CORRUPT, CANTOPEN and NOTADB. */
const faults: ReadonlyMap<number, SqliteFault> = new Map([
  [5, 'busy'],
  [6, 'busy'],
  [13, 'full'],
  [8, 'io'],
  [10, 'io'],
  [11, 'io'],
  [14, 'io'],
  [26, 'io'],
]);

/** Tries until the time-out: SQLite reports a race between first openers at once, whatever its own time-out. */
function openWithJournal(file: string, options: OpenOptions): DatabaseSync {
  if (file !== inMemory) createPrivately(file);
  const timeout = options.openTimeoutMs ?? 5_000;
  const deadline = performance.now() + timeout;
  for (;;) {
    const database = new DatabaseSync(file, { timeout });
    try {
      database.exec(`PRAGMA page_size = ${options.pageSize ?? 8192}`);
      database.exec(`PRAGMA journal_mode = ${options.journal ?? 'WAL'}`);
      return database;
    } catch (error) {
      database.close();
      if (faultOf(error) !== 'busy' || performance.now() > deadline) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + Math.random() * 10);
    }
  }
}

function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!isExisting(error)) throw error;
  }
}

function isExisting(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';
}
