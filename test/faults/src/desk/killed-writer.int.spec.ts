import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDesk } from '@interventions/adapters/desk';
import { SqliteDatabase } from '@interventions/adapters/sqlite';
import { startChild } from '../storage/child.js';

const kills = 8;

/** What was acknowledged and is not so: an older draft or none, or one that was removed and is there. */
async function lostFrom(
  desk: SqliteDesk,
  owner: string,
  lines: readonly string[],
): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const line of lines) {
    const [, did, id = '', turn] = line.split(' ');
    const item = await desk.get({ owner, kind: 'draft', id });
    const found = (item?.value as { readonly turn: number } | undefined)?.turn ?? -1;
    if (did === 'put' ? found < Number(turn) : found >= 0) lost.push(line);
  }
  return lost;
}

describe('a process killed while it saves drafts', () => {
  it(`loses nothing that was acknowledged in ${kills} kills, and damages nothing`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-killed-'));
    const file = join(folder, 'desk.db');
    for (let round = 0; round < kills; round += 1) {
      const owner = `owner ${round}`;
      const writer = startChild('../desk/desk.child.ts', [file, owner]);
      await writer.line('ack put kept-6');
      await writer.kill();
      const acknowledged = writer.lines.filter((line) =>
        /^ack (put|removed) \S+( \d+)?$/.test(line),
      );
      expect(acknowledged.length).toBeGreaterThanOrEqual(13);
      const desk = new SqliteDesk(file);
      expect(await lostFrom(desk, owner, acknowledged)).toEqual([]);
      desk.close();
    }
    const database = new SqliteDatabase(file, { synchronous: 'FULL' });
    expect(database.faults()).toEqual([]);
    database.close();
    rmSync(folder, { recursive: true });
  }, 120_000);

  it('is noticed by this test where a draft is missing or was not removed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-noticed-'));
    const desk = new SqliteDesk(join(folder, 'desk.db'));
    const place = { owner: 'a', kind: 'draft', id: 'gone-1' } as const;
    await desk.put(place, { value: { turn: 1 }, at: '2026-03-03' }, 'none');
    const lines = ['ack put kept-1 4', 'ack removed gone-1'];
    expect(await lostFrom(desk, 'a', lines)).toEqual(lines);
    desk.close();
    rmSync(folder, { recursive: true });
  });
});
