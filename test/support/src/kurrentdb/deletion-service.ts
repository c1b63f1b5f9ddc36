import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type {
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { expectedOf, nameOf } from './messages.js';
import * as refusals from './refusals.js';
import type { ServerContext } from './server-context.js';

/** `Delete`: hides the events of a stream; its next append goes on with the next revision. */
export async function deleteStream(
  context: ServerContext,
  call: ServerUnaryCall<DeleteReq, DeleteResp>,
  callback: sendUnaryData<DeleteResp>,
): Promise<void> {
  const position = await remove(context, call, callback, 'Delete');
  if (position === undefined) return;
  callback(
    null,
    new streams.DeleteResp().setPosition(
      new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position),
    ),
  );
}

/** `Tombstone`: burns the name of a stream for ever. */
export async function tombstoneStream(
  context: ServerContext,
  call: ServerUnaryCall<TombstoneReq, TombstoneResp>,
  callback: sendUnaryData<TombstoneResp>,
): Promise<void> {
  const position = await remove(context, call, callback, 'Tombstone');
  if (position === undefined) return;
  callback(
    null,
    new streams.TombstoneResp().setPosition(
      new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position),
    ),
  );
}

/** Gives the position of the deletion, or undefined when the call was refused or lost. */
async function remove(
  context: ServerContext,
  call: ServerUnaryCall<DeleteReq | TombstoneReq, unknown>,
  callback: (error: Error) => void,
  operation: 'Delete' | 'Tombstone',
): Promise<string | undefined> {
  context.calls.count('delete');
  if (!(await context.switches.gate())) return undefined;
  const options = call.request.getOptions();
  const stream = nameOf(options?.getStreamIdentifier());
  const refuse = (error: Error): undefined => void callback(error);
  const denied = context.access.authorise(call.metadata, { to: 'write', stream });
  if (denied) return refuse(denied);
  const expected = options && expectedOf(options);
  if (expected === undefined)
    return refuse(refusals.invalidArgument('No expected stream revision.'));
  const fault = context.switches.take('delete');
  if (fault === 'lose-request') return void context.cut(call);
  const refused = refusals.faultRefusal(fault);
  if (refused) return refuse(refused);
  const outcome =
    operation === 'Delete'
      ? context.log.softDelete(stream, expected)
      : context.log.tombstone(stream, expected);
  if (fault === 'lose-ack') return void context.cut(call);
  if (!(await context.switches.beforeAnswer())) return undefined;
  if (fault === 'timeout-after-storing') return refuse(refusals.timedOut());
  if (outcome.kind === 'deleted') return refuse(refusals.streamDeleted(stream));
  if (outcome.kind === 'conflict')
    return refuse(refusals.wrongExpectedVersion(operation, stream, expected, outcome.current));
  context.log.acknowledge(outcome.position);
  return outcome.position?.toString();
}
