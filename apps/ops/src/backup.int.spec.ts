import { readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { lockViews } from '@interventions/adapters/views';
import { OpsFolder, spoil } from './testing/ops-folder.fixture.js';
import { exitCodes, OperatorError, UsageError } from './usage.js';

let folder: OpsFolder;
const at = (...path: readonly string[]) => folder.at(...path);
beforeEach(async () => (folder = await OpsFolder.make()));
afterEach(() => folder.dispose());

const manifest = async () =>
  JSON.parse(await readFile(at('backup', 'backup.json'), 'utf8')) as Record<string, unknown>;

describe('a backup', () => {
  it('is one private file and a manifest, and can be restored elsewhere under a new epoch', async () => {
    const before = await folder.events();
    const position = await folder.head();
    const made = await folder.ops('backup', at('backup'));
    expect(made.code).toBe(exitCodes.done);
    expect(made.text).toContain(`${before.length} events up to position ${position} are in`);
    expect(made.text).toContain('keys of erasable fields are not in it');
    const told = await manifest();
    expect(told).toMatchObject({
      ...{ format: 1, store: 'sqlite', position, events: before.length, platform: '0.1.0' },
      ordinal: String(before.length),
    });
    expect((await readdir(at('backup'))).sort()).toEqual(['backup.json', told['file']]);
    const copy = await stat(at('backup', String(told['file'])));
    expect([copy.mode & 0o777, copy.size]).toEqual([0o600, told['bytes']]);

    folder.dataDir = at('elsewhere');
    const restored = await folder.ops('restore', at('backup'));
    expect(restored).toMatchObject({ code: exitCodes.done });
    expect(restored.text).toContain('views are built anew at the next start');
    expect(await folder.events()).toEqual(before);
    expect((await folder.head()).slice(0, 8)).not.toBe(position.slice(0, 8));
    expect((await folder.ops('show', 'slough', '--known-at', position)).code).toBe(exitCodes.done);
    expect((await stat(folder.data('events.db'))).mode & 0o777).toBe(0o600);
    expect((await folder.record('second')).code).toBe(exitCodes.done);
  });

  it('takes the place of the one before, and leaves other files alone', async () => {
    await folder.ops('backup', at('backup'));
    const first = (await manifest())['file'];
    await writeFile(at('backup', 'notes.txt'), 'mine');
    await writeFile(at('backup', 'events-2020.db.unfinished'), 'of a killed backup');
    await folder.record('second');
    await folder.ops('backup', at('backup'));
    const second = await manifest();
    expect(second['file']).not.toBe(first);
    expect((await readdir(at('backup'))).sort()).toEqual(
      ['backup.json', second['file'], 'notes.txt'].sort(),
    );
  });

  it('has the keys apart, and only when asked', async () => {
    await expect(folder.ops('backup', at('backup'), '--keys', at('backup'))).rejects.toThrow(
      'kept apart from the log',
    );
    await expect(
      folder.ops('backup', at('backup'), '--keys', at('backup', 'keys')),
    ).rejects.toThrow(OperatorError);
    const made = await folder.ops('backup', at('backup'), '--keys', at('keys'));
    expect(made.text).toContain('a key that was destroyed lives on in them');
    expect(await readdir(at('keys'))).toEqual(['subject-keys.db']);
    expect(await readdir(at('backup'))).toHaveLength(2);
    folder.dataDir = at('elsewhere');
    const restored = await folder.ops('restore', at('backup'), '--keys', at('keys'));
    expect(restored.text).toContain('The keys of erasable fields are in place.');
    expect(await readdir(folder.dataDir)).toContain('subject-keys.db');
    await folder.removeLog();
    await expect(folder.ops('restore', at('backup'), '--keys', at('keys'))).rejects.toThrow(
      'has keys',
    );
  });

  it('is refused where a log is, or something of one', async () => {
    await folder.ops('backup', at('backup'));
    const before = await folder.events();
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow('holds a log. Move it away');
    expect(await folder.events()).toEqual(before);
    await rm(folder.data('events.db'));
    await writeFile(folder.data('events.db-wal'), 'left');
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow('-wal or -shm file is there');
    await rm(folder.data('events.db-wal'));
    expect((await folder.ops('restore', at('backup'))).code).toBe(exitCodes.done);
    expect(await folder.events()).toEqual(before);
  });

  it('is restored over an empty log that nobody uses', async () => {
    await folder.ops('backup', at('backup'));
    folder.dataDir = at('empty');
    const empty = new SqliteEventStore({ file: folder.data('events.db') });
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow(
      'is in use. Stop api and worker',
    );
    expect(await empty.head()).toMatch(/0{20}$/);
    await empty.close();
    const lock = lockViews(folder.data('worker.read.db'));
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow('in use by process');
    lock.release();
    expect((await folder.ops('restore', at('backup'))).code).toBe(exitCodes.done);
  }, 30_000);

  it.each([
    ['another byte', async (file: string) => spoil(file)],
    ['a shorter file', (file: string) => truncate(file, 8_192)],
    ['no file', (file: string) => rm(file)],
  ])('is refused with %s, and nothing is put in place', async (_what, damage) => {
    await folder.ops('backup', at('backup'));
    await damage(at('backup', String((await manifest())['file'])));
    folder.dataDir = at('elsewhere');
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow('Use another backup.');
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow(OperatorError);
    expect((await readdir(folder.dataDir)).filter((name) => name.startsWith('events'))).toEqual([]);
  });

  it.each([
    [{ file: '../../etc/passwd' }],
    [{ format: 2 }],
    [{ ordinal: '1' }],
    [{ events: -1 }],
    [{ more: true }],
  ])('is refused with %o in its manifest', async (wrong) => {
    await folder.ops('backup', at('backup'));
    await writeFile(
      at('backup', 'backup.json'),
      JSON.stringify({ ...(await manifest()), ...wrong }),
    );
    folder.dataDir = at('elsewhere');
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow('is not a manifest');
  });

  it('is refused where the manifest tells of other content', async () => {
    await folder.ops('backup', at('backup'));
    const told = await manifest();
    await writeFile(at('backup', 'backup.json'), JSON.stringify({ ...told, events: 1 }));
    folder.dataDir = at('elsewhere');
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow('does not hold the log');
  });

  it('is restored by the means of KurrentDB where that keeps the log', async () => {
    await writeFile(at('secret'), Buffer.alloc(32, 7).toString('base64'));
    folder.env = {
      EVENT_STORE_URL: 'kurrentdb://127.0.0.1:1',
      SUBJECT_KEYS_SECRET_FILE: at('secret'),
    };
    await expect(folder.ops('restore', at('backup'))).rejects.toThrow(
      /chaser\.chk over truncate\.chk.*ops accept-log --reason/,
    );
    await expect(folder.ops('backup', at('backup'), '--keys', at('keys'))).rejects.toThrow(
      'there is no file to copy',
    );
  });

  it('needs a log to copy, and a folder with a backup to restore', async () => {
    folder.dataDir = at('nothing');
    await expect(folder.ops('backup', at('backup'))).rejects.toThrow('holds no log');
    await expect(folder.ops('restore', at('nowhere'))).rejects.toThrow('holds no backup');
    await expect(folder.ops('backup')).rejects.toThrow(UsageError);
  });
});
