import { SqliteDatabase } from '../sqlite/index.js';
import { entriesModel } from '@interventions/read-models';
import { toyModel, ToyLog } from './toy-log.fixture.js';
import { verifyViews } from './verify.js';

describe('the comparison of views with their log', () => {
  let log: ToyLog;
  beforeEach(async () => {
    log = new ToyLog();
    await log.tell('a', 'one');
    await log.tell('b', 'two');
  });
  afterEach(() => log.dispose());

  const verify = (models = [entriesModel, toyModel()]) =>
    verifyViews({ file: log.file, store: log.store, models });

  const change = (sql: string): void => {
    const database = new SqliteDatabase(log.file, { synchronous: 'NORMAL' });
    const [generation] =
      database.prepare(`SELECT generation FROM view_models WHERE name = 'toy'`).get() ?? [];
    database.exec(sql.replaceAll('toy_texts', `toy_texts__${String(generation)}`));
    database.close();
  };

  it('finds them equal while they are in use, whatever is written meanwhile', async () => {
    const views = await log.follow();
    await views.waitFor(await log.tell('a', 'three'), 5_000);
    const verified = verify();
    await log.tell('b', 'four');
    const { ok, models } = await verified;
    expect(ok).toBe(true);
    expect(models.map(({ model, result, rows }) => [model, result, rows])).toEqual([
      ['entries', 'equal', 3],
      ['toy', 'equal', 6],
    ]);
  });

  it.each([
    [`UPDATE toy_texts SET texts = 'x' WHERE stream = 'intervention-a'`, 'different'],
    [`DELETE FROM toy_texts WHERE stream = 'intervention-a'`, 'missing'],
    [`INSERT INTO toy_texts VALUES ('intervention-z', 'x')`, 'unexpected'],
  ])('finds a row that differs: %s', async (sql, what) => {
    await log.follow();
    change(sql);
    const { ok, models } = await verify();
    expect(ok).toBe(false);
    expect(models[0]?.result).toBe('equal');
    expect(models[1]).toMatchObject({
      result: 'different',
      differences: [{ what, table: 'toy_texts' }],
    });
  });

  it('names the columns that differ, each as it is and as the log has it', async () => {
    await log.follow();
    change(`UPDATE toy_texts SET texts = 'x' WHERE stream = 'intervention-a'`);
    const { models } = await verify();
    expect(models[1]?.differences[0]).toEqual({
      table: 'toy_texts',
      key: 'intervention-a',
      what: 'different',
      columns: [{ column: 'texts', view: 'x', log: 'one' }],
    });
  });

  it('leaves parked streams aside and names them', async () => {
    const poison = new Set(['poison']);
    const views = await log.follow({ poison });
    await views.waitFor(await log.tell('a', 'poison'), 5_000);
    await views.waitFor(await log.tell('a', 'after'), 5_000);
    const { ok, models } = await verify([entriesModel, toyModel()]);
    expect(ok).toBe(true);
    expect(models[1]?.parked).toMatchObject([{ stream: 'intervention-a', revision: 1n }]);
  });

  it('compares each model up to its own checkpoint', async () => {
    const views = await log.follow();
    await log.tell('a', 'three', 'g', 'evidence-attached.v1');
    await views.waitFor(await log.tell('b', 'four'), 5_000, ['entries']);
    const { ok, models } = await verify();
    expect(ok).toBe(true);
    expect(models.map((one) => one.rows)).toEqual([4, 5]);
  });

  it('says what cannot be compared: another release, another log, no views', async () => {
    await expect(verify()).rejects.toThrow('There are no views in');
    await (await log.follow()).close();
    const newer = await verify([entriesModel, toyModel({ version: 2 })]);
    expect(newer.models.map((one) => one.result)).toEqual(['equal', 'not-comparable']);
    expect(newer.ok).toBe(false);
    const other = new ToyLog('0000000b');
    expect(await verifyViews({ file: log.file, store: other.store })).toEqual({
      ok: false,
      otherLog: true,
      models: [],
    });
    await other.dispose();
  });
});
