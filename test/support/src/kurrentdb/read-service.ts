import { randomUUID } from 'node:crypto';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { eventMessage, nameOf, notFoundMessage } from './messages.js';
import { Outlet } from './outlet.js';
import { filterOf, type RecordFilter } from './record-filter.js';
import type { RecordLog } from './record-log.js';
import * as refusals from './refusals.js';
import type { ServerContext } from './server-context.js';
import { isHidden, type StoredRecord } from './stored-record.js';
import { followAll, followStream } from './subscriptions.js';

/** `Read`: reads and catch-up subscriptions, of one stream and of $all. */
export async function read(
  context: ServerContext,
  call: ServerWritableStream<ReadReq, ReadResp>,
): Promise<void> {
  const options = call.request.getOptions();
  const isSubscription = options?.hasSubscription() === true;
  const kind = isSubscription ? 'subscribe' : 'read';
  context.calls.count(kind);
  const outlet = new Outlet(call, kind, context.calls, context.switches);
  const { life } = context.switches;
  if (!(await context.switches.gate()) || outlet.closed) return;
  if (options === undefined) return outlet.fail(refusals.invalidArgument('No options.'));
  const stream = options.hasStream()
    ? nameOf(options.getStream()?.getStreamIdentifier())
    : undefined;
  const denied = context.access.authorise(call.metadata, { to: 'read', stream: stream ?? '$all' });
  if (denied) return outlet.fail(denied);
  const fault = context.switches.take(kind);
  if (fault === 'lose-request' || fault === 'lose-ack') return context.cut(call);
  const refused = refusals.faultRefusal(fault);
  if (refused) return outlet.fail(refused);
  if (typeof fault === 'object' && 'failAfter' in fault) outlet.breakOffAfter(fault.failAfter);
  if (!(await context.switches.beforeAnswer())) return;
  const structuredIds = options.getUuidOption()?.hasStructured() === true;
  const passes = matcher(options);
  if (passes === undefined)
    return outlet.fail(refusals.invalidArgument('The filter is not a regular expression.'));
  if (isSubscription) {
    const id = randomUUID();
    if (stream !== undefined)
      await followStream(context.log, outlet, {
        id,
        structuredIds,
        life,
        stream,
        after: startOfStream(options, context.log, stream),
      });
    else
      await followAll(context.log, outlet, {
        id,
        structuredIds,
        life,
        after: startOfAll(options, context.log),
        filter: windowOf(options, passes),
      });
    return;
  }
  const limit = BigInt(options.getCount());
  const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
  const found =
    stream === undefined
      ? recordsOfAll(context.log, options, backwards, passes)
      : recordsOfStream(context.log, options, backwards, stream);
  if ('refused' in found) return outlet.fail(found.refused);
  if ('missing' in found) await outlet.send(notFoundMessage(found.missing));
  else if (!(await sendAll(outlet, found.records, limit, structuredIds))) return;
  outlet.end();
}

type Found =
  | { readonly records: Iterable<StoredRecord> }
  | { readonly missing: string }
  | { readonly refused: Error };

/** False when the call ended on the way. */
async function sendAll(
  outlet: Outlet,
  records: Iterable<StoredRecord>,
  limit: bigint,
  structuredIds: boolean,
): Promise<boolean> {
  let sent = 0;
  for (const record of records) {
    if (BigInt(sent) >= limit) break;
    if (!(await outlet.send(eventMessage(record, structuredIds)))) return false;
    sent += 1;
  }
  return true;
}

function recordsOfStream(
  log: RecordLog,
  options: ReadReq.Options,
  backwards: boolean,
  stream: string,
): Found {
  const { state, records } = log.view(stream);
  if (state === 'tombstoned') return { refused: refusals.streamDeleted(stream) };
  if (state === 'missing') return { missing: stream };
  const from = options.getStream();
  const revision = from?.hasRevision() ? BigInt(from.getRevision()) : undefined;
  if (backwards) {
    const upTo = records.filter((record) => revision === undefined || record.revision <= revision);
    return { records: from?.hasStart() ? records.slice(0, 1) : upTo.reverse() };
  }
  if (from?.hasEnd()) return { records: [] };
  return { records: records.filter((record) => record.revision >= (revision ?? 0n)) };
}

function recordsOfAll(
  log: RecordLog,
  options: ReadReq.Options,
  backwards: boolean,
  passes: (record: StoredRecord) => boolean,
): Found {
  const from = options.getAll();
  const position = from?.hasPosition()
    ? BigInt(from.getPosition()?.getCommitPosition() ?? '0')
    : undefined;
  if (position !== undefined && !log.isBoundary(position))
    return {
      refused: refusals.refusal(status.UNKNOWN, 'Unexpected ReadAllResult: InvalidPosition'),
    };
  const visible = (record: StoredRecord): boolean => !isHidden(record) && passes(record);
  const edge = position === undefined ? undefined : log.indexFrom(position);
  const start = edge ?? (from?.hasEnd() ? log.records.length : 0);
  return { records: backwards ? down(log, start, visible) : up(log, start, visible) };
}

function* up(
  log: RecordLog,
  start: number,
  visible: (record: StoredRecord) => boolean,
): Generator<StoredRecord> {
  // The end as it is now: a read does not follow what is appended meanwhile.
  const end = log.records.length;
  for (let index = start; index < end; index += 1) {
    const record = log.records[index];
    if (record !== undefined && visible(record)) yield record;
  }
}

function* down(
  log: RecordLog,
  start: number,
  visible: (record: StoredRecord) => boolean,
): Generator<StoredRecord> {
  for (let index = start - 1; index >= 0; index -= 1) {
    const record = log.records[index];
    if (record !== undefined && visible(record)) yield record;
  }
}

/** Revision after which a subscription begins; undefined for the start. */
function startOfStream(
  options: ReadReq.Options,
  log: RecordLog,
  stream: string,
): bigint | undefined {
  const from = options.getStream();
  if (from?.hasRevision()) return BigInt(from.getRevision());
  return from?.hasEnd() ? log.view(stream).records.at(-1)?.revision : undefined;
}

/** Position after which a subscription begins; undefined for the start. */
function startOfAll(options: ReadReq.Options, log: RecordLog): bigint | undefined {
  const from = options.getAll();
  if (from?.hasPosition()) return BigInt(from.getPosition()?.getCommitPosition() ?? '0');
  return from?.hasEnd() ? log.records.at(-1)?.position : undefined;
}

function windowOf(
  options: ReadReq.Options,
  passes: (record: StoredRecord) => boolean,
): Parameters<typeof followAll>[2]['filter'] {
  const filter = options.getFilter();
  if (filter === undefined) return undefined;
  const searchWindow = filter.hasMax() ? filter.getMax() : 32;
  const checkpointInterval = searchWindow * filter.getCheckpointintervalmultiplier();
  return { passes, searchWindow, checkpointInterval };
}

/** The filter of a request; undefined when its regular expression is none. */
function matcher(options: ReadReq.Options): ((record: StoredRecord) => boolean) | undefined {
  const filter = options.getFilter();
  if (filter === undefined) return () => true;
  const on: RecordFilter['on'] = filter.hasStreamIdentifier() ? 'stream' : 'type';
  const expression = filter.getStreamIdentifier() ?? filter.getEventType();
  try {
    return filterOf({
      on,
      regex: expression?.getRegex() ?? '',
      prefixes: expression?.getPrefixList() ?? [],
    });
  } catch {
    return undefined;
  }
}
