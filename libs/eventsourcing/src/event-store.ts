import type { NewEvent, Position, RecordedEvent } from './event.js';

/** The state a stream must be in for an append to happen. A bigint is its last revision. */
export type ExpectedRevision = bigint | 'no-stream' | 'any' | 'exists';

/** What an append did: its first and last revision and the position of its last event. */
export type AppendResult = {
  readonly firstRevision: bigint;
  readonly lastRevision: bigint;
  readonly position: Position;
};

export type ReadStreamOptions = {
  /** First revision to read, inclusive in both directions. Default: the start, or the end when backwards. */
  readonly from?: bigint;
  readonly direction?: 'forwards' | 'backwards';
  /** At least 1. Default: all. */
  readonly maxCount?: number;
};

export type ReadAllOptions = {
  /** Forwards: includes the event at this position. Backwards: excludes it. */
  readonly from?: Position;
  /** Forwards only: begins after this position. */
  readonly after?: Position;
  readonly direction?: 'forwards' | 'backwards';
  readonly maxCount?: number;
  /** Only streams whose name begins with one of these. An empty list is an invalid argument. */
  readonly prefixes?: readonly string[];
};

export type StreamState =
  { readonly exists: false } | { readonly exists: true; readonly revision: bigint };

export type SubscribeOptions = {
  readonly from: 'start' | 'end' | { readonly after: Position };
  /** One stream only. */
  readonly stream?: string;
  /** Only streams whose name begins with one of these. */
  readonly prefixes?: readonly string[];
  /** Most events in one call of the handler. Default 200. */
  readonly maxBatch?: number;
};

/** What a subscription calls, one call at a time and in log order. */
export type SubscriptionHandler = {
  /**
   * A batch of events. `upTo` is the position the log has been read to, which may be past the last
   * event of the batch: with a filter the batch may be empty, and only the checkpoint moves.
   */
  events(batch: readonly RecordedEvent[], upTo: Position): void | Promise<void>;
  /** The end of the log was reached; may be called again after falling behind. */
  caughtUp?(position: Position): void | Promise<void>;
};

export type Subscription = {
  /** Waits for a running handler, then delivers nothing more. May be called again. */
  stop(): Promise<void>;
  /** Resolves once stopped; rejects with `SubscriptionFailedError` when the handler failed. */
  readonly done: Promise<void>;
};

/** An epoch that a log had before: its positions up to an ordinal name the same events as those of now. */
export type FormerEpoch = { readonly epoch: string; readonly upTo: bigint };

/** Reads the log. All failures are `EventStoreError`s. */
export interface EventReader {
  /** The events of one stream. Throws `stream-not-found` on the first step when it does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;
  /** The whole log in commit order. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;
  streamState(stream: string): Promise<StreamState>;
  /** Position of the last event, or the position before the first when the log is empty. */
  head(): Promise<Position>;
  /** The epoch of this log as it is now: the beginning of every position in it. */
  epoch(): Promise<string>;
  /** The epochs that this log had before, the oldest first. Only `translatePosition` takes their positions. */
  formerEpochs(): Promise<readonly FormerEpoch[]>;
  /** Follows the log from a position, in order, without gap or repeat. */
  subscribe(options: SubscribeOptions, handler: SubscriptionHandler): Subscription;
}

/** Appends to the log. */
export interface EventWriter {
  /**
   * Appends all events or none; settles only once they are on disk. Repeating a call with the same ids and
   * the same `no-stream` or exact revision answers with the original result; `any` and `exists` promise no
   * such thing. Throws `ConflictError`, `duplicate-event-id`, `invalid-event`, `invalid-argument`,
   * `too-large`, or a retriable error.
   */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult>;
}

/** A whole event store. */
export interface EventStore extends EventReader, EventWriter {
  /**
   * Begins a new epoch, and answers with it: the present one is remembered with the end of the log. Subscriptions
   * end, and positions of before are those of another log to every reader. Another store on the same log fails as
   * `unavailable` from then on, but for its `epoch`, until it is opened again.
   */
  renewEpoch(): Promise<string>;
  /** Settles every pending call and ends subscriptions; later calls fail with `closed`. */
  close(): Promise<void>;
}
