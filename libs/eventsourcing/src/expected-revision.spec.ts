import { thrownCode } from './testing/index.js';
import { judgeAppend, judgeDuplicate } from './expected-revision.js';

const stored = ['a', 'b', 'c'];
const idsFrom = (revision: bigint, count: number): readonly string[] =>
  stored.slice(Number(revision), Number(revision) + count);
const judge = (expected: Parameters<typeof judgeAppend>[1], ...ids: readonly string[]) =>
  judgeAppend('s', expected, 2n, ids, idsFrom);

describe('judgeAppend', () => {
  it('writes at the end when the stream stands where expected', () => {
    expect(judge(2n, 'd')).toEqual({ kind: 'write', first: 3n });
    expect(judge('any', 'd')).toEqual({ kind: 'write', first: 3n });
    expect(judge('exists', 'd')).toEqual({ kind: 'write', first: 3n });
    expect(judgeAppend('s', 'no-stream', 'no-stream', ['d'], () => [])).toEqual({
      kind: 'write',
      first: 0n,
    });
  });

  it('knows a repeat, also of the beginning of what was written', () => {
    expect(judge('no-stream', 'a', 'b', 'c')).toEqual({ kind: 'repeat', first: 0n });
    expect(judge('no-stream', 'a')).toEqual({ kind: 'repeat', first: 0n });
    expect(judge(0n, 'b', 'c')).toEqual({ kind: 'repeat', first: 1n });
  });

  it.each([
    ['other events', 'no-stream', ['x']],
    ['more events', 1n, ['c', 'd']],
    ['another order', 'no-stream', ['b', 'a']],
    ['a later revision', 5n, ['a']],
  ] as const)('refuses %s', (_name, expected, ids) => {
    expect(thrownCode(() => judge(expected, ...ids))).toBe('conflict');
  });
});

describe('judgeDuplicate', () => {
  const revisionOf = (id: string): bigint | undefined => {
    const index = stored.indexOf(id);
    return index === -1 ? undefined : BigInt(index);
  };

  it('takes a repeat where no revision was named', () => {
    expect(judgeDuplicate('s', 'any', ['b', 'c'], revisionOf)).toEqual({
      kind: 'repeat',
      first: 1n,
    });
    expect(judgeDuplicate('s', 'exists', ['a'], revisionOf)).toEqual({ kind: 'repeat', first: 0n });
  });

  it.each([
    ['an exact append', 2n, ['b']],
    ['a mixture', 'any', ['x', 'b']],
    ['another order', 'any', ['c', 'b']],
  ] as const)('refuses %s', (_name, expected, ids) => {
    expect(thrownCode(() => judgeDuplicate('s', expected, ids, revisionOf))).toBe(
      'duplicate-event-id',
    );
  });

  it('calls a clash without a known id a fault of the storage', () => {
    expect(thrownCode(() => judgeDuplicate('s', 1n, ['x'], revisionOf))).toBe('storage');
  });
});
