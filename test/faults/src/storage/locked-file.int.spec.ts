import { SqliteDatabase } from '@interventions/adapters/sqlite';
import { collect, drafts, storageFolder, type StorageFolder } from './storage-folder.js';

describe('a log that another process is writing to', () => {
  let folder: StorageFolder;
  let other: SqliteDatabase;
  beforeEach(() => {
    folder = storageFolder();
    folder.open();
    other = new SqliteDatabase(folder.file, { synchronous: 'FULL' });
  });
  afterEach(async () => {
    other.close();
    await folder.dispose();
  });
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  it('is waited for without standing still, and read meanwhile', async () => {
    const store = folder.open();
    await store.append('s', 'no-stream', drafts(1));
    other.exec('BEGIN IMMEDIATE');
    let settled = false;
    const pending = store.append('s', 0n, drafts(1)).finally(() => (settled = true));
    let longest = 0;
    for (let turn = 0; turn < 20; turn += 1) {
      const before = performance.now();
      await pause(10);
      longest = Math.max(longest, performance.now() - before);
      expect(await collect(store.readAll())).toHaveLength(1);
    }
    expect(settled).toBe(false);
    expect(longest).toBeLessThan(200);
    other.exec('COMMIT');
    expect(await pending).toMatchObject({ firstRevision: 1n });
  });

  it('fails as busy, which may be retried, when it is locked for too long', async () => {
    const store = folder.open({ busyLimitMs: 100 });
    const batch = drafts(1);
    other.exec('BEGIN IMMEDIATE');
    const began = performance.now();
    await expect(store.append('s', 'no-stream', batch)).rejects.toMatchObject({
      code: 'busy',
      retriable: true,
    });
    expect(performance.now() - began).toBeLessThan(2_000);
    other.exec('ROLLBACK');
    await store.append('s', 'no-stream', batch);
    expect(await collect(store.readAll())).toHaveLength(1);
  });

  it('refuses to change or to delete an event, whoever asks', async () => {
    const store = folder.open();
    await store.append('s', 'no-stream', drafts(2));
    const commands = [
      "UPDATE events SET data = '{}'",
      'DELETE FROM events',
      "UPDATE log SET epoch = '00000000'",
      'DELETE FROM log',
      'INSERT OR REPLACE INTO events SELECT * FROM events',
      'INSERT INTO events SELECT 9, stream, revision, id, type, recorded_at, metadata, data FROM events',
    ];
    for (const command of commands) expect(() => other.exec(command)).toThrow(/never|UNIQUE/);
    expect(await collect(store.readAll())).toHaveLength(2);
  });
});

describe('a reader that takes its time', () => {
  it('does not hold back the write-ahead log', async () => {
    const folder = storageFolder();
    const store = folder.open();
    let walBytes = 0;
    const size = new SqliteDatabase(folder.file, { synchronous: 'FULL' });
    for (let turn = 0; turn < 20; turn += 1) await store.append('s', 'any', drafts(100, 500));
    const reader = store.readAll()[Symbol.asyncIterator]();
    await reader.next();
    for (let turn = 0; turn < 60; turn += 1) {
      await store.append('t', 'any', drafts(200, 1_000));
      const frames = size.prepare('PRAGMA wal_checkpoint(PASSIVE)').get();
      walBytes = Math.max(walBytes, Number(frames?.[1]) - Number(frames?.[2]));
    }
    expect(walBytes).toBe(0);
    let rest = 1;
    while ((await reader.next()).done !== true) rest += 1;
    expect(rest).toBe(2_000);
    size.close();
    await folder.dispose();
  }, 30_000);
});
