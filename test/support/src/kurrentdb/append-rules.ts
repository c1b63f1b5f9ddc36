import type { ExpectedState } from './stored-record.js';

/** What the log knows of a stream when an append arrives. */
export type StreamStanding = {
  /** Last revision ever given; undefined when the stream never had an event. */
  readonly last: bigint | undefined;
  readonly softDeleted: boolean;
  readonly tombstoned: boolean;
  /** Whether a metadata stream belongs to it. */
  readonly hasMetadata: boolean;
  /** Id of the event at a revision. */
  idAt(revision: bigint): string | undefined;
  /** Revision of a lately committed id in this stream; the server forgets it when it restarts. */
  recentRevisionOf(id: string): bigint | undefined;
};

/** What the server decides: write, answer as it did the first time, or refuse. */
export type Verdict =
  | { readonly kind: 'write'; readonly firstRevision: bigint }
  | { readonly kind: 'repeated'; readonly lastRevision: bigint }
  | { readonly kind: 'conflict'; readonly current: bigint | undefined }
  | { readonly kind: 'deleted' };

/** What an append or a deletion came to. */
export type WriteOutcome =
  | {
      readonly kind: 'stored' | 'repeated';
      /** Last revision written; undefined after an empty append to a stream that does not exist. */
      readonly revision: bigint | undefined;
      readonly position: bigint | undefined;
    }
  | { readonly kind: 'conflict'; readonly current: bigint | undefined }
  | { readonly kind: 'deleted' };

/** Judges an append by the expected state of its stream and the ids of its events. */
export function judge(
  expected: ExpectedState,
  standing: StreamStanding,
  ids: readonly string[],
): Verdict {
  const { last, softDeleted } = standing;
  if (standing.tombstoned || (expected === 'stream-exists' && softDeleted))
    return { kind: 'deleted' };
  const write: Verdict = { kind: 'write', firstRevision: last === undefined ? 0n : last + 1n };
  if (expected === 'any' || expected === 'stream-exists') {
    if (expected === 'stream-exists' && last === undefined && !standing.hasMetadata)
      return { kind: 'conflict', current: undefined };
    return weaklyRepeated(standing, ids) ?? write;
  }
  if (expected === 'no-stream' && (last === undefined || softDeleted)) return write;
  if (last === undefined) return { kind: 'conflict', current: undefined };
  const before = expected === 'no-stream' ? -1n : expected;
  if (before === last) return write;
  const repeated =
    ids.length > 0 && ids.every((id, offset) => standing.idAt(before + 1n + BigInt(offset)) === id);
  if (repeated) return { kind: 'repeated', lastRevision: before + BigInt(ids.length) };
  return { kind: 'conflict', current: last };
}

/** By the ids in memory only: all of them are a repeat, some of them a conflict, none of them news. */
function weaklyRepeated(standing: StreamStanding, ids: readonly string[]): Verdict | undefined {
  const [first] = ids;
  const start = first === undefined ? undefined : standing.recentRevisionOf(first);
  if (start === undefined) return undefined;
  const repeated = ids.every(
    (id, offset) => standing.recentRevisionOf(id) === start + BigInt(offset),
  );
  return repeated
    ? { kind: 'repeated', lastRevision: start + BigInt(ids.length) - 1n }
    : { kind: 'conflict', current: standing.last };
}
