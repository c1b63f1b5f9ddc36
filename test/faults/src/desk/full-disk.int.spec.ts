import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteDesk } from '@interventions/adapters/desk';
import { mountSmallDisk, unmount } from '../storage/small-disk.js';
import { storageFolder } from '../storage/storage-folder.js';

const at = '2026-03-03T14:05:00.000Z';
const draft = (id: number) => ({ owner: 'Ann Example', kind: 'draft', id: `draft-${id}` }) as const;

describe('a full disk', () => {
  const disk = mountSmallDisk();
  const folder = storageFolder(disk);
  const file = join(folder.file, '..', 'desk.db');
  afterAll(async () => {
    await folder.dispose();
    if (disk !== undefined) unmount(disk);
  });

  it('refuses a draft whole, keeps those that were saved, and takes drafts again once there is room', async () => {
    const filler = join(file, '..', 'filler');
    if (disk !== undefined) writeFileSync(filler, Buffer.alloc(1_000_000));
    const desk = new SqliteDesk(file);
    const value = 'x'.repeat(250_000);
    const saved: number[] = [];
    let refusal: unknown;
    for (let id = 0; id < 20 && refusal === undefined; id += 1)
      await desk.put(draft(id), { value, at }, 'none').then(
        () => saved.push(id),
        (error: unknown) => (refusal = error),
      );
    if (disk !== undefined) {
      expect(refusal).toMatchObject({ name: 'EventStoreError', code: 'storage', retriable: true });
      expect(saved.length).toBeLessThan(20);
      rmSync(filler);
    }
    expect(await desk.list('Ann Example', 'draft')).toHaveLength(saved.length);
    expect((await desk.get(draft(0)))?.value).toBe(value);
    await desk.put(draft(99), { value: 'there is room', at }, 'none');
    expect(await desk.list('Ann Example', 'draft')).toHaveLength(saved.length + 1);
    desk.close();
  });
});
