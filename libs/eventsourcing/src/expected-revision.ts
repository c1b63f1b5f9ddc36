import { ConflictError, EventStoreError } from './errors.js';
import type { ExpectedRevision } from './event-store.js';

/** What an append comes to: write from revision `first` on, or nothing because it was already done. */
export type AppendVerdict =
  | { readonly kind: 'write'; readonly first: bigint }
  | { readonly kind: 'repeat'; readonly first: bigint };

/** Throws `invalid-argument` for a negative revision. */
export function checkExpected(expected: ExpectedRevision): void {
  if (typeof expected === 'bigint' && expected < 0n) {
    throw new EventStoreError(
      'invalid-argument',
      `Expected revision ${expected} is negative. Use "no-stream" for a stream that does not exist.`,
    );
  }
}

/**
 * Judges an append against the state of its stream. An append behind the stream's end is a repeat, and so
 * succeeds, exactly when all its ids stand at the revisions it would have written; else it is a conflict.
 * `idsFrom` gives the stored ids from a revision on, at most `count`.
 */
export function judgeAppend(
  stream: string,
  expected: ExpectedRevision,
  actual: bigint | 'no-stream',
  ids: readonly string[],
  idsFrom: (revision: bigint, count: number) => readonly string[],
): AppendVerdict {
  const next = actual === 'no-stream' ? 0n : actual + 1n;
  if (expected === actual || expected === 'any') return { kind: 'write', first: next };
  if (actual === 'no-stream') throw new ConflictError(stream, expected, actual);
  if (expected === 'exists') return { kind: 'write', first: next };
  const first = expected === 'no-stream' ? 0n : expected + 1n;
  const stored = first < next ? idsFrom(first, ids.length) : [];
  if (ids.every((id, index) => stored[index] === id)) return { kind: 'repeat', first };
  throw new ConflictError(stream, expected, actual);
}

/**
 * Where ids that a stream already holds stand, when they stand side by side and in this order: an `any` or
 * `exists` append sent twice. Throws `duplicate-event-id` otherwise, and for every exact append.
 */
export function judgeDuplicate(
  stream: string,
  expected: ExpectedRevision,
  ids: readonly string[],
  revisionOf: (id: string) => bigint | undefined,
): AppendVerdict {
  const revisions = ids.map(revisionOf);
  const first = revisions[0];
  const repeats =
    first !== undefined && revisions.every((revision, index) => revision === first + BigInt(index));
  if (repeats && (expected === 'any' || expected === 'exists')) return { kind: 'repeat', first };
  const index = revisions.findIndex((revision) => revision !== undefined);
  if (index === -1)
    throw new EventStoreError('storage', `Stream ${stream} changed while it was written to.`);
  throw new EventStoreError(
    'duplicate-event-id',
    `Stream ${stream} already holds event ${ids[index]} at revision ${revisions[index]}. A retry keeps its first expected revision.`,
  );
}
