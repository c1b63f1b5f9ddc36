import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { StreamIdentifier } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import {
  appendAnswer,
  batchAnswer,
  deniedStatus,
  failed,
  faultStatus,
  sizeRefusal,
  timeoutStatus,
  tooLargeStatus,
} from './append-answers.js';
import type { WriteOutcome } from './append-rules.js';
import { expectedOf, nameOf, proposed, textOf } from './messages.js';
import * as refusals from './refusals.js';
import type { ServerContext } from './server-context.js';
import type { ExpectedState, ProposedEvent } from './stored-record.js';

/** An append whose last part has not come yet. */
type Pending = {
  readonly stream: string;
  readonly identifier: StreamIdentifier | undefined;
  readonly expected: ExpectedState;
  /** When the client stops waiting, in milliseconds since 1970. */
  readonly deadline: number;
  readonly events: ProposedEvent[];
};

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
    earlier = earlier
      .then(() => take(request))
      .catch((error: unknown) => void call.emit('error', refusals.internal(error)));
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
    const tooLarge = sizeRefusal(context.limits, append.events);
    if (tooLarge) {
      pending.delete(id);
      return answer(id, append, failed(tooLargeStatus(context.limits, tooLarge)));
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
    if (fault === 'disk-full') return void call.emit('error', refusals.diskFull());
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
  call.on('end', () => {
    finish().catch((error: unknown) => callback(refusals.internal(error)));
  });

  const finish = async (): Promise<void> => {
    context.calls.count('append');
    if (!(await context.switches.gate())) return;
    const denied = context.access.authorise(call.metadata, { to: 'write', stream });
    if (denied) return callback(denied);
    if (expected === undefined)
      return callback(refusals.invalidArgument('No expected stream revision.'));
    const tooLarge = sizeRefusal(context.limits, events);
    if (tooLarge)
      return callback(
        tooLarge.of === 'append'
          ? refusals.appendTooLarge(context.limits.append)
          : refusals.eventTooLarge(tooLarge.id, tooLarge.size, context.limits.event),
      );
    const fault = context.switches.take('append');
    if (fault === 'lose-request') return context.cut(call);
    const refused = refusals.faultRefusal(fault);
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

async function acknowledge(
  context: ServerContext,
  outcome: WriteOutcome,
  answer: () => void,
): Promise<void> {
  if (!(await context.switches.beforeAnswer())) return;
  if ('position' in outcome) context.log.acknowledge(outcome.position);
  answer();
}
