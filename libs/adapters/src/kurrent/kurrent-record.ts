import {
  EventStoreError,
  positionAt,
  type Json,
  type JsonObject,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { WireEvent } from './read-call.js';

const ticksPerMillisecond = 10_000n;

/** An event of the server as the port has it. Throws `storage` for one that this platform did not write. */
export function recordedEvent(
  event: WireEvent,
  log: { readonly prefix: string; readonly epoch: string },
): RecordedEvent {
  const properties = event.getMetadataMap();
  const stream = text(event.getStreamIdentifier()?.getStreamName_asU8());
  const id = event.getId()?.getString() ?? '';
  if (properties.get('content-type') !== 'application/json') throw foreign(id, stream);
  const metadata = event.getCustomMetadata_asU8();
  const ticks = BigInt(properties.get('created') ?? '0');
  const recorded = {
    id,
    type: properties.get('type') ?? '',
    data: json(event.getData_asU8(), id, stream),
    stream: stream.slice(log.prefix.length),
    revision: BigInt(event.getStreamRevision()),
    position: positionAt(log.epoch, BigInt(event.getCommitPosition())),
    recordedAt: new Date(Number(ticks / ticksPerMillisecond)).toISOString(),
  };
  return metadata.length === 0
    ? recorded
    : { ...recorded, metadata: json(metadata, id, stream) as JsonObject };
}

function text(bytes: Uint8Array | undefined): string {
  return Buffer.from(bytes ?? []).toString('utf8');
}

function json(bytes: Uint8Array, id: string, stream: string): Json {
  try {
    return JSON.parse(text(bytes)) as Json;
  } catch (cause) {
    throw foreign(id, stream, cause);
  }
}

function foreign(id: string, stream: string, cause?: unknown): EventStoreError {
  return new EventStoreError(
    'storage',
    `Event ${id} of ${stream} is not one of this platform. No other program may write to its streams.`,
    { cause },
  );
}
