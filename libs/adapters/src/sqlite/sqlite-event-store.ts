import {
  checkExpected,
  checkReadAll,
  checkReadStream,
  checkStreamName,
  checkSubscribe,
  defaultMaxAppendBytes,
  EventStoreError,
  fromPages,
  ordinalOf,
  positionAt,
  runSubscription,
  serialise,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type FormerEpoch,
  type NewEvent,
  type NextPage,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamState,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionHandler,
} from '@interventions/eventsourcing';
import { retryWhileBusy } from './busy-retry.js';
import { EventLogReader } from './event-log-reader.js';
import { EventLog } from './event-log.js';
import { GroupCommit } from './group-commit.js';
import { GrowthWatch } from './growth-watch.js';
import type { SqliteDatabase } from './sqlite-driver.js';
import { asStoreError } from './store-fault.js';

/** How a SQLite event store is opened. */
export type SqliteEventStoreOptions = {
  /** Path of the log; created with its folder when missing. */
  readonly file: string;
  /** The clock: an ISO instant in UTC with milliseconds. Default: the system's. */
  readonly now?: () => string;
  /** Most bytes of one append. Default 1 MiB. */
  readonly maxAppendBytes?: number;
  /** How long a call waits for another process's lock before it fails as `busy`. Default 5000 ms. */
  readonly busyLimitMs?: number;
  /** Further settings of this connection, such as `PRAGMA max_page_count`. */
  readonly tune?: (database: SqliteDatabase) => void;
};

/**
 * The event store in one SQLite file (WAL, `synchronous=FULL`), which several processes may share. Positions
 * are dense and in commit order; appends waiting at the same time share one transaction.
 */
export class SqliteEventStore implements EventStore {
  readonly #log: EventLog;
  readonly #reader: EventLogReader;
  readonly #commits: GroupCommit;
  readonly #growth: GrowthWatch;
  readonly #subscriptions = new Set<Subscription>();
  readonly #maxBytes: number;
  readonly #busyLimitMs: number;
  #closing: Promise<void> | undefined;

  /** Opens or creates the log. Throws `unsupported` for a file it cannot read, `storage` or `busy`. */
  constructor(options: SqliteEventStoreOptions) {
    this.#maxBytes = options.maxAppendBytes ?? defaultMaxAppendBytes;
    this.#busyLimitMs = options.busyLimitMs ?? 5_000;
    this.#log = openLog(options.file);
    options.tune?.(this.#log.database);
    this.#reader = new EventLogReader(this.#log);
    this.#growth = new GrowthWatch(options.file, () => this.#log.head().position);
    this.#commits = new GroupCommit(this.#log, {
      now: options.now ?? (() => new Date().toISOString()),
      busyLimitMs: this.#busyLimitMs,
      onCommit: () => this.#growth.grownTo(this.#log.end),
    });
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.#checkOpen();
    checkStreamName(stream);
    checkExpected(expected);
    return this.#commits.append(stream, expected, serialise(events, this.#maxBytes));
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#read(() => {
      checkReadStream(stream, options);
      return this.#reader.stream(stream, options);
    });
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#read(() => {
      checkReadAll(options);
      return this.#reader.all(options);
    });
  }

  async streamState(stream: string): Promise<StreamState> {
    checkStreamName(stream);
    const revision = await this.#now(() => this.#log.revisionOf(stream));
    return revision === undefined ? { exists: false } : { exists: true, revision };
  }

  async head(): Promise<Position> {
    return this.#now(() => this.#head());
  }

  async epoch(): Promise<string> {
    return this.#retried(() => this.#log.presentEpoch());
  }

  async formerEpochs(): Promise<readonly FormerEpoch[]> {
    return this.#now(() => this.#log.formerEpochs());
  }

  async renewEpoch(): Promise<string> {
    const epoch = await this.#now(() => this.#log.renewEpoch());
    this.#growth.grownTo(this.#log.end);
    return epoch;
  }

  subscribe(options: SubscribeOptions, handler: SubscriptionHandler): Subscription {
    this.#checkOpen();
    checkSubscribe(options);
    const source = {
      pageAfter: (after: Position, limit: number) =>
        this.#now(() => this.#reader.pageAfter(after, limit, options)),
      onGrowth: (listener: () => void) => this.#growth.listen(listener),
    };
    const start = this.#startOf(options.from);
    const subscription = runSubscription(source, start, handler, options.maxBatch);
    this.#subscriptions.add(subscription);
    const forget = (): void => void this.#subscriptions.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const stopped = [...this.#subscriptions].map((subscription) => subscription.stop());
    await this.#commits.settled();
    await Promise.all(stopped);
    this.#log.database.close();
  }

  /** A read as pages, each tried again while the file is locked. */
  #read(begin: () => NextPage<RecordedEvent>): AsyncIterable<RecordedEvent> {
    return fromPages(() => {
      let page: NextPage<RecordedEvent> | undefined;
      return () => this.#now(() => (page ??= begin())() as readonly RecordedEvent[]);
    });
  }

  #now<T>(work: () => T): T | Promise<T> {
    return this.#retried(() => {
      this.#log.checkEpoch();
      return work();
    });
  }

  #retried<T>(work: () => T): T | Promise<T> {
    return retryWhileBusy(() => {
      this.#checkOpen();
      return work();
    }, this.#busyLimitMs);
  }

  #startOf(from: SubscribeOptions['from']): Position {
    orStoreError(() => this.#log.checkEpoch());
    if (from === 'start') return positionAt(this.#log.epoch, 0);
    const head = orStoreError(() => this.#head());
    if (from === 'end') return head;
    if (ordinalOf(this.#log.epoch, from.after) > ordinalOf(this.#log.epoch, head)) {
      throw new EventStoreError(
        'invalid-argument',
        `Position ${from.after} lies past the end of this log (${head}). Start from the beginning.`,
      );
    }
    return from.after;
  }

  #head(): Position {
    return positionAt(this.#log.epoch, this.#log.head().position);
  }

  #checkOpen(): void {
    if (this.#closing !== undefined) {
      throw new EventStoreError('closed', 'The event store is closed.');
    }
  }
}

function openLog(file: string): EventLog {
  return orStoreError(() => new EventLog(file));
}

function orStoreError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error);
  }
}
