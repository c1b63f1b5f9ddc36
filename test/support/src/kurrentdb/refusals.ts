import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import type { ExpectedState } from './stored-record.js';
import type { Fault } from './switches.js';

/** Where a node says that the leader is. */
export type LeaderAddress = { readonly host: string; readonly port: number };

/** An error as the server sends it: a status, its text, and for most a name of the exception in the trailers. */
export function refusal(
  code: status,
  details: string,
  trailers: Readonly<Record<string, string>> = {},
): ServiceError {
  const metadata = new Metadata();
  for (const [key, value] of Object.entries(trailers))
    metadata.set(key, value.replace(/[^\x20-\x7e]/g, '?'));
  return Object.assign(new Error(details), { code, details, metadata });
}

/** The server is starting. */
export const notReady = (): ServiceError => refusal(status.UNAVAILABLE, 'Server Is Not Ready');

/** The queues of the server are full; a batch append says it in other words. */
export const tooBusy = (): ServiceError => refusal(status.UNAVAILABLE, 'Server Is Too Busy');

/** The server gave up waiting; what was asked may be done or not. */
export const timedOut = (): ServiceError =>
  refusal(status.ABORTED, 'Operation timed out: the write was not confirmed');

/** The node is not the leader and names it. */
export const notLeader = ({ host, port }: LeaderAddress): ServiceError =>
  refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

/** The node is not the leader and knows of none. */
export const noLeader = (): ServiceError =>
  refusal(status.UNKNOWN, 'No leader info available in response');

/** Who asks may not do this. */
export const accessDenied = (): ServiceError =>
  refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

/** The credentials are wrong. */
export const unauthenticated = (): ServiceError =>
  refusal(status.UNAUTHENTICATED, 'Unauthenticated');

/** The stream is tombstoned; or softly deleted, where one was expected. */
export const streamDeleted = (stream: string): ServiceError =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

/** The events of an append are too large together. */
export const appendTooLarge = (limit: number): ServiceError =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

/** One event of an append is too large; the client has no error for it. */
export const eventTooLarge = (id: string, size: number, limit: number): ServiceError =>
  refusal(
    status.INVALID_ARGUMENT,
    `Event with Id: ${id}, Size: ${size}, exceeds Maximum Append Event Size of ${limit}.`,
    {
      exception: 'maximum-append-event-size-exceeded',
      'maximum-append-event-size': String(limit),
      'event-id': id,
      'proposed-event-size': String(size),
    },
  );

/** The double itself failed, as when its file cannot be written. */
export const internal = (error: unknown): ServiceError =>
  refusal(status.INTERNAL, error instanceof Error ? error.message : String(error));

/** In the words of the operating system; what a server really says then is not known here. */
export const diskFull = (): ServiceError => refusal(status.INTERNAL, 'No space left on device');

/** The request makes no sense. */
export const invalidArgument = (details: string): ServiceError =>
  refusal(status.INVALID_ARGUMENT, details);

/** A deletion that meets another state of the stream than it expects; appends have a message for that. */
export const wrongExpectedVersion = (
  operation: string,
  stream: string,
  expected: ExpectedState,
  current: bigint | undefined,
): ServiceError => {
  const words = { any: '-2', 'no-stream': '-1', 'stream-exists': '-4' };
  const version = typeof expected === 'bigint' ? expected.toString() : words[expected];
  return refusal(
    status.FAILED_PRECONDITION,
    `${operation} failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${version}, Actual version: ${current ?? ''}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': version,
      'actual-version': current?.toString() ?? '',
    },
  );
};

/** The refusal that a planned fault stands for, in calls that have no message of their own for it. */
export function faultRefusal(fault: Fault | undefined): ServiceError | undefined {
  if (fault === 'not-ready') return notReady();
  if (fault === 'busy') return tooBusy();
  if (fault === 'no-leader') return noLeader();
  if (fault === 'timeout') return timedOut();
  if (fault === 'disk-full') return diskFull();
  if (typeof fault === 'object' && 'leader' in fault) return notLeader(fault.leader);
  return undefined;
}
