import { SqliteDatabase } from '../sqlite/index.js';
import { slowly, ToyLog, until } from './toy-log.fixture.js';

describe('views that are built again', () => {
  let log: ToyLog;
  beforeEach(() => (log = new ToyLog()));
  afterEach(() => log.dispose());

  const tables = (): readonly string[] => {
    const database = new SqliteDatabase(log.file, { synchronous: 'NORMAL' });
    const found = database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'toy_texts%'`)
      .all();
    database.close();
    return found.map((row) => String(row[0]));
  };

  it('answer with the rows they have meanwhile, and with the new ones all at once', async () => {
    for (const text of ['one', 'two', 'three']) await log.tell('a', text);
    let held = Promise.resolve();
    const views = await log.follow({ store: slowly(log.store, () => held) });
    let go = (): void => undefined;
    held = new Promise((resolve) => (go = resolve));
    const rebuilt = views.rebuild();
    const position = await log.tell('a', 'four');
    expect(await views.waitFor(position, 5_000)).toBe('reached');
    expect(log.texts()).toEqual({ a: 'one two three four' });
    expect((await views.status()).every((one) => one.rebuilding)).toBe(true);
    expect(tables()).toHaveLength(2);
    go();
    await rebuilt;
    expect(log.texts()).toEqual({ a: 'one two three four' });
    expect(tables()).toHaveLength(1);
    expect((await views.status()).some((one) => one.rebuilding)).toBe(false);
    const last = await log.tell('b', 'five');
    expect(await views.waitFor(last, 5_000)).toBe('reached');
    expect(log.texts()).toEqual({ a: 'one two three four', b: 'five' });
  });

  it('meet the log under steady writing, and never show less than before', async () => {
    const views = await log.follow();
    let writing = true;
    let told = 0;
    const writer = (async () => {
      for (; writing; told += 1) {
        await log.tell('abc'[told % 3] ?? 'a', `t${told}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    const counts: number[] = [];
    const reader = (async () => {
      while (writing) {
        counts.push(log.rows('toy_events').length);
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    for (let round = 0; round < 5; round += 1) await views.rebuild();
    await views.rebuild('toy');
    writing = false;
    await Promise.all([writer, reader]);
    expect(await views.waitFor(await log.store.head(), 5_000)).toBe('reached');
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(log.rows('toy_events')).toHaveLength(told);
    expect(log.faults).toEqual([]);
  });

  it('are built when their version changed, the old rows answering where their form is the same', async () => {
    await log.tell('a', 'one');
    await (await log.follow()).close();
    const unstarted = await log.views({ version: 2 });
    expect(unstarted.ready()).toBe(false);
    expect(log.texts()).toEqual({ a: 'one' });
    await unstarted.close();
    const wider = await log.views({ version: 2, wider: true });
    expect(log.texts()).toEqual({});
    expect((await wider.status())[1]).toMatchObject({ state: 'rebuilding', lagEvents: 1 });
    wider.follow();
    await until(() => wider.ready());
    expect(log.texts()).toEqual({ a: 'one' });
  });

  it('are emptied when they are ahead of the log, or of another log', async () => {
    await log.tell('a', 'one');
    await log.tell('a', 'two');
    await (await log.follow()).close();
    const restored = new ToyLog('0000000a');
    await restored.tell('a', 'one');
    const ahead = await log.views({ store: restored.store });
    expect(log.texts()).toEqual({});
    ahead.follow();
    await until(() => ahead.ready());
    expect(log.texts()).toEqual({ a: 'one' });
    await ahead.close();
    const other = new ToyLog('0000000b');
    for (const text of ['x', 'y', 'z']) await other.tell('a', text);
    await log.follow({ store: other.store });
    expect(log.texts()).toEqual({ a: 'x y z' });
    await restored.dispose();
    await other.dispose();
  });

  it('leave nothing behind of a rebuild that was cut short', async () => {
    await log.tell('a', 'one');
    await (await log.follow()).close();
    const database = new SqliteDatabase(log.file, { synchronous: 'NORMAL' });
    database.exec('CREATE TABLE toy_texts__77 (stream TEXT, texts TEXT)');
    database.close();
    expect(tables()).toHaveLength(2);
    await log.follow();
    expect(tables()).toHaveLength(1);
    expect(log.texts()).toEqual({ a: 'one' });
  });

  it('give up a rebuild that fails, and keep the rows they have', async () => {
    await log.tell('a', 'one');
    let fail = false;
    const views = await log.follow({
      onWrite: () => {
        if (fail) throw Object.assign(new Error('disk full'), { errcode: 13 });
      },
    });
    fail = true;
    await expect(views.rebuild()).rejects.toThrow('disk full');
    fail = false;
    expect(tables()).toHaveLength(1);
    const position = await log.tell('a', 'two');
    expect(await views.waitFor(position, 5_000)).toBe('reached');
    expect(log.texts()).toEqual({ a: 'one two' });
  });

  it('refuse a model that there is not, and name those that there are', async () => {
    const views = await log.follow();
    await expect(views.rebuild('toys')).rejects.toThrow('Name one of entries, toy.');
  });
});
