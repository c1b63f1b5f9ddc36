import { dirname } from 'node:path';
import { acknowledgedIn, lostFrom, partialBatches } from './acknowledged.js';
import { startChild } from './child.js';
import { collect, faultsOf, storageFolder } from './storage-folder.js';

describe('eight processes writing to one file', () => {
  it('make one log without gap, which a follower sees whole and in order', async () => {
    const folder = storageFolder();
    const store = folder.open();
    const followed: string[] = [];
    const subscription = store.subscribe(
      { from: 'start', maxBatch: 50 },
      { events: (batch) => void followed.push(...batch.map(({ id }) => id)) },
    );
    const writers = Array.from({ length: 8 }, (_, index) =>
      startChild('./writer.child.ts', [folder.file, String(index), '40', '4', '6'], 120_000),
    );
    const acknowledged = (await Promise.all(writers.map((writer) => writer.finished()))).flatMap(
      acknowledgedIn,
    );
    const log = await collect(store.readAll());
    expect(acknowledged).toHaveLength(8 * 4 * 40);
    expect(log).toHaveLength(acknowledged.reduce((total, { ids }) => total + ids.length, 0));
    expect(lostFrom(log, acknowledged)).toEqual([]);
    expect(partialBatches(log)).toEqual([]);
    expect(faultsOf(log)).toEqual([]);
    const deadline = Date.now() + 5_000;
    while (followed.length < log.length && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(followed).toEqual(log.map(({ id }) => id));
    await subscription.stop();
    await folder.dispose();
  }, 180_000);

  it('may all be the first to open it', async () => {
    const folder = storageFolder();
    const start = String(Date.now() + 3_000);
    const openers = [1, 2, 3, 4].map(() =>
      startChild('./opener.child.ts', [dirname(folder.file), start, '100'], 60_000),
    );
    const printed = await Promise.all(openers.map((opener) => opener.finished()));
    for (const lines of printed) expect(lines).toEqual(printed[0]);
    expect(new Set(printed[0]).size).toBe(100);
    await folder.dispose();
  }, 60_000);
});
