import { randomUUID } from 'node:crypto';
import {
  EventStoreError,
  judgeAppend,
  judgeDuplicate,
  positionAt,
  type AppendResult,
  type AppendVerdict,
  type ExpectedRevision,
  type FormerEpoch,
  type SerialisedEvent,
} from '@interventions/eventsourcing';
import { prepareEventLog } from './event-log-schema.js';
import { faultOf, SqliteDatabase, type OpenOptions } from './sqlite-driver.js';

/** The end of the log: the last position (0 when empty) and the last recording time. */
export type LogHead = { readonly position: number; readonly recordedAt: string };

/** An append met a known event id after some of its events may have been written: undo the transaction. */
export class HalfWrittenError extends Error {
  constructor(cause: unknown) {
    super('An append may be half written.', { cause });
    this.name = 'HalfWrittenError';
  }
}

const maxCachedStreams = 10_000;

/** The writing side of one event log file: synchronous, one transaction at a time, this process only. */
export class EventLog {
  readonly database: SqliteDatabase;
  readonly #newEpoch: () => string;
  readonly #sql: ReturnType<typeof prepareStatements>;
  /** Last revisions by stream: true while the log's end is where this process left it. */
  readonly #revisions = new Map<string, bigint>();
  #head: LogHead = { position: 0, recordedAt: '' };
  /** The epoch of every position that this process is told, and the renewal that began it. */
  #epoch: string;
  #renewal: number;

