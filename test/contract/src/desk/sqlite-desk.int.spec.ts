import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteDesk } from '@interventions/adapters/desk';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import { deskContract } from './desk.contract.js';

deskContract('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-'));
  const opened: SqliteDesk[] = [];
  return Promise.resolve({
    open: () => {
      const desk = new SqliteDesk(join(folder, 'desk.db'));
      opened.push(desk);
      return Promise.resolve(desk);
    },
    dispose: () => {
      for (const desk of opened) desk.close();
      rmSync(folder, { recursive: true });
      return Promise.resolve();
    },
  });
});

describe('the file of the desks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-file-'));
  const file = join(folder, 'desk.db');
  const at = '2026-03-03T14:05:00.000Z';
  const place = { owner: 'Ann Example', kind: 'draft', id: 'one' } as const;
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made when somebody first uses it, readable for its owner alone', async () => {
    const desk = new SqliteDesk(file);
    expect(existsSync(file)).toBe(false);
    await desk.list('Ann Example', 'draft');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    desk.close();
  });

  it('holds no byte of what was removed or replaced, in none of its parts', async () => {
    const desk = new SqliteDesk(file);
    const value = 'canary about a person '.repeat(2_000);
    const put = await desk.put(place, { value, at }, 'none');
    expect(bytesOf(file)).toContain('canary');
    await desk.put(place, { value: 'other words', at }, put.version);
    await desk.remove(place);
    expect(bytesOf(file)).not.toContain('canary');
    expect(bytesOf(file)).not.toContain('other words');
    desk.close();
  });

  it('of another kind is refused with what to do', async () => {
    const keys = join(folder, 'keys.db');
    new SubjectKeyProtector({ file: keys, personalFields: () => [] }).close();
    const desk = new SqliteDesk(keys);
    await expect(desk.get(place)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('holds no desks') as string,
    });
  });
});

function bytesOf(file: string): string {
  return ['', '-wal']
    .map((part) => `${file}${part}`)
    .filter((part) => existsSync(part))
    .map((part) => readFileSync(part).toString('latin1'))
    .join('');
}
