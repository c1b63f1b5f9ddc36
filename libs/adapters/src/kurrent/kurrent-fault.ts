import { EventStoreError } from '@interventions/eventsourcing';

/** Whether a failed call may have reached the server and done its work, or was turned away before. */
export type Fault = {
  readonly error: EventStoreError;
  /** The call may have happened although it failed. */
  readonly ambiguous: boolean;
  /** The client may never do better: its connection is dead, or it remembers who it is and what it was refused. */
  readonly needsNewClient: boolean;
};

/** What the client throws: its own errors have a `type`, raw ones of gRPC a number as `code`. */
type ClientFailure = {
  readonly type?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
};

const grpcUnavailable = 14;
const turnedAway = /not ready|is (too )?busy|no leader info/i;
const tooLarge = /MaximumAppendEventSizeExceeded|Maximum Append Event Size/i;
const noSpace = /no space left|not enough space/i;
/** Its connection was given up, since another call of it had waited in vain. */
const givenUp = /cancelled on client/i;
const untrusted = /certificate|unable to (verify|get)|wrong version number|SSL routines/i;

/** The port's error for what the client of KurrentDB threw. What it does not know is a fault that may pass. */
export function faultOf(cause: unknown): Fault {
  if (cause instanceof EventStoreError) {
    const isOver = cause.code === 'timeout';
    return { error: cause, ambiguous: isOver, needsNewClient: isOver };
  }
  const { type, code, message } = asFailure(cause);
  const words = typeof message === 'string' ? message : '';
  // One event of an append: the client knows no type for it.
  if (tooLarge.test(words)) return fault('too-large', tooLargeWords, cause);
  switch (type) {
    case 'access-denied':
      return { ...fault('unsupported', deniedWords, cause), needsNewClient: true };
    case 'maximum-append-size-exceeded':
    case 'append-record-size-exceeded':
    case 'transaction-max-size-exceeded':
      return fault('too-large', tooLargeWords, cause);
    case 'stream-deleted':
    case 'stream-tombstoned':
      return fault(
        'storage',
        'The stream was deleted on the server, which this platform never does.',
        cause,
      );
    case 'invalid-argument':
      return fault('invalid-argument', 'The event store refuses the call.', cause);
    case 'not-leader':
      return fault('unavailable', 'Another node leads the cluster now.', cause);
    case 'deadline-exceeded':
    case 'timeout':
      return ambiguous('timeout', lateWords, cause);
  }
  // What is left has no type of its own, or that of every loss of a connection: only its text tells.
  if (turnedAway.test(words)) return fault('busy', 'The event store is not ready yet.', cause);
  if (givenUp.test(words)) return ambiguous('timeout', lateWords, cause);
  if (noSpace.test(words)) return ambiguous('storage', noSpaceWords, cause);
  if (untrusted.test(words))
    return { ...fault('unavailable', untrustedWords, cause), needsNewClient: true };
  const isAway =
    type === 'unavailable' ||
    type === 'cancelled' ||
    code === grpcUnavailable ||
    /failed to discover/i.test(words);
  return ambiguous(
    'unavailable',
    isAway
      ? 'The event store cannot be reached.'
      : 'The event store failed in a way that it does not explain.',
    cause,
  );
}

/** The state a stream was in, where the client says that another one was expected; undefined for other failures. */
export function actualStateIn(cause: unknown): bigint | 'no-stream' | undefined {
  const failure = asFailure(cause);
  if (failure.type !== 'wrong-expected-version') return undefined;
  const actual = 'actualState' in failure ? failure.actualState : undefined;
  return typeof actual === 'bigint' ? actual : 'no-stream';
}

const deniedWords =
  'The event store does not let this user do that. Check EVENT_STORE_USER and its access rights.';
const lateWords = 'The event store did not answer in time.';
const noSpaceWords = 'The disk of the event store is full. Make room, then try again.';
/** May pass: a certificate is renewed, and a server is set up again, while this process runs. */
const untrustedWords =
  'The event store and this process do not trust each other’s certificates. Check EVENT_STORE_CA_FILE, EVENT_STORE_CERT_FILE and the address.';
const tooLargeWords =
  'The event store refuses an append of this size. Shorten the text, or split the act.';

function asFailure(cause: unknown): ClientFailure {
  return typeof cause === 'object' && cause !== null ? cause : {};
}

function fault(code: EventStoreError['code'], words: string, cause: unknown): Fault {
  return {
    error: new EventStoreError(code, words, { cause }),
    ambiguous: false,
    needsNewClient: false,
  };
}

function ambiguous(code: EventStoreError['code'], words: string, cause: unknown): Fault {
  return {
    error: new EventStoreError(code, words, { cause }),
    ambiguous: true,
    needsNewClient: true,
  };
}
