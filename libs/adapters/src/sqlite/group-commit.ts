import {
  EventStoreError,
  type AppendResult,
  type ExpectedRevision,
  type SerialisedEvent,
} from '@interventions/eventsourcing';
import { backOffMs } from './busy-retry.js';
import { HalfWrittenError, type EventLog } from './event-log.js';
import { faultOf } from './sqlite-driver.js';
import { asStoreError } from './store-fault.js';

/** One caller's append, waiting for the next transaction. */
type WaitingAppend = {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly SerialisedEvent[];
  /** Since when it waits, on the monotonic clock in milliseconds. */
  readonly since: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: EventStoreError) => void;
};

/** Tells one caller what became of its append. */
type Settle = () => void;

export type GroupCommitOptions = {
  /** The clock: an ISO instant in UTC with milliseconds. */
  readonly now: () => string;
  /** How long an append waits for another process's lock before it fails as `busy`, in milliseconds. */
  readonly busyLimitMs: number;
  /** Told after each commit that wrote something. */
  readonly onCommit: () => void;
};

/** Most events of one transaction: bounds how long the process stands still. */
const maxGroupEvents = 1_000;

/**
 * Appends of many callers in one transaction per tick of the event loop. Each has its own revision check and
 * outcome; all settle after COMMIT only, so that no outcome rests on a write that did not last.
 */
export class GroupCommit {
  #waiting: WaitingAppend[] = [];
  #scheduled = false;
  #busyAttempts = 0;
  #onIdle: Settle | undefined;

  constructor(
    private readonly log: EventLog,
    private readonly options: GroupCommitOptions,
  ) {}

  append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly SerialisedEvent[],
  ): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ stream, expected, events, since: performance.now(), resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves once no append waits. */
  async settled(): Promise<void> {
    if (this.#waiting.length > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve));
  }

  #schedule(delayMs?: number): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    if (delayMs === undefined) setImmediate(() => this.#drain());
    else setTimeout(() => this.#drain(), delayMs);
  }

  #drain(): void {
    this.#scheduled = false;
    const group = this.#takeGroup();
    for (const settle of this.#commitGroup(group)) settle();
    if (this.#waiting.length > 0) this.#schedule();
    else this.#onIdle?.();
  }

  #takeGroup(): readonly WaitingAppend[] {
    let events = 0;
    const end = this.#waiting.findIndex(
      (append) => (events += append.events.length) > maxGroupEvents,
    );
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1));
  }

  /** One transaction; once more, and `careful`, when an append of it cannot be undone alone. */
  #commitGroup(group: readonly WaitingAppend[], careful = false): readonly Settle[] {
    try {
      this.log.begin();
    } catch (error) {
      if (faultOf(error) === 'busy') return this.#waitForLock(group, error);
      return this.#failAll(group, asStoreError(error));
    }
    this.#busyAttempts = 0;
    const start = this.log.end;
    let outcomes: readonly Settle[];
    try {
      const now = this.options.now();
      outcomes = group.map((append) => this.#attempt(append, now, careful));
    } catch (error) {
      const failed = this.#failAll(group, asStoreError(error));
      const redo = error instanceof HalfWrittenError && !this.log.database.inTransaction;
      return redo ? this.#commitGroup(group, true) : failed;
    }
    try {
      this.log.commit();
    } catch (error) {
      return this.#failAll(group, commitError(error));
    }
    return this.log.end > start ? [...outcomes, this.options.onCommit] : outcomes;
  }

  #attempt(append: WaitingAppend, now: string, careful: boolean): Settle {
    try {
      const { stream, expected, events } = append;
      const result = this.log.append(stream, expected, events, now, careful);
      return () => append.resolve(result);
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      return () => append.reject(error);
    }
  }

  /** Puts back those that may wait longer; the others fail as `busy`. */
  #waitForLock(group: readonly WaitingAppend[], cause: unknown): readonly Settle[] {
    const oldest = performance.now() - this.options.busyLimitMs;
    const error = asStoreError(cause);
    this.#waiting.unshift(...group.filter((append) => append.since >= oldest));
    this.#busyAttempts += 1;
    this.#schedule(backOffMs(this.#busyAttempts));
    return rejections(
      group.filter((append) => append.since < oldest),
      error,
    );
  }

  #failAll(group: readonly WaitingAppend[], error: EventStoreError): readonly Settle[] {
    try {
      this.log.abandon();
    } catch (second) {
      const cause = new AggregateError(
        [error, second],
        'The append failed, and so did its undoing.',
      );
      return rejections(group, new EventStoreError(error.code, error.message, { cause }));
    }
    return rejections(group, error);
  }
}

function rejections(group: readonly WaitingAppend[], error: EventStoreError): readonly Settle[] {
  return group.map(
    ({ reject }) =>
      () =>
        reject(error),
  );
}

/** A commit that found the disk full wrote no commit mark; after any other failure the mark may be on disk. */
function commitError(error: unknown): EventStoreError {
  const fault = faultOf(error);
  if (fault === 'full' || fault === 'busy') return asStoreError(error);
  return new EventStoreError(
    'ambiguous',
    'The event log failed while committing: the events may or may not be stored. Repeat the same call.',
    { cause: error },
  );
}
