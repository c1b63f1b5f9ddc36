import { convertToCommandError } from '@kurrent/kurrentdb-client';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { EventStoreError } from '@interventions/eventsourcing';
import type { ChannelClient } from './channel-client.js';

/** An event as the server sends it. */
export type WireEvent = ReadResp.ReadEvent.RecordedEvent;

/**
 * Reads one page over the client's own channel, and not through its native half, as its published `readStream` and
 * `readAll` do: that one cuts recording times to whole seconds, cannot be given a deadline or cancelled, waits
 * 40 ms now and then for an acknowledgement of TCP, and never reads again once it could not connect (decision 15).
 * Calls `onEvent` in order; rejects with the client's errors, or `stream-not-found`.
 */
export async function readPage(
  client: ChannelClient,
  request: ReadReq,
  limitMs: number,
  onEvent: (event: WireEvent) => void,
): Promise<void> {
  try {
    const call = await client.read(request, new Date(Date.now() + limitMs));
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
      : convertToCommandError(error);
  }
}

function notFound(): EventStoreError {
  return new EventStoreError('stream-not-found', 'There is no such stream.');
}
