import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

/** Which way a page reads. */
export type Direction = 'forwards' | 'backwards';

/** Events of one stream from a revision on, or from its beginning or end. Names are those of the server. */
export type StreamPage = {
  readonly stream: string;
  readonly from: bigint | undefined;
};

/** Events of the whole log that pass a filter, from a commit position on, or from its beginning or end. */
export type AllPage = {
  readonly after: bigint | undefined;
  readonly filter: { readonly prefixes: readonly string[] } | { readonly regex: string };
};

/** Records that the server looks through at a time when it searches. */
const searchWindow = 512;
const { Options } = streams.ReadReq;
const nothing = (): InstanceType<typeof shared.Empty> => new shared.Empty();

/** A request for one bounded page, as the protocol has it. */
export function readRequest(
  page: StreamPage | AllPage,
  direction: Direction,
  maxCount: number,
): ReadReq {
  const options = new Options();
  if ('stream' in page) options.setStream(streamOptions(page, direction)).setNoFilter(nothing());
  else options.setAll(allOptions(page, direction)).setFilter(filterOptions(page.filter));
  const { FORWARDS, BACKWARDS } = Options.ReadDirection;
  options
    .setReadDirection(direction === 'forwards' ? FORWARDS : BACKWARDS)
    .setResolveLinks(false)
    .setCount(String(maxCount))
    .setUuidOption(new Options.UUIDOption().setString(nothing()))
    .setControlOption(new Options.ControlOption().setCompatibility(1));
  return new streams.ReadReq().setOptions(options);
}

function streamOptions({ stream, from }: StreamPage, direction: Direction) {
  const name = new shared.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));
  const options = new Options.StreamOptions().setStreamIdentifier(name);
  if (from !== undefined) return options.setRevision(String(from));
  return direction === 'forwards' ? options.setStart(nothing()) : options.setEnd(nothing());
}

function allOptions({ after }: AllPage, direction: Direction) {
  const options = new Options.AllOptions();
  if (after === undefined)
    return direction === 'forwards' ? options.setStart(nothing()) : options.setEnd(nothing());
  const position = new Options.Position()
    .setCommitPosition(String(after))
    .setPreparePosition(String(after));
  return options.setPosition(position);
}

function filterOptions(filter: AllPage['filter']) {
  const expression = new Options.FilterOptions.Expression();
  if ('regex' in filter) expression.setRegex(filter.regex);
  else expression.setPrefixList([...filter.prefixes]);
  return new Options.FilterOptions()
    .setStreamIdentifier(expression)
    .setMax(searchWindow)
    .setCheckpointintervalmultiplier(1);
}
