import { randomUUID } from 'node:crypto';
import { startChild } from './child.js';
import { storageFolder } from './storage-folder.js';

describe('a follower in another process', () => {
  it('wakes within 50 ms of a commit', async () => {
    const folder = storageFolder();
    const store = folder.open();
    const follower = startChild('./follower.child.ts', [folder.file]);
    await follower.line('caught-up');
    const delays: number[] = [];
    for (let turn = 0; turn < 40; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
      await store.append('s', 'any', [{ id: randomUUID(), type: 'noted.v1', data: turn }]);
      const committed = Date.now();
      const seen = await follower.line(`seen ${turn} `);
      delays.push(Number(seen.split(' ')[2]) - committed);
    }
    await follower.kill();
    const sorted = delays.toSorted((left, right) => left - right);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(50);
    await folder.dispose();
  }, 60_000);

  it('costs next to nothing while nothing happens', async () => {
    const folder = storageFolder();
    folder.open();
    const follower = startChild('./follower.child.ts', [folder.file, 'idle']);
    const cpuMs = Number((await follower.line('cpu ')).split(' ')[1]);
    await follower.finished();
    expect(cpuMs).toBeLessThan(60);
    await folder.dispose();
  }, 30_000);

  it('ends by itself once its store is closed', async () => {
    const folder = storageFolder();
    folder.open();
    const follower = startChild('./follower.child.ts', [folder.file, 'leave'], 20_000);
    expect(await follower.finished()).toEqual(['caught-up']);
    await folder.dispose();
  }, 30_000);
});