  constructor(
    file: string,
    newEpoch: () => string = () => randomUUID().slice(0, 8),
    open: Omit<OpenOptions, 'synchronous'> = {},
  ) {
    this.database = new SqliteDatabase(file, { ...open, synchronous: 'FULL' }, (database) =>
      prepareEventLog(database, newEpoch),
    );
    this.#newEpoch = newEpoch;
    this.#sql = prepareStatements(this.database);
    this.#renewal = this.#lastRenewal();
    this.#epoch = this.presentEpoch();
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** The epoch as the file has it, which another process may have renewed since this one opened it. */
  presentEpoch(): string {
    return this.#epochs().at(-1)?.epoch ?? '';
  }

  /** The epochs before the present one, the oldest first. */
  formerEpochs(): readonly FormerEpoch[] {
    const epochs = this.#epochs();
    return epochs.slice(1).map(({ upTo }, index) => ({ epoch: epochs[index]?.epoch ?? '', upTo }));
  }

  /** Begins a new epoch at the present end of the log, and answers with it. */
  renewEpoch(): string {
    this.#epoch = this.database.transaction(() => {
      this.checkEpoch();
      const known = this.#epochs().map(({ epoch }) => epoch);
      let epoch = this.#newEpoch();
      while (known.includes(epoch)) epoch = this.#newEpoch();
      this.#sql.renew.run(epoch, this.head().position);
      return epoch;
    });
    this.#renewal = this.#lastRenewal();
    return this.#epoch;
  }

  /** Throws `unavailable` once another process has renewed the epoch: what this one would tell is out of date. */
  checkEpoch(): void {
    if (this.#lastRenewal() === this.#renewal) return;
    throw new EventStoreError(
      'unavailable',
      'The event log has begun a new epoch since it was opened. Open it again.',
    );
  }

  /** The last position as this process left it: the open transaction's, or the last commit's. */
  get end(): number {
    return this.#head.position;
  }

  /** The end of the log as committed, or as this transaction sees it. */
  head(): LogHead {
    const row = this.#sql.head.get();
    return row === undefined
      ? { position: 0, recordedAt: '' }
      : { position: Number(row[0]), recordedAt: String(row[1]) };
  }

  /** Last revision of a stream. */
  revisionOf(stream: string): bigint | undefined {
    const revision = this.#sql.revision.get(stream)?.[0];
    return revision === null || revision === undefined ? undefined : BigInt(Number(revision));
  }

  /** Takes the write lock. What the caches hold is dropped when another process wrote meanwhile. */
  begin(): void {
    this.database.rollBack();
    this.#sql.begin.run();
    this.checkEpoch();
    const head = this.head();
    if (head.position !== this.#head.position) this.#revisions.clear();
    this.#head = head;
  }

  commit(): void {
    this.#sql.commit.run();
  }

  /** Undoes the open transaction. */
  abandon(): void {
    this.#revisions.clear();
    this.#head = { position: -1, recordedAt: '' };
    this.database.rollBack();
  }

  /**
   * One append inside the open transaction: written whole, or not at all with the transaction unharmed
   * when the port refuses it. Throws the port's refusals, and SQLite's faults as they are. A savepoint costs
   * a quarter of an append, so only a `careful` one has it: without, several events of which the stream
   * holds one throw `HalfWrittenError`.
   */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly SerialisedEvent[],
    now: string,
    careful: boolean,
  ): AppendResult {
    const ids = events.map((event) => event.id);
    const actual = this.#revisions.get(stream) ?? this.revisionOf(stream) ?? 'no-stream';
    const verdict = judgeAppend(stream, expected, actual, ids, (from, count) =>
      this.#sql.ids.all(stream, from, count).map((row) => String(row[0])),
    );
    const written =
      verdict.kind === 'write'
        ? this.#writeUnlessKnown(stream, expected, verdict, events, now, careful)
        : verdict;
    const lastRevision = written.first + BigInt(events.length) - 1n;
    const position =
      written.kind === 'write'
        ? this.#head.position
        : Number(this.#sql.position.get(stream, lastRevision)?.[0]);
    return {
      firstRevision: written.first,
      lastRevision,
      position: positionAt(this.#epoch, position),
    };
  }

  #lastRenewal(): number {
    return Number(this.#sql.lastRenewal.get()?.[0] ?? 0);
  }

  /** Every epoch from the first to the present one, each with the ordinal at which it began. */
  #epochs(): readonly { readonly epoch: string; readonly upTo: bigint }[] {
    return this.#sql.epochs
      .all()
      .map(([epoch, upTo]) => ({ epoch: String(epoch), upTo: BigInt(Number(upTo)) }));
  }

  #writeUnlessKnown(
    stream: string,
    expected: ExpectedRevision,
    verdict: AppendVerdict,
    events: readonly SerialisedEvent[],
    now: string,
    careful: boolean,
  ): AppendVerdict {
    const several = events.length > 1;
    const guarded = careful && several;
    if (guarded) this.#sql.savepoint.run();
    try {
      this.#write(stream, verdict.first, events, now);
    } catch (error) {
      if (faultOf(error) !== 'unique') throw error;
      if (guarded) this.#sql.undo.run();
      else if (several) throw new HalfWrittenError(error);
      return judgeDuplicate(
        stream,
        expected,
        events.map(({ id }) => id),
        (id) => {
          const revision = this.#sql.revisionOfId.get(stream, id)?.[0];
          return revision === undefined ? undefined : BigInt(Number(revision));
        },
      );
    } finally {
      if (guarded && this.database.inTransaction) this.#sql.release.run();
    }
    return verdict;
  }

  #write(stream: string, first: bigint, events: readonly SerialisedEvent[], now: string): void {
    let { position } = this.#head;
    const recordedAt = now > this.#head.recordedAt ? now : this.#head.recordedAt;
    let revision = first;
    for (const { id, type, metadata, data } of events) {
      position += 1;
      this.#sql.insert.run(position, stream, revision, id, type, recordedAt, metadata, data);
      revision += 1n;
    }
    this.#head = { position, recordedAt };
    if (this.#revisions.size >= maxCachedStreams) this.#revisions.clear();
    this.#revisions.set(stream, revision - 1n);
  }
}

function prepareStatements(database: SqliteDatabase) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    begin: prepare('BEGIN IMMEDIATE'),
    commit: prepare('COMMIT'),
    savepoint: prepare('SAVEPOINT append'),
    undo: prepare('ROLLBACK TO append'),
    release: prepare('RELEASE append'),
    lastRenewal: prepare('SELECT max(number) FROM renewals'),
    epochs: prepare(
      `SELECT epoch, up_to FROM (SELECT 0 AS number, epoch, 0 AS up_to FROM log
       UNION ALL SELECT number, epoch, up_to FROM renewals) ORDER BY number`,
    ),
    renew: prepare('INSERT INTO renewals (epoch, up_to) VALUES (?, ?)'),
    head: prepare('SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1'),
    revision: prepare('SELECT max(revision) FROM events WHERE stream = ?'),
    ids: prepare(
      'SELECT id FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ? + 0',
    ),
    position: prepare('SELECT position FROM events WHERE stream = ? AND revision = ?'),
    revisionOfId: prepare('SELECT revision FROM events WHERE stream = ? AND id = ?'),
    insert: prepare(
      `INSERT INTO events (position, stream, revision, id, type, recorded_at, metadata, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
  };
}
