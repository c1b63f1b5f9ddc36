import { collect, drafts, faultsOf, storageFolder } from './storage-folder.js';

describe('after a refused append', () => {
  it('the correct one succeeds, and positions have no gap', async () => {
    const folder = storageFolder();
    const store = folder.open({ maxAppendBytes: 10_000 });
    const first = drafts(2);
    await store.append('s', 'no-stream', first);
    const refused = [
      () => store.append('s', 'no-stream', drafts(1)),
      () => store.append('s', 9n, drafts(2)),
      () => store.append('s', 1n, [...drafts(2), ...first]),
      () => store.append('s', 1n, drafts(1, 20_000)),
    ];
    for (const [index, call] of refused.entries()) {
      await expect(call()).rejects.toMatchObject({ retriable: false });
      const { firstRevision } = await store.append('s', BigInt(index + 1), drafts(1));
      expect(firstRevision).toBe(BigInt(index + 2));
    }
    const log = await collect(store.readAll());
    expect(log).toHaveLength(6);
    expect(faultsOf(log)).toEqual([]);
    await folder.dispose();
  });

  it('the others that shared its transaction have their own outcomes', async () => {
    const folder = storageFolder();
    const store = folder.open();
    const known = drafts(1);
    await store.append('s', 'no-stream', known);
    const outcomes = await Promise.allSettled([
      store.append('a', 'no-stream', drafts(2)),
      store.append('s', 0n, [...drafts(2), ...known]),
      store.append('s', 0n, drafts(1)),
      store.append('s', 0n, drafts(1)),
      store.append('b', 4n, drafts(1)),
      store.append('a', 1n, drafts(1)),
    ]);
    expect(
      outcomes.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'stored',
      ),
    ).toEqual(['stored', 'duplicate-event-id', 'stored', 'conflict', 'conflict', 'stored']);
    const log = await collect(store.readAll());
    expect(log.map(({ stream, revision }) => `${stream} ${revision}`)).toEqual([
      's 0',
      'a 0',
      'a 1',
      's 1',
      'a 2',
    ]);
    expect(faultsOf(log)).toEqual([]);
    await folder.dispose();
  });
});
