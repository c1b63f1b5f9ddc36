import { startChild } from '../storage/child.js';
import { storageFolder } from '../storage/storage-folder.js';
import { recordWishes } from './recorded-cases.js';
import { ViewsFolder } from './views-folder.js';

const processes = 4;
const actsEach = 60;

describe('views under several processes that record in the same cases', () => {
  it('equal the log row for row, also when they are rebuilt meanwhile', async () => {
    const log = storageFolder();
    const folder = new ViewsFolder();
    const store = log.open();
    await recordWishes(store, []);
    const views = await folder.follow(store);
    const args = [log.file, String(actsEach)];
    const recorders = Array.from({ length: processes }, () =>
      startChild('../views/recorder.child.ts', args, 120_000).finished(),
    );
    let recording = true;
    const all = Promise.all(recorders).finally(() => (recording = false));
    let rebuilds = 0;
    while (recording) {
      await views.rebuild(rebuilds % 2 === 0 ? undefined : 'timeline');
      rebuilds += 1;
      await folder.expectSound(store);
    }
    await all;
    expect(await views.waitFor(await store.head(), 10_000)).toBe('reached');
    expect(views.queries.auditTrail({}).total).toBeGreaterThanOrEqual(processes * actsEach);
    expect(rebuilds).toBeGreaterThan(2);
    expect(views.parked()).toEqual([]);
    await folder.expectSound(store);
    await folder.dispose();
    await log.dispose();
  }, 180_000);
});
