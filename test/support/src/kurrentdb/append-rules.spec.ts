import { judge, type StreamStanding, type Verdict } from './append-rules.js';
import type { ExpectedState } from './stored-record.js';

const standing = (
  ids: readonly string[],
  more: Partial<StreamStanding> & { readonly recent?: readonly string[] } = {},
): StreamStanding => ({
  last: ids.length === 0 ? undefined : BigInt(ids.length - 1),
  softDeleted: false,
  tombstoned: false,
  hasMetadata: false,
  idAt: (revision) => ids[Number(revision)],
  recentRevisionOf: (id) =>
    more.recent?.includes(id) === true ? BigInt(ids.indexOf(id)) : undefined,
  ...more,
});
const write = (firstRevision: bigint): Verdict => ({ kind: 'write', firstRevision });
const conflict = (current?: bigint): Verdict => ({ kind: 'conflict', current });
const deleted: Verdict = { kind: 'deleted' };

describe('what an expected state allows', () => {
  const never = standing([]);
  const atOne = standing(['a', 'b']);
  const onlyMetadata = standing([], { hasMetadata: true });
  const softDeleted = standing(['a', 'b'], { softDeleted: true, hasMetadata: true });
  const tombstoned = standing(['a', 'b'], { tombstoned: true });
  const rows: [ExpectedState, Verdict, Verdict, Verdict, Verdict][] = [
    ['any', write(0n), write(2n), write(0n), write(2n)],
    ['no-stream', write(0n), conflict(1n), write(0n), write(2n)],
    ['stream-exists', conflict(), write(2n), write(0n), deleted],
    [1n, conflict(), write(2n), conflict(), write(2n)],
    [0n, conflict(), conflict(1n), conflict(), conflict(1n)],
    [7n, conflict(), conflict(1n), conflict(), conflict(1n)],
  ];
  it.each(rows)('%s', (expected, ofNever, ofOne, ofMetadata, ofSoftDeleted) => {
    expect(judge(expected, never, ['new'])).toEqual(ofNever);
    expect(judge(expected, atOne, ['new'])).toEqual(ofOne);
    expect(judge(expected, onlyMetadata, ['new'])).toEqual(ofMetadata);
    expect(judge(expected, softDeleted, ['new'])).toEqual(ofSoftDeleted);
    expect(judge(expected, tombstoned, ['new'])).toEqual(deleted);
  });
});

describe('a repeated append', () => {
  const stream = standing(['a', 'b', 'c']);
  it('with the revision of the first time is answered as the first time, also when others followed', () => {
    expect(judge('no-stream', stream, ['a', 'b'])).toEqual({ kind: 'repeated', lastRevision: 1n });
    expect(judge('no-stream', stream, ['a'])).toEqual({ kind: 'repeated', lastRevision: 0n });
    expect(judge(0n, stream, ['b', 'c'])).toEqual({ kind: 'repeated', lastRevision: 2n });
  });
  it('with more events, others or another order is a conflict', () => {
    expect(judge('no-stream', stream, ['a', 'x'])).toEqual(conflict(2n));
    expect(judge('no-stream', stream, ['a', 'b', 'c', 'd'])).toEqual(conflict(2n));
    expect(judge('no-stream', stream, ['b', 'a'])).toEqual(conflict(2n));
  });
  it('with the current revision is written again', () => {
    expect(judge(2n, stream, ['c'])).toEqual(write(3n));
  });
  it('with any or stream-exists is known only while its ids are in memory', () => {
    const fresh = standing(['a', 'b', 'c'], { recent: ['b', 'c'] });
    for (const expected of ['any', 'stream-exists'] as const) {
      expect(judge(expected, fresh, ['b', 'c'])).toEqual({ kind: 'repeated', lastRevision: 2n });
      expect(judge(expected, fresh, ['b', 'x'])).toEqual(conflict(2n));
      expect(judge(expected, stream, ['b', 'c'])).toEqual(write(3n));
    }
  });
});
