import { startChild } from '../storage/child.js';
import { storageFolder } from '../storage/storage-folder.js';
import { recordWishes, type Wish } from './recorded-cases.js';
import { ViewsFolder } from './views-folder.js';

const wishes: readonly Wish[] = Array.from({ length: 20 }, (_, index) => ({
  of: index % 3,
  act: index % 2 === 0 ? 'NoteAdded' : 'CaseOfficerAssigned',
  on: '2016-02-17',
  about: 1,
}));

describe('a process that is killed while it writes its views', () => {
  it('goes on at its checkpoint, with no row too many or too few', async () => {
    const log = storageFolder();
    const folder = new ViewsFolder();
    const store = log.open();
    await startedWith(log.file, folder.file);
    for (const rows of [1, 2, 3, 5, 8, 13, 21, 34]) {
      const child = startChild('../views/follower.child.ts', [log.file, folder.file, String(rows)]);
      const killed = child.finished();
      await recordWishes(store, wishes);
      await expect(killed).rejects.toThrow('SIGKILL');
      if (rows > 3) await folder.expectSound(store);
    }
    const views = await folder.follow(store);
    expect(await views.waitFor(await store.head(), 10_000)).toBe('reached');
    await folder.expectSound(store);
    await folder.dispose();
    await log.dispose();
  }, 180_000);

  it('leaves its view file free, which nobody else could open while it ran', async () => {
    const log = storageFolder();
    const folder = new ViewsFolder();
    const store = log.open();
    const owner = startChild('../views/follower.child.ts', [log.file, folder.file, '0']);
    await owner.line('ready');
    await expect(folder.open(store)).rejects.toThrow('A view file belongs to one process');
    const second = startChild('../views/follower.child.ts', [log.file, folder.file, '0']);
    expect(await second.line('refused')).toContain('in use by process');
    await second.finished();
    await folder.expectSound(store);
    await owner.kill();
    const views = await folder.follow(store);
    expect(views.ready()).toBe(true);
    await folder.dispose();
    await log.dispose();
  }, 60_000);
});

/** Lets a first process make the views, so that the next ones go on from a checkpoint. */
async function startedWith(log: string, file: string): Promise<void> {
  const child = startChild('../views/follower.child.ts', [log, file, '0']);
  await child.line('ready');
  await child.kill();
}
