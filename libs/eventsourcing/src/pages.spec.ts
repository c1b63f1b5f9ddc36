import { fromPages } from './pages.js';

const pagesOf = (...pages: readonly (readonly number[])[]) => {
  const fetched: number[] = [];
  const sequence = fromPages(() => {
    let at = 0;
    return async () => {
      await Promise.resolve();
      fetched.push(at);
      return pages[at++] ?? [];
    };
  });
  return { sequence, fetched };
};

describe('fromPages', () => {
  it('gives the items of all pages until an empty one, and again on a second iteration', async () => {
    const { sequence } = pagesOf([1, 2], [3]);
    const all: number[] = [];
    for await (const item of sequence) all.push(item);
    for await (const item of sequence) all.push(item);
    expect(all).toEqual([1, 2, 3, 1, 2, 3]);
  });

  it('fetches no page before it is needed, and none after leaving', async () => {
    const { sequence, fetched } = pagesOf([1, 2], [3], [4]);
    for await (const item of sequence) if (item === 2) break;
    expect(fetched).toEqual([0]);
  });

  it('keeps the order when steps are taken without waiting', async () => {
    const iterator = pagesOf([1, 2], [3]).sequence[Symbol.asyncIterator]();
    const steps = await Promise.all([1, 2, 3, 4, 5].map(() => iterator.next()));
    expect(steps.map(({ value }) => value as unknown)).toEqual([1, 2, 3, undefined, undefined]);
  });

  it('ends after a failure, which appears at the step that met it', async () => {
    const iterator = fromPages<number>(() => () => {
      throw new Error('no page');
    })[Symbol.asyncIterator]();
    await expect(iterator.next()).rejects.toThrow('no page');
    expect((await iterator.next()).done).toBe(true);
  });
});
