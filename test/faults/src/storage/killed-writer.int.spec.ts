import { SqliteDatabase } from '@interventions/adapters/sqlite';
import { acknowledgedIn, lostFrom, partialBatches, type Acknowledged } from './acknowledged.js';
import { startChild } from './child.js';
import { collect, faultsOf, storageFolder } from './storage-folder.js';

const kills = 22;

describe('a writer killed at any moment', () => {
  it(`loses none of its acknowledged appends in ${kills} kills, and leaves no gap`, async () => {
    const folder = storageFolder();
    const acknowledged: Acknowledged[] = [];
    for (let round = 0; round < kills || acknowledged.length < 1_000; round += 1) {
      const writer = startChild('./writer.child.ts', [folder.file, String(round), '1000000', '6']);
      await writer.line('ack');
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 100));
      await writer.kill();
      acknowledged.push(...acknowledgedIn(writer.lines));
    }
    const log = await collect(folder.open().readAll());
    expect(acknowledged.length).toBeGreaterThanOrEqual(1_000);
    expect(lostFrom(log, acknowledged)).toEqual([]);
    expect(partialBatches(log)).toEqual([]);
    expect(faultsOf(log)).toEqual([]);
    await folder.dispose();
  }, 180_000);

  it('leaves a file without damage, to which the next writer appends at once', async () => {
    const folder = storageFolder();
    const writer = startChild('./writer.child.ts', [folder.file, 'a', '1000000', '6']);
    await writer.line('ack');
    await writer.kill();
    const next = startChild('./writer.child.ts', [folder.file, 'b', '10', '2']);
    const after = acknowledgedIn(await next.finished());
    expect(after).toHaveLength(20);
    const log = await collect(folder.open().readAll());
    expect(lostFrom(log, [...acknowledgedIn(writer.lines), ...after])).toEqual([]);
    const database = new SqliteDatabase(folder.file, { synchronous: 'FULL' });
    expect(database.prepare('PRAGMA integrity_check').all()).toEqual([['ok']]);
    database.close();
    await folder.dispose();
  }, 60_000);

  it('is noticed by this test when an acknowledged event is missing', async () => {
    const folder = storageFolder();
    const writer = startChild('./writer.child.ts', [folder.file, 'a', '3', '1']);
    const acknowledged = acknowledgedIn(await writer.finished());
    const log = await collect(folder.open().readAll());
    expect(lostFrom(log, acknowledged)).toEqual([]);
    expect(lostFrom(log.slice(0, -1), acknowledged)).toHaveLength(1);
    expect(partialBatches(log.slice(0, -1))).toHaveLength(1);
    expect(faultsOf([...log.slice(0, 1), ...log.slice(2)])).not.toEqual([]);
    await folder.dispose();
  }, 60_000);
});
