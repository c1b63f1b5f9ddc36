/** What can go wrong at the event store port; every adapter fails with these and nothing else. */
export type EventStoreErrorCode =
  | 'conflict'
  | 'duplicate-event-id'
  | 'invalid-event'
  | 'invalid-argument'
  | 'too-large'
  | 'stream-not-found'
  | 'storage'
  | 'busy'
  | 'ambiguous'
  | 'unavailable'
  | 'timeout'
  | 'subscription-failed'
  | 'unsupported'
  | 'withheld'
  | 'closed';

const retriableCodes: ReadonlySet<EventStoreErrorCode> = new Set([
  'busy',
  'ambiguous',
  'unavailable',
  'timeout',
  'storage',
]);

/**
 * A failure of the event store. `withheld`: the log lacks events that were seen in it, and takes no more until an
 * operator has looked; its message says what to do. `retriable` says that the same call, with the same ids and the same
 * expected revision, may succeed later; after `ambiguous` or `timeout` it may already have happened.
 */
export class EventStoreError extends Error {
  readonly retriable: boolean;

  constructor(
    readonly code: EventStoreErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EventStoreError';
    this.retriable = retriableCodes.has(code);
  }
}

/** The log holds an event that this release does not know: a newer one wrote it. Nothing is decided or shown past it. */
export class UnknownEventTypeError extends Error {
  constructor(readonly eventType: string) {
    super(
      `No event of type ${eventType} is known. This release is older than its log: start the newer one.`,
    );
    this.name = 'UnknownEventTypeError';
  }
}

/** The stream was not at the revision that the append expected. */
export class ConflictError extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly expected: bigint | 'no-stream' | 'any' | 'exists',
    readonly actual: bigint | 'no-stream',
  ) {
    super(
      'conflict',
      `Stream ${stream} was expected at ${String(expected)} and stands at ${String(actual)}. Read it again, then decide again.`,
    );
  }
}

/** A subscription's handler failed; nothing after `position` was delivered. */
export class SubscriptionFailedError extends EventStoreError {
  constructor(
    readonly position: string,
    cause: unknown,
  ) {
    super('subscription-failed', `A subscription's handler failed at position ${position}.`, {
      cause,
    });
  }
}
