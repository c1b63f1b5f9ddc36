import { judge, type StreamStanding, type WriteOutcome } from './append-rules.js';
import { retentionOf, softDeletion, visibleOf, type Retention } from './retention.js';
import {
  endOfTime,
  sizeOf,
  tombstoneType,
  type ExpectedState,
  type ProposedEvent,
  type StoredRecord,
  type UnplacedRecord,
} from './stored-record.js';
import { jsonEvent, openingRecords, statistics, statisticsStream } from './system-records.js';

/** How a log behaves. */
export type RecordLogOptions = {
  /** Milliseconds since 1970; what `created` is taken from. */
  readonly clock: () => number;
  /** After so many appends the server writes a record of its own. */
  readonly systemRecordEvery: number;
  /** Position of the first record. */
  readonly firstPosition: bigint;
};

/** A stream for reading: what is visible of it. */
export type StreamView = {
  readonly state: 'missing' | 'present' | 'tombstoned';
  /** Visible records in order of revision. */
  readonly records: readonly StoredRecord[];
};

/**
 * The log: records in commit order at sparse positions, with the server's own records in front and between.
 * Each change is one transaction, given to the keeper before it can be seen.
 */
export class RecordLog {
  #records: StoredRecord[] = [];
  readonly #streams = new Map<string, StoredRecord[]>();
  readonly #recent = new Map<string, { readonly stream: string; readonly revision: bigint }>();
  readonly #listeners = new Set<() => void>();
  #writes = 0;
  #acknowledged = -1n;

  constructor(
    private readonly options: RecordLogOptions,
    private readonly keep: (transaction: readonly StoredRecord[]) => void,
    kept: readonly StoredRecord[] = [],
  ) {
    this.#index(kept);
    if (kept.length === 0) this.#commit(this.#place(openingRecords()));
    this.#acknowledged = this.#records.at(-1)?.position ?? -1n;
  }

  /** Everything, the hidden records too. */
  get records(): readonly StoredRecord[] {
    return this.#records;
  }

