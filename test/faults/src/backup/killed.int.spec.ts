import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { backUpLog, verifyBackup } from '@interventions/adapters/backup';
import { inspectLogFile, SqliteEventStore } from '@interventions/adapters/sqlite';
import { startChild, type Child } from '../storage/child.js';
import { drafts } from '../storage/storage-folder.js';

const kills = 6;

/** Children that wait for the word, started side by side since that takes longer than what they do. */
async function waiting(args: readonly string[], count: number): Promise<readonly Child[]> {
  const children = Array.from({ length: count }, () =>
    startChild('../backup/backup.child.ts', args),
  );
  for (const child of children) await child.line('ready');
  return children;
}

/** Lets a child copy and kills it some time after it began; answers whether it was not done yet. */
async function cutShort(child: Child, afterMs: number): Promise<boolean> {
  child.say('go');
  await pause(afterMs);
  await child.kill();
  return !child.lines.includes('done');
}

describe('a process killed while it copies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'backup-killed-'));
  const file = join(folder, 'events.db');
  const backup = join(folder, 'backup');
  let wholeMs = 0;
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(async () => {
    const store = new SqliteEventStore({ file });
    for (let batch = 0; batch < 40; batch += 1) await store.append('s', 'any', drafts(90, 10_000));
    await store.close();
    const from = performance.now();
    await backUpLog({ logFile: file, folder: backup, platform: 'test' });
    wholeMs = performance.now() - from;
  }, 60_000);

  it(`leaves the backup before, or the new one, in ${kills} kills`, async () => {
    const before = (await verifyBackup(backup)).file;
    let cut = 0;
    const names = new Set<string>();
    const children = await waiting(['back-up', file, backup], kills);
    for (const [round, child] of children.entries()) {
      if (await cutShort(child, (wholeMs * round) / kills)) cut += 1;
      const { events, file: name } = await verifyBackup(backup);
      expect(events).toBe(3_600);
      names.add(name);
    }
    expect(cut).toBeGreaterThan(0);
    expect(names).toContain(before);
    const made = await backUpLog({ logFile: file, folder: backup, platform: 'test' });
    expect(readdirSync(backup).sort()).toEqual(['backup.json', made.file].sort());
  }, 60_000);

  it(`leaves no log, or a whole one under a new epoch, in ${kills} kills of a restore`, async () => {
    const { epoch, ordinal } = await verifyBackup(backup);
    const restored = join(folder, 'restored.db');
    let cut = 0;
    const [last, ...children] = await waiting(['restore', restored, backup], kills + 1);
    for (const [round, child] of children.entries()) {
      if (await cutShort(child, (wholeMs * round) / kills)) cut += 1;
      if (!existsSync(restored)) continue;
      const found = inspectLogFile(restored);
      expect(found).toMatchObject({ ordinal: BigInt(ordinal), events: 3_600 });
      expect(found.epoch).not.toBe(epoch);
      rmSync(restored);
    }
    expect(cut).toBeGreaterThan(0);
    last?.say('go');
    await last?.finished();
    expect(inspectLogFile(restored).events).toBe(3_600);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  }, 60_000);
});
