import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { StreamIdentifier } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { batchError, conflictDetails, expectedOf, nameOf, proposed, textOf } from './messages.js';
import type { WriteOutcome } from './record-log.js';
import * as refusals from './refusals.js';
import type { ServerContext } from './server-context.js';
import { proposedSize, type ExpectedState, type ProposedEvent } from './stored-record.js';
import type { Fault } from './switches.js';

/** An append whose last part has not come yet. */
type Pending = {
  readonly stream: string;
  readonly identifier: StreamIdentifier | undefined;
  readonly expected: ExpectedState;
  /** When the client stops waiting, in milliseconds since 1970. */
  readonly deadline: number;
  readonly events: ProposedEvent[];
};

/** Why an append is refused before the log is asked. */
type TooLarge =
  { readonly of: 'append' } | { readonly of: 'event'; readonly id: string; readonly size: number };

/** `BatchAppend`: one call for all appends of a connection, each answered under its correlation id. */
export function batchAppend(
  context: ServerContext,
  call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
): void {
  const pending = new Map<string, Pending>();
  const unauthenticated = context.access.authenticate(call.metadata);
  if (unauthenticated) return void call.emit('error', unauthenticated);
  // One after the other: what a client sent first is stored first.
  let earlier = Promise.resolve();
  const answer = (id: string, append: Pending, resp: BatchAppendResp): void => {
    resp.setCorrelationId(new shared.UUID().setString(id));
    if (append.identifier) resp.setStreamIdentifier(append.identifier);
    call.write(resp);
  };
  call.on('data', (request: BatchAppendReq) => {
    earlier = earlier.then(() => take(request));
  });
  call.on('end', () => void earlier.then(() => call.end()));

  const take = async (request: BatchAppendReq): Promise<void> => {
    const id = textOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options) {
      const expected = expectedOf(options);
      if (expected === undefined)
        return void call.emit('error', refusals.invalidArgument('No expected stream position.'));
      pending.set(id, {
        stream: nameOf(options.getStreamIdentifier()),
        identifier: options.getStreamIdentifier(),
        expected,
        deadline: options.getDeadline21100()?.toDate().getTime() ?? Infinity,
        events: [],
      });
    }
    const append = pending.get(id);
    if (append === undefined) return; // refused before its last part came
    append.events.push(...request.getProposedMessagesList().map(proposed));
    const tooLarge = sizeRefusal(context, append.events);
    if (tooLarge) {
      pending.delete(id);
      return answer(id, append, failed(tooLargeStatus(context, tooLarge)));
    }
    if (!request.getIsFinal()) return;
    pending.delete(id);
    await finish(id, append);
  };

  const finish = async (id: string, append: Pending): Promise<void> => {
    context.calls.count('append');
    if (!(await context.switches.gate())) return;
    const { stream, expected, events } = append;
    const denied = context.access.authorise(call.metadata, { to: 'write', stream });
    if (denied) return answer(id, append, failed(deniedStatus()));
    if (append.deadline <= Date.now()) return answer(id, append, failed(timeoutStatus()));
    const fault = context.switches.take('append');
    if (fault === 'lose-request') return context.cut(call);
    if (typeof fault === 'object' && 'leader' in fault)
      return void call.emit('error', refusals.notLeader(fault.leader));
    const refused = faultStatus(fault);
    if (refused) return answer(id, append, failed(refused));
    const outcome = context.log.append(stream, expected, events);
    if (fault === 'lose-ack') return context.cut(call);
    // The next append of this call need not wait for this answer.
    void acknowledge(context, outcome, () =>
      answer(
        id,
        append,
        fault === 'timeout-after-storing'
          ? failed(timeoutStatus())
          : batchAnswer(stream, expected, outcome),
      ),
    );
  };
}

