import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { collect, drafts, faultsOf, storageFolder } from './storage-folder.js';

describe('a write-ahead log that was cut short', () => {
  it('opens at the last whole transaction, wherever the cut is', async () => {
    const folder = storageFolder();
    const store = folder.open();
    for (let turn = 0; turn < 30; turn += 1)
      await store.append(`s-${turn}`, 'no-stream', drafts(3, 2_000));
    const work = mkdtempSync(join(tmpdir(), 'cut-wal-'));
    const wal = `${folder.file}-wal`;
    const whole = statSync(wal).size;
    const counts: number[] = [];
    for (let cut = 0; cut <= 40; cut += 1) {
      const copy = join(work, String(cut));
      mkdirSync(copy);
      // Copied by another process: closing a file of an open database here would drop its locks.
      execFileSync('cp', [folder.file, wal, copy]);
      truncateSync(
        join(copy, 'events.db-wal'),
        whole - Math.floor((whole * 0.75 * cut) / 40) - (cut % 3),
      );
      const opened = new SqliteEventStore({ file: join(copy, 'events.db') });
      const log = await collect(opened.readAll());
      expect(log.length % 3).toBe(0);
      expect(faultsOf(log)).toEqual([]);
      const { firstRevision } = await opened.append('next', 'no-stream', drafts(1));
      expect(firstRevision).toBe(0n);
      counts.push(log.length);
      await opened.close();
    }
    expect(counts[0]).toBe(90);
    expect(counts.at(-1)).toBeLessThan(60);
    expect(counts).toEqual(counts.toSorted((left, right) => right - left));
    rmSync(work, { recursive: true });
    await folder.dispose();
  }, 60_000);
});
