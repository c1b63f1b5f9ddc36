import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SqliteDatabase, SqliteEventStore } from '@interventions/adapters/sqlite';
import type { EventStoreError } from '@interventions/eventsourcing';
import { mountSmallDisk, unmount } from './small-disk.js';
import { collect, drafts, faultsOf, storageFolder } from './storage-folder.js';

/** Appends until refused; answers with the refusal and the number of events that were accepted. */
async function fill(
  store: SqliteEventStore,
): Promise<{ readonly refusal: EventStoreError; readonly stored: number }> {
  for (let stored = 0; ; stored += 3) {
    try {
      await store.append('s', stored === 0 ? 'no-stream' : BigInt(stored - 1), drafts(3, 5_000));
    } catch (error) {
      return { refusal: error as EventStoreError, stored };
    }
  }
}

/** What a store must do once the disk is full, and after `makeRoom`, without being opened again. */
async function expectCleanRefusal(store: SqliteEventStore, makeRoom: () => void): Promise<void> {
  const { refusal, stored } = await fill(store);
  expect(refusal).toMatchObject({ name: 'EventStoreError', code: 'storage', retriable: true });
  expect(stored).toBeGreaterThan(0);
  expect(await collect(store.readAll())).toHaveLength(stored);
  const waiting = [1, 2, 3].map((n) => store.append(`other-${n}`, 'no-stream', drafts(4, 9_000)));
  for (const outcome of await Promise.allSettled(waiting)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'storage' } });
  }
  expect(await collect(store.readStream('s'))).toHaveLength(stored);
  expect(await store.streamState('other-1')).toEqual({ exists: false });

  makeRoom();
  const after = await store.append('s', BigInt(stored - 1), drafts(2, 5_000));
  expect(after.firstRevision).toBe(BigInt(stored));
  const log = await collect(store.readAll());
  expect(log).toHaveLength(stored + 2);
  expect(faultsOf(log)).toEqual([]);
}

describe('a full disk refuses whole appends, lets reads go on, and recovers', () => {
  it('at a limit of pages', async () => {
    const folder = storageFolder();
    const opened: SqliteDatabase[] = [];
    const store = folder.open({ tune: (database) => void opened.push(database) });
    const limit = (pages: number): void =>
      opened.forEach((database) => database.exec(`PRAGMA max_page_count = ${pages}`));
    limit(60);
    await expectCleanRefusal(store, () => limit(100_000));
    await folder.dispose();
  });

  const disk = mountSmallDisk();
  if (disk !== undefined) {
    it('when a real file system has no space left', async () => {
      const folder = storageFolder(disk);
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(1_500_000));
      await expectCleanRefusal(folder.open(), () => rmSync(filler));
      await folder.dispose();
    });
    afterAll(() => unmount(disk));
  }
});