/** `Append`: one append a call; what the client uses with credentials, or where there is no batch append. */
export function append(
  context: ServerContext,
  call: ServerReadableStream<AppendReq, AppendResp>,
  callback: sendUnaryData<AppendResp>,
): void {
  const unauthenticated = context.access.authenticate(call.metadata);
  if (unauthenticated) return callback(unauthenticated);
  let stream = '';
  let expected: ExpectedState | undefined;
  const events: ProposedEvent[] = [];
  call.on('data', (request: AppendReq) => {
    const options = request.getOptions();
    const message = request.getProposedMessage();
    if (options) {
      stream = nameOf(options.getStreamIdentifier());
      expected = expectedOf(options);
    }
    if (message) events.push(proposed(message));
  });
  call.on('end', () => void finish());

  const finish = async (): Promise<void> => {
    context.calls.count('append');
    if (!(await context.switches.gate())) return;
    const denied = context.access.authorise(call.metadata, { to: 'write', stream });
    if (denied) return callback(denied);
    if (expected === undefined)
      return callback(refusals.invalidArgument('No expected stream revision.'));
    const tooLarge = sizeRefusal(context, events);
    if (tooLarge)
      return callback(
        tooLarge.of === 'append'
          ? refusals.appendTooLarge(context.limits.append)
          : refusals.eventTooLarge(tooLarge.id, tooLarge.size, context.limits.event),
      );
    const fault = context.switches.take('append');
    if (fault === 'lose-request') return context.cut(call);
    const refused = faultRefusal(fault);
    if (refused) return callback(refused);
    const outcome = context.log.append(stream, expected, events);
    if (fault === 'lose-ack') return context.cut(call);
    const state = expected;
    await acknowledge(context, outcome, () => {
      if (fault === 'timeout-after-storing') return callback(refusals.timedOut());
      if (outcome.kind === 'deleted') return callback(refusals.streamDeleted(stream));
      callback(null, appendAnswer(state, outcome));
    });
  };
}

/** The refusal that a planned fault stands for, in calls that have no message of their own for it. */
export function faultRefusal(
  fault: Fault | undefined,
): ReturnType<typeof refusals.notReady> | undefined {
  if (fault === 'not-ready') return refusals.notReady();
  if (fault === 'busy') return refusals.tooBusy();
  if (fault === 'no-leader') return refusals.noLeader();
  if (fault === 'timeout') return refusals.timedOut();
  if (typeof fault === 'object' && 'leader' in fault) return refusals.notLeader(fault.leader);
  return undefined;
}

async function acknowledge(
  context: ServerContext,
  outcome: WriteOutcome,
  answer: () => void,
): Promise<void> {
  if (!(await context.switches.beforeAnswer())) return;
  if ('position' in outcome) context.log.acknowledge(outcome.position);
  answer();
}

function sizeRefusal(
  context: ServerContext,
  events: readonly ProposedEvent[],
): TooLarge | undefined {
  let total = 0;
  for (const event of events) {
    const size = proposedSize(event);
    if (size > context.limits.event) return { of: 'event', id: event.id, size };
    total += size;
  }
  return total > context.limits.append ? { of: 'append' } : undefined;
}

function batchAnswer(
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

function appendAnswer(
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

const failed = (error: Status): BatchAppendResp => new streams.BatchAppendResp().setError(error);

const nothing = new Uint8Array();

/** Reasons for which the server has no type of its own: an empty message, and only a text tells them apart. */
const plainStatus = (message: string): Status =>
  batchError('UNKNOWN', message, 'google.protobuf.Empty', nothing);

const timeoutStatus = (): Status =>
  batchError('DEADLINE_EXCEEDED', 'Timeout', 'event_store.client.Timeout', nothing);

const deniedStatus = (): Status =>
  batchError('PERMISSION_DENIED', 'AccessDenied', 'event_store.client.AccessDenied', nothing);

function deletedStatus(stream: string): Status {
  const details = new shared.StreamDeleted().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64')),
  );
  return batchError(
    'FAILED_PRECONDITION',
    'StreamDeleted',
    'event_store.client.StreamDeleted',
    details.serializeBinary(),
  );
}

function tooLargeStatus(context: ServerContext, tooLarge: TooLarge): Status {
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
    new shared.MaximumAppendSizeExceeded()
      .setMaxappendsize(context.limits.append)
      .serializeBinary(),
  );
}

function faultStatus(fault: Fault | undefined): Status | undefined {
  if (fault === 'not-ready') return plainStatus('Server Is Not Ready');
  if (fault === 'busy') return plainStatus('Server Is Busy');
  if (fault === 'no-leader') return plainStatus('No leader info available in response');
  if (fault === 'timeout') return timeoutStatus();
  return undefined;
}
