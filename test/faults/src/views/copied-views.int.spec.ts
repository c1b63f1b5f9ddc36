import { join } from 'node:path';
import { adoptViews, openViews, snapshotViews, verifyViews } from '@interventions/adapters/views';
import { readModels } from '@interventions/read-models';
import { startChild } from '../storage/child.js';
import { storageFolder } from '../storage/storage-folder.js';
import { recordWishes } from './recorded-cases.js';
import { ViewsFolder } from './views-folder.js';

describe('views that are copied while they follow a log that grows', () => {
  it('let another process go on from them, row for row as the log has it', async () => {
    const log = storageFolder();
    const folder = new ViewsFolder();
    const store = log.open();
    await recordWishes(store, []);
    const views = await folder.follow(store);
    const recorder = startChild(
      '../views/recorder.child.ts',
      [log.file, '150'],
      120_000,
    ).finished();
    let recording = true;
    const ended = recorder.finally(() => (recording = false));
    let copies = 0;
    while (recording && copies < 5) {
      copies += 1;
      const copy = join(folder.path, 'copy.db');
      const manifest = await snapshotViews({
        ...{ viewFile: folder.file, owner: 'api', copy, platform: 'test' },
      });
      const replica = join(folder.path, `replica-${copies}.db`);
      const adopted = await adoptViews({ snapshot: copy, viewFile: replica, store });
      expect(adopted.rebuilt).toEqual([]);
      expect(adopted.kept).toHaveLength(manifest.models.length);
      expect((await verifyViews({ file: replica, store })).ok).toBe(true);
      let oldest: string | undefined;
      const other = await openViews({
        ...{ file: replica, store },
        onWrite: (_model, _table, group) => {
          if (/^[0-9a-f]{8}-\d{20}$/.test(group) && (oldest ?? group) >= group) oldest = group;
        },
      });
      other.follow();
      expect(await other.waitFor(await store.head(), 20_000)).toBe('reached');
      // Groups of the audit trail are positions: nothing of before the copy is written again.
      if (oldest !== undefined) expect(oldest > adopted.position).toBe(true);
      await other.close();
      expect((await verifyViews({ file: replica, store })).ok).toBe(true);
    }
    await ended;
    expect(copies).toBeGreaterThan(1);
    expect(await views.waitFor(await store.head(), 20_000)).toBe('reached');
    await folder.expectSound(store);
    await folder.dispose();
    await log.dispose();
  }, 120_000);

  it('are refused by another release, and kept in part where only some code changed', async () => {
    const log = storageFolder();
    const folder = new ViewsFolder();
    const store = log.open();
    await recordWishes(store, []);
    const views = await folder.follow(store);
    expect(await views.waitFor(await store.head(), 20_000)).toBe('reached');
    const snapshot = join(folder.path, 'copy.db');
    await snapshotViews({ viewFile: folder.file, owner: 'api', copy: snapshot, platform: 'test' });
    const newer = (names: readonly string[]) =>
      readModels.map((model) =>
        names.includes(model.name) ? { ...model, version: model.version + 1 } : model,
      );
    const replica = join(folder.path, 'replica.db');
    const adopt = (models: typeof readModels) =>
      adoptViews({ snapshot, viewFile: replica, store, models });
    await expect(adopt(newer(['entries']))).rejects.toThrow('made by another release');
    await expect(verifyViews({ file: replica, store })).rejects.toThrow('There are no views');
    const models = newer(['timeline', 'vehicles']);
    expect((await adopt(models)).rebuilt).toEqual(
      models.map(({ name }) => name).filter((name) => ['timeline', 'vehicles'].includes(name)),
    );
    const written = new Set<string>();
    const other = await openViews({
      ...{ file: replica, store, models },
      onWrite: (model) => void written.add(model),
    });
    other.follow();
    while (!other.ready()) await new Promise((resolve) => setTimeout(resolve, 5));
    await other.close();
    expect([...written].filter((name) => !['timeline', 'vehicles'].includes(name))).toEqual([]);
    expect((await verifyViews({ file: replica, store, models })).ok).toBe(true);
    await folder.dispose();
    await log.dispose();
  }, 60_000);
});
