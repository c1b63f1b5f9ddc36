import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import type { ExpectedState } from './stored-record.js';

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

export const notReady = (): ServiceError => refusal(status.UNAVAILABLE, 'Server Is Not Ready');

export const tooBusy = (): ServiceError => refusal(status.UNAVAILABLE, 'Server Is Too Busy');

export const timedOut = (): ServiceError =>
  refusal(status.ABORTED, 'Operation timed out: the write was not confirmed');

export const notLeader = ({ host, port }: LeaderAddress): ServiceError =>
  refusal(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });

export const noLeader = (): ServiceError =>
  refusal(status.UNKNOWN, 'No leader info available in response');

export const accessDenied = (): ServiceError =>
  refusal(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const unauthenticated = (): ServiceError =>
  refusal(status.UNAUTHENTICATED, 'Unauthenticated');

export const streamDeleted = (stream: string): ServiceError =>
  refusal(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const appendTooLarge = (limit: number): ServiceError =>
  refusal(status.INVALID_ARGUMENT, `Maximum Append Size of ${limit} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  });

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
