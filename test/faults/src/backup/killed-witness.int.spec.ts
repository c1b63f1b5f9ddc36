import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FileWitness, LogGuard } from '@interventions/adapters/guard';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { ordinalOf } from '@interventions/eventsourcing';
import { startChild } from '../storage/child.js';

const rounds = 4;

describe('processes killed while they keep how far they saw the log', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'killed-witness-'));
  afterAll(() => rmSync(dataDir, { recursive: true }));

  it(`leave a witness that is whole and never ahead, and record again, in ${rounds} rounds`, async () => {
    const keeper = new FileWitness(dataDir);
    let seen = 0n;
    for (let round = 0; round < rounds; round += 1) {
      const children = ['a.read.db', 'b.read.db'].map((view) =>
        startChild('../backup/backend.child.ts', [dataDir, view]),
      );
      for (const child of children) {
        await child.line('up');
        await child.line('ack');
      }
      while (((await keeper.load())?.ordinal ?? 0n) <= seen) await pause(5);
      await pause(17 * round);
      await Promise.all(children.map((child) => child.kill()));
      const lines = children.flatMap((child) => child.lines);
      expect(lines.filter((line) => /^(fault|withheld)/.test(line))).toEqual([]);

      const witness = await keeper.load();
      const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
      const [epoch, head] = [await store.epoch(), await store.head()];
      expect(witness?.epoch).toBe(epoch);
      expect(witness?.ordinal).toBeGreaterThan(seen);
      expect(witness?.ordinal).toBeLessThanOrEqual(ordinalOf(epoch, head));
      seen = witness?.ordinal ?? 0n;
      const onFault = (error: unknown) => expect(error).toBeUndefined();
      expect(await new LogGuard(store, keeper, { onFault }).judge()).toBeUndefined();
      await store.close();
    }
  }, 90_000);
});
