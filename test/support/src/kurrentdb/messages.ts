import codes from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/code_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import statuses from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamps from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type {
  StreamIdentifier,
  UUID,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type {
  BatchAppendReq,
  AppendReq,
  DeleteReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ExpectedState, ProposedEvent, StoredRecord } from './stored-record.js';

const ticksPerMillisecond = 10_000n;
const unsigned64 = (1n << 64n) - 1n;

/** The name in a stream identifier. */
export function nameOf(identifier: StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

/** A stream identifier of a name. */
export function identifierOf(stream: string): StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
}

/** An event as either kind of append proposes it. */
export function proposed(
  message: BatchAppendReq.ProposedMessage | AppendReq.ProposedMessage,
): ProposedEvent {
  const properties = message.getMetadataMap();
  return {
    id: textOf(message.getId()),
    type: properties.get('type') ?? '',
    isJson: properties.get('content-type') === 'application/json',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** The expected state in the options of an append or a deletion; undefined when there is none. */
export function expectedOf(
  options: BatchAppendReq.Options | AppendReq.Options | DeleteReq.Options,
): ExpectedState | undefined {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  if ('hasStreamPosition' in options)
    return options.hasStreamPosition() ? BigInt(options.getStreamPosition()) : undefined;
  return options.hasRevision() ? BigInt(options.getRevision()) : undefined;
}

/** An event as a read or a subscription answers it. */
export function eventMessage(record: StoredRecord, structuredIds: boolean): ReadResp {
  const position = record.position.toString();
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(structuredIds ? structured(record.id) : new shared.UUID().setString(record.id))
    .setStreamIdentifier(identifierOf(record.stream))
    .setStreamRevision(record.revision.toString())
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setData(record.data)
    .setCustomMetadata(record.metadata);
  event
    .getMetadataMap()
    .set('type', record.type)
    .set('created', (BigInt(record.createdMs) * ticksPerMillisecond).toString())
    .set('content-type', record.isJson ? 'application/json' : 'application/octet-stream');
  return new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(event).setCommitPosition(position),
  );
}

/** The first message of a subscription. */
export function confirmationMessage(id: string): ReadResp {
  return new streams.ReadResp().setConfirmation(
    new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id),
  );
}

/** How far a filtered subscription has looked. */
export function checkpointMessage(position: bigint): ReadResp {
  const text = position.toString();
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint()
      .setCommitPosition(text)
      .setPreparePosition(text)
      .setTimestamp(now()),
  );
}

/** A subscription has reached the end: with where it stands, as servers from 25.0 on say. */
export function caughtUpMessage(
  at: { readonly position: bigint } | { readonly revision: bigint } | undefined,
): ReadResp {
  const caughtUp = new streams.ReadResp.CaughtUp().setTimestamp(now());
  if (at !== undefined && 'revision' in at) caughtUp.setStreamRevision(at.revision.toString());
  if (at !== undefined && 'position' in at)
    caughtUp.setPosition(
      new streams.ReadResp.Position()
        .setCommitPosition(at.position.toString())
        .setPreparePosition(at.position.toString()),
    );
  return new streams.ReadResp().setCaughtUp(caughtUp);
}

/** The answer to a read of a stream that is not there. */
export function notFoundMessage(stream: string): ReadResp {
  return new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream)),
  );
}

/** An error in the answer of a batch append. */
export function batchError(
  code: keyof typeof codes.Code,
  message: string,
  typeName: string,
  details: Uint8Array,
): Status {
  const packed = new any.Any();
  packed.pack(details, typeName);
  return new statuses.Status().setCode(codes.Code[code]).setMessage(message).setDetails(packed);
}

/** The conflict of a batch append, with what was expected and what is there. */
export function conflictDetails(expected: ExpectedState, current: bigint | undefined): Uint8Array {
  const conflict = new shared.WrongExpectedVersion();
  if (current === undefined) conflict.setCurrentNoStream(new empty.Empty());
  else conflict.setCurrentStreamRevision(current.toString());
  switch (expected) {
    case 'any':
      conflict.setExpectedAny(new empty.Empty());
      break;
    case 'no-stream':
      conflict.setExpectedNoStream(new empty.Empty());
      break;
    case 'stream-exists':
      conflict.setExpectedStreamExists(new empty.Empty());
      break;
    default:
      conflict.setExpectedStreamPosition(expected.toString());
  }
  return conflict.serializeBinary();
}

/** An id as text, in whichever form it was sent. */
export function textOf(id: UUID | undefined): string {
  const bits = id?.getStructured();
  if (id === undefined || bits === undefined) return id?.getString() ?? '';
  const hex = [bits.getMostSignificantBits(), bits.getLeastSignificantBits()]
    .map((half) => (BigInt(half) & unsigned64).toString(16).padStart(16, '0'))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function structured(id: string): UUID {
  const hex = id.replaceAll('-', '');
  const half = (start: number): string =>
    BigInt.asIntN(64, BigInt(`0x${hex.slice(start, start + 16)}`)).toString();
  return new shared.UUID().setStructured(
    new shared.UUID.Structured().setMostSignificantBits(half(0)).setLeastSignificantBits(half(16)),
  );
}

function now(): Timestamp {
  return timestamps.Timestamp.fromDate(new Date());
}
