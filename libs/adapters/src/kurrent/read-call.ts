import { convertToCommandError, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import grpc from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type { StreamsClient } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { EventStoreError } from '@interventions/eventsourcing';

/** An event as the server sends it. */
export type WireEvent = ReadResp.ReadEvent.RecordedEvent;

type Call = AsyncIterable<ReadResp> & { cancel(): void };

/** What the client's own commands are made of: the calls it makes over its channel, with its credentials. */
type ClientMachinery = {
  readonly GRPCStreamCreator: (
    service: typeof grpc.StreamsClient,
    name: string,
    create: (client: StreamsClient) => unknown,
  ) => () => Promise<Call>;
  readonly callArguments: (
    options: { readonly requiresLeader?: boolean },
    callOptions: { readonly deadline: Date },
  ) => Parameters<StreamsClient['read']> extends [ReadReq, ...infer Rest] ? Rest : never;
};

/**
 * Reads one page over the client's own channel, and not through its native half, as its published `readStream` and
 * `readAll` do: that one cuts recording times to whole seconds, cannot be given a deadline or cancelled, waits
 * 40 ms now and then for an acknowledgement of TCP, and never reads again once it could not connect (decision 15).
 * Calls `onEvent` in order; rejects with the client's errors, or `stream-not-found`.
 */
export async function readPage(
  client: KurrentDBClient,
  request: ReadReq,
  limitMs: number,
  onEvent: (event: WireEvent) => void,
): Promise<void> {
  const machinery = client as unknown as ClientMachinery;
  const deadline = new Date(Date.now() + limitMs);
  const create = machinery.GRPCStreamCreator(grpc.StreamsClient, 'read', (streams) =>
    streams.read(request, ...machinery.callArguments({}, { deadline })),
  );
  try {
    const call = await create();
    try {
      for await (const answer of call) {
        if (answer.hasStreamNotFound()) throw notFound();
        const event = answer.getEvent()?.getEvent();
        if (event !== undefined) onEvent(event);
      }
    } finally {
      call.cancel();
    }
  } catch (error) {
    throw error instanceof EventStoreError || !(error instanceof Error)
      ? error
      : convertToCommandError(error as Parameters<typeof convertToCommandError>[0]);
  }
}

function notFound(): EventStoreError {
  return new EventStoreError('stream-not-found', 'There is no such stream.');
}
