import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { SqliteDatabase } from '@interventions/adapters/sqlite';
import { lockViews } from '@interventions/adapters/views';
import { OpsFolder, spoil } from './testing/ops-folder.fixture.js';
import { exitCodes, UsageError } from './usage.js';

let folder: OpsFolder;
const at = (...path: readonly string[]) => folder.at(...path);
beforeEach(async () => (folder = await OpsFolder.make()));
afterEach(() => folder.dispose());

describe('views that are copied', () => {
  const snapshot = () => at('views.db');
  beforeEach(async () => {
    await folder.ops('rebuild');
    await folder.ops('snapshot-view', 'api', snapshot());
  });

  /** Another replica on the same log: a data folder with a copy of it. */
  async function replica(): Promise<void> {
    const log = folder.data('events.db');
    folder.dataDir = at('replica');
    await mkdir(folder.dataDir);
    await copyFile(log, folder.data('events.db'));
  }

  const editManifest = async (edit: (models: { version: number }[]) => void) => {
    const file = `${snapshot()}.json`;
    const told = JSON.parse(await readFile(file, 'utf8')) as { models: { version: number }[] };
    edit(told.models);
    await writeFile(file, JSON.stringify(told));
  };

  /** Sets the version of models in the copy and in its manifest, as another release would have. */
  async function asOfRelease(names: readonly string[]): Promise<void> {
    const views = new SqliteDatabase(snapshot(), { synchronous: 'FULL', journal: 'DELETE' });
    for (const name of names)
      views.prepare('UPDATE view_models SET version = 99 WHERE name = ?').run(name);
    views.close();
    const sha256 = createHash('sha256')
      .update(await readFile(snapshot()))
      .digest('hex');
    const file = `${snapshot()}.json`;
    const told = JSON.parse(await readFile(file, 'utf8')) as {
      models: { name: string; version: number }[];
    };
    const models = told.models.map((one) =>
      names.includes(one.name) ? { ...one, version: 99 } : one,
    );
    await writeFile(file, JSON.stringify({ ...told, models, sha256 }));
  }

  it('let a replica go on from them', async () => {
    await replica();
    const adopted = await folder.ops('adopt-view', snapshot());
    expect(adopted.code).toBe(exitCodes.done);
    expect(adopted.text).toContain(`goes on from position ${await folder.head()} with entries`);
    expect(adopted.text).not.toContain('Built from the log');
    expect((await readdir(folder.dataDir)).filter((name) => name.includes('adopting'))).toEqual([]);
    const verified = await folder.ops('verify');
    expect(verified).toMatchObject({ code: exitCodes.done });
  });

  it('take the place of views that a replica has, and of what SQLite left beside them', async () => {
    await replica();
    await folder.ops('rebuild');
    await writeFile(folder.data('api.read.db-wal'), 'left');
    expect((await folder.ops('adopt-view', snapshot())).code).toBe(exitCodes.done);
    expect((await folder.ops('verify')).code).toBe(exitCodes.done);
  });

  it('are refused while the process runs, and then nothing changes', async () => {
    await replica();
    const lock = lockViews(folder.data('api.read.db'));
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('in use by process');
    lock.release();
    expect((await readdir(folder.dataDir)).filter((name) => name.endsWith('.read.db'))).toEqual([]);
  }, 20_000);

  it('of another release are refused, and of a release with some other models kept in part', async () => {
    await replica();
    await asOfRelease(['timeline']);
    const partly = await folder.ops('adopt-view', snapshot());
    expect(partly.code).toBe(exitCodes.done);
    expect(partly.text).toContain('since their code has changed: timeline.');
    expect((await folder.ops('verify')).code).toBe(exitCodes.findings);
    await folder.ops('rebuild', 'timeline');
    expect((await folder.ops('verify')).code).toBe(exitCodes.done);
    await asOfRelease(['entries']);
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('made by another release');
    expect((await folder.ops('verify')).code).toBe(exitCodes.done);
  });

  it('of another log, or of before it was restored, are refused', async () => {
    await folder.ops('backup', at('backup'));
    folder.dataDir = at('restored');
    await folder.ops('restore', at('backup'));
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('of another log');
  });

  it('that are ahead of the log are refused', async () => {
    const early = at('early.db');
    await copyFile(folder.data('events.db'), early);
    await folder.record('second');
    await rm(folder.data('api.read.db'));
    await folder.ops('rebuild');
    await folder.ops('snapshot-view', 'api', snapshot());
    await replica();
    await copyFile(early, folder.data('events.db'));
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow(
      'which this log has not reached',
    );
  });

  it('that are damaged, or told of wrongly, are refused', async () => {
    await replica();
    await editManifest((models) => models.pop());
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('its manifest tells of');
    await spoil(snapshot());
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('SHA-256 differs');
    await writeFile(`${snapshot()}.json`, '{}');
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('is not a manifest');
    await rm(`${snapshot()}.json`);
    await expect(folder.ops('adopt-view', snapshot())).rejects.toThrow('cannot be read');
  });

  it('are of api or worker, and exist', async () => {
    await expect(folder.ops('snapshot-view', 'web', snapshot())).rejects.toThrow(UsageError);
    await expect(folder.ops('snapshot-view', 'worker', snapshot())).rejects.toThrow('no views in');
    await expect(folder.ops('snapshot-view', 'api')).rejects.toThrow(UsageError);
  });
});
