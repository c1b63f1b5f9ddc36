import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PendingTimers, Timer, Wake } from '@interventions/application';

/** What came of the timers in a ledger. */
export type LedgerFaults = {
  /** Timers without an effect. */
  readonly missed: number;
  /** Timers with more than one. */
  readonly doubled: number;
  /** Timers that had an effect before their time. */
  readonly early: number;
};

/**
 * Stands for the log and its view of pending timers in tests of schedulers: an SQLite file that several
 * processes may open. Nothing in it prevents a second effect but the check that a process manager makes too.
 */
export class TimerLedger implements PendingTimers {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { timeout: 20_000 });
    this.#database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = OFF;
      CREATE TABLE IF NOT EXISTS timers (
        id TEXT PRIMARY KEY, at TEXT, concern TEXT, intervention_id TEXT, pending INTEGER);
      CREATE INDEX IF NOT EXISTS by_time ON timers (pending, at, id);
      CREATE TABLE IF NOT EXISTS calls (timer TEXT, at INTEGER, by TEXT);
      CREATE TABLE IF NOT EXISTS effects (timer TEXT, at INTEGER, by TEXT);`);
  }

  /** Sets timers as a process manager would. */
  set(timers: readonly Timer[]): void {
    const add = this.#database.prepare('INSERT INTO timers VALUES (?, ?, ?, ?, 1)');
    this.#database.exec('BEGIN IMMEDIATE');
    for (const { id, at, concern, interventionId } of timers)
      add.run(id, at, concern, interventionId);
    this.#database.exec('COMMIT');
  }

  /** Takes a timer back. */
  cancel(id: string): void {
    this.#database.prepare('UPDATE timers SET pending = 0 WHERE id = ?').run(id);
  }

  page(after: Pick<Timer, 'at' | 'id'> | undefined, limit: number): readonly Timer[] {
    const rows = this.#database
      .prepare(
        `SELECT id, at, concern, intervention_id AS interventionId FROM timers
         WHERE pending = 1 AND (at, id) > (?, ?) ORDER BY at, id LIMIT ?`,
      )
      .all(after?.at ?? '', after?.id ?? '', limit);
    return rows as unknown as Timer[];
  }

  count(): number {
    return this.#number('SELECT count(*) AS n FROM timers WHERE pending = 1');
  }

  has(id: string): boolean {
    return this.#number('SELECT count(*) AS n FROM timers WHERE pending = 1 AND id = ?', id) > 0;
  }

  /**
   * Handles a due timer as a process manager does: reads whether it is pending, works, and records the effect
   * only where it is pending still. `by` names the process.
   */
  wake(by = 'a'): Wake {
    return async (timer) => {
      this.#database.prepare('INSERT INTO calls VALUES (?, ?, ?)').run(timer.id, Date.now(), by);
      if (!this.has(timer.id)) return { kind: 'done' };
      await sleep(Math.random() * 2);
      this.#effect(timer.id, by);
      return { kind: 'done' };
    };
  }

  /** Handles a timer without looking whether it is pending: what a process manager must not do. */
  carelessWake(by = 'careless'): Wake {
    return ({ id }) => {
      this.cancel(id);
      this.#record(id, by);
      return Promise.resolve({ kind: 'done' });
    };
  }

  /** Ids of the timers called so far, in order of the calls. */
  called(): readonly string[] {
    const rows = this.#database.prepare('SELECT timer FROM calls ORDER BY rowid').all();
    return rows.map(({ timer }) => String(timer));
  }

  /** How many timers have an effect. */
  effects(by?: string): number {
    const sql = 'SELECT count(DISTINCT timer) AS n FROM effects WHERE ? IS NULL OR by = ?';
    return this.#number(sql, by ?? null, by ?? null);
  }

  /** How many calls there were. */
  calls(): number {
    return this.#number('SELECT count(*) AS n FROM calls');
  }

  /** Longest time from due to effect, in milliseconds. */
  latest(): number {
    return this.#number(
      `SELECT max(effects.at - ${milliseconds}) AS n FROM effects JOIN timers ON id = timer`,
    );
  }

  /** What went wrong, cancelled timers aside. */
  faults(): LedgerFaults {
    return {
      missed: this.count(),
      doubled: this.#number(
        'SELECT count(*) AS n FROM (SELECT timer FROM effects GROUP BY timer HAVING count(*) > 1)',
      ),
      early: this.#number(
        `SELECT count(*) AS n FROM effects JOIN timers ON id = timer WHERE effects.at < ${milliseconds}`,
      ),
    };
  }

  /** Waits until nothing is pending any more; throws in the end. */
  async settled(withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    while (this.count() > 0) {
      if (performance.now() > end)
        throw new Error(`${this.count()} timers were still pending after ${withinMs} ms.`);
      await sleep(20);
    }
  }

  close(): void {
    this.#database.close();
  }

  #effect(id: string, by: string): void {
    this.#database.exec('BEGIN IMMEDIATE');
    const fire = this.#database.prepare(
      'UPDATE timers SET pending = 0 WHERE id = ? AND pending = 1',
    );
    if (fire.run(id).changes === 1) this.#record(id, by);
    this.#database.exec('COMMIT');
  }

  #record(id: string, by: string): void {
    this.#database.prepare('INSERT INTO effects VALUES (?, ?, ?)').run(id, Date.now(), by);
  }

  #number(sql: string, ...values: readonly (string | null)[]): number {
    return Number(this.#database.prepare(sql).get(...values)?.['n'] ?? 0);
  }
}

/** SQL for a timer’s time in milliseconds since 1970. */
const milliseconds = "CAST(round(unixepoch(timers.at, 'subsec') * 1000) AS INTEGER)";

/** As many timers as asked for: `at` in milliseconds since 1970 of the n-th, spread over so many cases. */
export function someTimers(count: number, at: (n: number) => number, cases = count): Timer[] {
  const ids = Array.from({ length: cases }, () => randomUUID());
  return Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    at: new Date(at(n)).toISOString(),
    concern: 'review-cycle',
    interventionId: ids[n % cases] ?? '',
  }));
}
