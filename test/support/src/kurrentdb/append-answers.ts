import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  AppendResp,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { WriteOutcome } from './append-rules.js';
import { batchError, conflictDetails, identifierOf } from './messages.js';
import type { SizeLimits } from './server-context.js';
import { proposedSize, type ExpectedState, type ProposedEvent } from './stored-record.js';
import type { Fault } from './switches.js';

/** Why an append is refused before the log is asked. */
export type TooLarge =
  { readonly of: 'append' } | { readonly of: 'event'; readonly id: string; readonly size: number };

/** Refuses an append that is too large, or has an event that is. */
export function sizeRefusal(
  limits: SizeLimits,
  events: readonly ProposedEvent[],
): TooLarge | undefined {
  let total = 0;
  for (const event of events) {
    const size = proposedSize(event);
    if (size > limits.event) return { of: 'event', id: event.id, size };
    total += size;
  }
  return total > limits.append ? { of: 'append' } : undefined;
}

/** What a batch append answers to an outcome. */
export function batchAnswer(
  stream: string,
  expected: ExpectedState,
  outcome: WriteOutcome,
): BatchAppendResp {
  if (outcome.kind === 'deleted') return failed(deletedStatus(stream));
  if (outcome.kind === 'conflict')
    return failed(
      batchError(
        'FAILED_PRECONDITION',
        'WrongExpectedVersion',
        'event_store.client.WrongExpectedVersion',
        conflictDetails(expected, outcome.current),
      ),
    );
  const success = new streams.BatchAppendResp.Success();
  if (outcome.revision === undefined) success.setNoStream(new empty.Empty());
  else success.setCurrentRevision(outcome.revision.toString());
  if (outcome.position === undefined) success.setNoPosition(new empty.Empty());
  else
    success.setPosition(
      new shared.AllStreamPosition()
        .setCommitPosition(outcome.position.toString())
        .setPreparePosition(outcome.position.toString()),
    );
  return new streams.BatchAppendResp().setSuccess(success);
}

/** What a unary append answers to an outcome; a deleted stream is an error there. */
export function appendAnswer(
  expected: ExpectedState,
  outcome: Exclude<WriteOutcome, { readonly kind: 'deleted' }>,
): AppendResp {
  if (outcome.kind === 'conflict') {
    const conflict = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current === undefined) conflict.setCurrentNoStream(new shared.Empty());
    else conflict.setCurrentRevision(outcome.current.toString());
    if (expected === 'any') conflict.setExpectedAny(new shared.Empty());
    else if (expected === 'no-stream') conflict.setExpectedNoStream(new shared.Empty());
    else if (expected === 'stream-exists') conflict.setExpectedStreamExists(new shared.Empty());
    else conflict.setExpectedRevision(expected.toString());
    return new streams.AppendResp().setWrongExpectedVersion(conflict);
  }
  const success = new streams.AppendResp.Success();
  if (outcome.revision === undefined) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(outcome.revision.toString());
  if (outcome.position === undefined) success.setNoPosition(new shared.Empty());
  else
    success.setPosition(
      new streams.AppendResp.Position()
        .setCommitPosition(outcome.position.toString())
        .setPreparePosition(outcome.position.toString()),
    );
  return new streams.AppendResp().setSuccess(success);
}

/** A batch append that failed. */
export const failed = (error: Status): BatchAppendResp =>
  new streams.BatchAppendResp().setError(error);

const nothing = new Uint8Array();

/** Reasons for which the server has no type of its own: an empty message, and only a text tells them apart. */
const plainStatus = (message: string): Status =>
  batchError('UNKNOWN', message, 'google.protobuf.Empty', nothing);

/** The server gave up waiting, or the client had by the time it came to it. */
export const timeoutStatus = (): Status =>
  batchError('DEADLINE_EXCEEDED', 'Timeout', 'event_store.client.Timeout', nothing);

/** The caller may not write this stream. */
export const deniedStatus = (): Status =>
  batchError('PERMISSION_DENIED', 'AccessDenied', 'event_store.client.AccessDenied', nothing);

function deletedStatus(stream: string): Status {
  const details = new shared.StreamDeleted().setStreamIdentifier(identifierOf(stream));
  return batchError(
    'FAILED_PRECONDITION',
    'StreamDeleted',
    'event_store.client.StreamDeleted',
    details.serializeBinary(),
  );
}

/** The append is too large; a client knows the type of only one of the two reasons. */
export function tooLargeStatus(limits: SizeLimits, tooLarge: TooLarge): Status {
  if (tooLarge.of === 'event')
    return batchError(
      'INVALID_ARGUMENT',
      'MaximumAppendEventSizeExceeded',
      'event_store.client.MaximumAppendEventSizeExceeded',
      nothing,
    );
  return batchError(
    'INVALID_ARGUMENT',
    'MaximumAppendSizeExceeded',
    'event_store.client.MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(limits.append).serializeBinary(),
  );
}

/** The error that a planned fault stands for in a batch append; undefined for one that is no answer. */
export function faultStatus(fault: Fault | undefined): Status | undefined {
  if (fault === 'not-ready') return plainStatus('Server Is Not Ready');
  if (fault === 'busy') return plainStatus('Server Is Busy');
  if (fault === 'no-leader') return plainStatus('No leader info available in response');
  if (fault === 'timeout') return timeoutStatus();
  return undefined;
}
