import { rmSync, writeFileSync } from 'node:fs';
import { SqliteDatabase } from '../sqlite/index.js';
import { ViewsInUseError } from './file-lock.js';
import { ToyLog, until } from './toy-log.fixture.js';

describe('views that follow the log', () => {
  let log: ToyLog;
  beforeEach(() => (log = new ToyLog()));
  afterEach(() => log.dispose());

  it('take in what is there, and then what comes', async () => {
    await log.tell('a', 'one');
    const views = await log.follow();
    expect(log.texts()).toEqual({ a: 'one' });
    const position = await log.tell('a', 'two');
    await log.tell('b', 'three');
    expect(await views.waitFor(position, 5_000)).toBe('reached');
    await until(() => log.rows('toy_texts').length === 2);
    expect(log.texts()).toEqual({ a: 'one two', b: 'three' });
    expect(log.rows('toy_groups')).toEqual([['g', 'one two three']]);
  });

  it('say that they are behind when a position does not come in time', async () => {
    const views = await log.follow();
    const head = await log.store.head();
    const next = head.replace(/\d$/, '7');
    expect(await views.waitFor(head, 0)).toBe('reached');
    expect(await views.waitFor(next, 20)).toBe('behind');
    expect(await views.waitFor('0000000b-00000000000000000000', 20)).toBe('other-log');
  });

  it('go on where they were after a stop, and miss nothing', async () => {
    await log.tell('a', 'one');
    const first = await log.follow();
    await first.close();
    await log.tell('a', 'two');
    const written: string[] = [];
    await log.follow({ onWrite: (model, table) => written.push(`${model}/${table}`) });
    await until(() => log.texts()['a'] === 'one two');
    expect(written.filter((one) => one === 'toy/toy_events')).toHaveLength(1);
  });

  it('are made anew when their file was deleted while they were stopped', async () => {
    await log.tell('a', 'one');
    await (await log.follow()).close();
    for (const end of ['', '-wal', '-shm', '.lock']) rmSync(`${log.file}${end}`, { force: true });
    await log.follow();
    expect(log.texts()).toEqual({ a: 'one' });
  });

  it('say what to do about a file that is damaged, or holds something else', async () => {
    writeFileSync(log.file, 'not a database, though long enough to be taken for one'.repeat(100));
    await expect(log.views()).rejects.toThrow('delete the file, and start again');
    rmSync(log.file);
    const other = new SqliteDatabase(log.file, { synchronous: 'NORMAL' });
    other.exec('CREATE TABLE precious (thing TEXT)');
    other.close();
    await expect(log.views()).rejects.toThrow('is a SQLite file but holds no views');
  });

  it('are refused to a second owner of the file, and free again once closed', async () => {
    const first = await log.follow();
    const second = log.views();
    await expect(second).rejects.toThrow(ViewsInUseError);
    await expect(second).rejects.toThrow(`in use by process ${process.pid}`);
    await first.close();
    await expect(log.views()).resolves.toBeDefined();
  });

  it('tell their lag in events and in seconds', async () => {
    const views = await log.follow();
    await log.tell('a', 'one');
    await until(() => log.texts()['a'] === 'one');
    const lag = async () =>
      (await views.status()).map(({ name, lagEvents, lagSeconds }) => [
        name,
        lagEvents,
        lagSeconds,
      ]);
    expect(await lag()).toEqual([
      ['entries', 0, 0],
      ['toy', 0, 0],
    ]);
    const still = new ToyLog();
    const idle = await still.views();
    await still.tell('a', 'one');
    await still.tell('a', 'two');
    const [entries] = await idle.status();
    expect(entries).toMatchObject({ lagEvents: 2, state: 'rebuilding' });
    expect(entries?.lagSeconds).toBeGreaterThan(0);
    await still.dispose();
  });

  it('roll back a batch that fails half-way, rows and checkpoint together, and take it in again', async () => {
    let failures = 1;
    const views = await log.follow({
      onWrite: (_model, table) => {
        if (table === 'toy_groups' && failures > 0) {
          failures -= 1;
          throw Object.assign(new Error('disk full'), { errcode: 13 });
        }
      },
    });
    const position = await log.tell('a', 'one');
    expect(await views.waitFor(position, 50)).toBe('behind');
    expect(log.texts()).toEqual({});
    expect(await views.waitFor(position, 5_000)).toBe('reached');
    expect(log.texts()).toEqual({ a: 'one' });
    expect(log.faults).toHaveLength(1);
    expect(views.parked()).toEqual([]);
  });

  it('tell of each batch once it can be read, and of none that was rolled back', async () => {
    let failures = 1;
    const told: (readonly [events: number, shown: string])[] = [];
    await log.follow({
      onWrite: (_model, table) => {
        if (table === 'toy_groups' && failures > 0) {
          failures -= 1;
          throw Object.assign(new Error('disk full'), { errcode: 13 });
        }
      },
      onTakenIn: (events) => told.push([events.length, String(log.texts()['a'])]),
    });
    await log.tell('a', 'one');
    await until(() => told.length > 0);
    expect([failures, told]).toEqual([0, [[1, 'one']]]);
  });
});
