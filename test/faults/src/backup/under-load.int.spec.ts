import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifyBackup } from '@interventions/adapters/backup';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { translatePosition } from '@interventions/eventsourcing';
import { runOps } from '@interventions/test-support';
import { startChild } from '../storage/child.js';
import { collect, faultsOf } from '../storage/storage-folder.js';
import { recordWish, recordWishes } from '../views/recorded-cases.js';
import { logDigest } from './log-digest.js';

const writers = 3;
const actsEach = 120;

describe('a backup while several processes write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-load-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds all that was acknowledged before it began, and can be restored, followed and verified', async () => {
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    const file = join(dataDir, 'events.db');
    const store = new SqliteEventStore({ file, busyLimitMs: 30_000 });
    await recordWishes(store, []);
    const children = Array.from({ length: writers }, () =>
      startChild('../views/recorder.child.ts', [file, String(actsEach)], 120_000).finished(),
    );
    let writing = true;
    const all = Promise.all(children).finally(() => (writing = false));
    const backups: { readonly before: string; readonly place: string }[] = [];
    let grew = 0;
    while (writing && backups.length < 2) {
      // One's own acknowledged command, then the backup.
      await recordWish(store, { of: 0, act: 'NoteAdded', on: '2014-05-01', about: 1 });
      const before = await store.head();
      const place = join(folder, `backup-${backups.length}`);
      const { code, err } = await runOps(dataDir, ['backup', place]);
      expect([code, err]).toEqual([0, '']);
      if ((await store.head()) > before) grew += 1;
      backups.push({ before, place });
    }
    await all;
    expect(backups.length).toBeGreaterThan(0);
    expect(grew).toBeGreaterThan(0);

    for (const [index, { before, place }] of backups.entries()) {
      const manifest = await verifyBackup(place);
      expect(manifest.position >= before).toBe(true);
      const elsewhere = join(folder, `restored-${index}`);
      const restored = await runOps(elsewhere, ['restore', place]);
      expect([restored.code, restored.err]).toEqual([0, '']);
      const copy = new SqliteEventStore({ file: join(elsewhere, 'events.db') });
      const events = await collect(copy.readAll());
      expect(events).toHaveLength(manifest.events);
      expect(faultsOf(events)).toEqual([]);
      const upTo = BigInt(manifest.ordinal);
      expect(await logDigest(copy, upTo)).toBe(await logDigest(store, upTo));
      const [epoch, former] = [await copy.epoch(), await copy.formerEpochs()];
      expect(former).toEqual([{ epoch: manifest.epoch, upTo }]);
      expect(translatePosition(before, epoch, former)).toBe(before.replace(/^.{8}/, epoch));
      await copy.close();
    }

    const last = join(folder, `restored-${backups.length - 1}`);
    expect(await runOps(last, ['rebuild'])).toMatchObject({ code: 0 });
    const verified = await runOps(last, ['verify']);
    expect(verified.out).toContain('Every view equals the log.');
    await store.close();
  }, 120_000);
});
