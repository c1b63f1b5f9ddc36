import { statSync, writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { backUpLog, restoreLog, verifyBackup } from '@interventions/adapters/backup';
import { mountSmallDisk, unmount } from '../storage/small-disk.js';
import { drafts, storageFolder } from '../storage/storage-folder.js';

const disk = mountSmallDisk();

describe('a backup onto a disk without space', () => {
  it('needs room for one more copy than it keeps', async () => {
    const log = storageFolder();
    const store = log.open();
    await store.append('s', 'no-stream', drafts(50, 10_000));
    await store.close();
    const folder = join(log.file, '..', 'backup');
    const { bytes, file } = await backUpLog({ logFile: log.file, folder, platform: 'test' });
    expect(bytes).toBe(statSync(join(folder, file)).size);
    await log.dispose();
  });

  if (disk !== undefined) {
    it('says so, and leaves the backup before; a restore there leaves nothing', async () => {
      const log = storageFolder();
      const store = log.open();
      await store.append('s', 'no-stream', drafts(50, 10_000));
      const options = { logFile: log.file, folder: join(disk, 'backup'), platform: 'test' };
      const before = await backUpLog(options);
      const filler = join(disk, 'filler');
      writeFileSync(filler, Buffer.alloc(2_100_000));
      await store.append('s', 49n, drafts(50, 10_000));
      await expect(backUpLog(options)).rejects.toThrow(
        /disk of .*backup is full\. A backup that was there before is still whole\. Make room/,
      );
      expect(await verifyBackup(options.folder)).toEqual(before);
      const place = join(disk, 'restored.db');
      await expect(restoreLog(options.folder, place)).rejects.toThrow(/is full\. No log was put/);
      expect(() => statSync(place)).toThrow('ENOENT');
      rmSync(filler);
      expect((await backUpLog(options)).events).toBe(100);
      expect((await verifyBackup(options.folder)).events).toBe(100);
      await log.dispose();
    });
    afterAll(() => unmount(disk));
  }
});