  /** Calls back after each commit, until the returned function is called. */
  onCommit(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Appends all events or none. */
  append(stream: string, expected: ExpectedState, events: readonly ProposedEvent[]): WriteOutcome {
    const standing = this.#standing(stream);
    const verdict = judge(
      expected,
      standing,
      events.map(({ id }) => id),
    );
    if (verdict.kind === 'repeated') {
      const { lastRevision: revision } = verdict;
      const original = this.#all(stream).find((record) => record.revision === revision);
      return { kind: 'repeated', revision, position: original?.position };
    }
    if (verdict.kind !== 'write') return verdict;
    const written = events.map((event, offset) => ({
      ...event,
      stream,
      revision: verdict.firstRevision + BigInt(offset),
    }));
    const undelete = standing.softDeleted
      ? [this.#metadataOf(stream, { $tb: Number(verdict.firstRevision) })]
      : [];
    const placed = this.#place([...written, ...undelete, ...this.#own(written.length)]);
    this.#commit(placed);
    for (const { id, revision } of written) this.#recent.set(id, { stream, revision });
    const last = written.length === 0 ? undefined : placed[written.length - 1];
    return {
      kind: 'stored',
      revision: last?.revision ?? standing.last,
      position: last?.position,
    };
  }

  /** Hides all events of a stream, by replacing its metadata; the next append goes on after the last revision. */
  softDelete(stream: string, expected: ExpectedState): WriteOutcome {
    const refused = this.#refusesDeletion(stream, expected);
    if (refused) return refused;
    if (this.#all(stream).length === 0) return { kind: 'conflict', current: undefined };
    const [record] = this.#commit(this.#place([this.#metadataOf(stream, softDeletion)]));
    return { kind: 'stored', revision: record?.revision, position: record?.position };
  }

  /** Burns the name of a stream, also of one that never existed. */
  tombstone(stream: string, expected: ExpectedState): WriteOutcome {
    const refused = this.#refusesDeletion(stream, expected);
    if (refused) return refused;
    const [record] = this.#commit(
      this.#place([{ ...jsonEvent(tombstoneType, {}), stream, revision: endOfTime }]),
    );
    return { kind: 'stored', revision: record?.revision, position: record?.position };
  }

  /** What a reader sees of a stream. */
  view(stream: string): StreamView {
    const all = this.#all(stream);
    if (all.at(-1)?.type === tombstoneType) return { state: 'tombstoned', records: all };
    const retention = this.#retention(stream);
    if (all.length === 0 || retention.truncateBefore === endOfTime)
      return { state: 'missing', records: [] };
    return { state: 'present', records: visibleOf(all, retention) };
  }

  /** Index of the first record at or after a position. */
  indexFrom(position: bigint): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#records[middle] as StoredRecord).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a position is the beginning of the log or of a record, or lies after all of them. */
  isBoundary(position: bigint): boolean {
    if (position === 0n) return true;
    const record = this.#records[this.indexFrom(position)];
    if (record !== undefined) return record.position === position;
    const last = this.#records.at(-1);
    return last === undefined || position >= last.position + sizeOf(last);
  }

  /** Notes that a client was told of everything up to here. */
  acknowledge(position: bigint | undefined): void {
    if (position !== undefined && position > this.#acknowledged) this.#acknowledged = position;
  }

  /** Forgets which ids were committed lately, as a restart does. */
  forgetRecentIds(): void {
    this.#recent.clear();
  }

  /** Takes away all records from the given index on. */
  truncate(length: number): void {
    const kept = this.#records.slice(0, length);
    this.#records = [];
    this.#streams.clear();
    this.#recent.clear();
    this.#index(kept);
    this.#acknowledged = kept.at(-1)?.position ?? -1n;
  }

  /** How many records there are up to the end of what was acknowledged. */
  acknowledgedLength(): number {
    return this.indexFrom(this.#acknowledged + 1n);
  }

  #all(stream: string): readonly StoredRecord[] {
    return this.#streams.get(stream) ?? [];
  }

  #standing(stream: string): StreamStanding {
    const all = this.#all(stream);
    const tombstoned = all.at(-1)?.type === tombstoneType;
    return {
      last: all.at(-1)?.revision,
      softDeleted: all.length > 0 && this.#retention(stream).truncateBefore === endOfTime,
      tombstoned,
      hasMetadata: this.#all(`$$${stream}`).length > 0,
      idAt: (revision) => all[Number(revision)]?.id,
      recentRevisionOf: (id) => {
        const found = this.#recent.get(id);
        return found?.stream === stream ? found.revision : undefined;
      },
    };
  }

  #retention(stream: string): Retention {
    return retentionOf(this.#all(`$$${stream}`).at(-1));
  }

  #refusesDeletion(stream: string, expected: ExpectedState): WriteOutcome | undefined {
    const verdict = judge(expected, this.#standing(stream), []);
    if (verdict.kind === 'conflict' || verdict.kind === 'deleted') return verdict;
    return undefined;
  }

  #metadataOf(stream: string, metadata: string | object): UnplacedRecord {
    const name = `$$${stream}`;
    const revision = BigInt(this.#all(name).length);
    return { ...jsonEvent('$metadata', metadata), stream: name, revision };
  }

  /** The server's own record, when one is due. */
  #own(written: number): readonly UnplacedRecord[] {
    if (written === 0) return [];
    this.#writes += 1;
    return this.#writes % this.options.systemRecordEvery === 0
      ? [statistics(BigInt(this.#all(statisticsStream).length))]
      : [];
  }

  #place(records: readonly UnplacedRecord[]): readonly StoredRecord[] {
    const last = this.#records.at(-1);
    let position = last === undefined ? this.options.firstPosition : last.position + sizeOf(last);
    const createdMs = this.options.clock();
    return records.map((record) => {
      const placed = { ...record, position, createdMs };
      position += sizeOf(placed);
      return placed;
    });
  }

  #commit(transaction: readonly StoredRecord[]): readonly StoredRecord[] {
    if (transaction.length > 0) this.keep(transaction);
    this.#index(transaction);
    for (const listener of this.#listeners) listener();
    return transaction;
  }

  #index(records: readonly StoredRecord[]): void {
    for (const record of records) {
      this.#records.push(record);
      const stream = this.#streams.get(record.stream);
      if (stream === undefined) this.#streams.set(record.stream, [record]);
      else stream.push(record);
    }
  }
}
