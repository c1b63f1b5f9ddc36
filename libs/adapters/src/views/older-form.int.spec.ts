import { SqliteDatabase } from '../sqlite/index.js';
import { ToyLog } from './toy-log.fixture.js';
import { ViewFile } from './view-file.js';

/** Marks a file as views of this platform. */
const applicationId = 0x49565657;

describe('a view file in the form of another release', () => {
  let log: ToyLog;
  beforeEach(() => (log = new ToyLog()));
  afterEach(() => log.dispose());

  /** A file whose tables have the names of today and say of themselves that they are at the end of the log. */
  const leaveBehind = async (form: number): Promise<void> => {
    const database = new SqliteDatabase(log.file, { synchronous: 'NORMAL' });
    database.exec(`
      CREATE TABLE view_file (epoch TEXT);
      CREATE TABLE view_models (name TEXT, version INTEGER, snapshot TEXT, position TEXT);
      CREATE TABLE toy_texts__1 (stream TEXT, texts TEXT);
      CREATE VIEW toy_texts AS SELECT * FROM toy_texts__1;
      INSERT INTO view_file VALUES ('${await log.store.epoch()}');
      INSERT INTO view_models VALUES ('toy', 1, '{', '${await log.store.head()}');
      INSERT INTO toy_texts__1 VALUES ('intervention-a', 'as an older release said it');
      PRAGMA application_id = ${applicationId};
      PRAGMA user_version = ${form};
    `);
    database.close();
  };

  it.each([0, 2, 99])('(%i) is emptied before anything in it is read', async (form) => {
    await log.tell('a', 'one');
    await leaveBehind(form);
    const views = await log.follow();
    expect(log.texts()).toEqual({ a: 'one' });
    expect(views.parked()).toEqual([]);
    expect(log.faults).toEqual([]);
  });

  it('is not looked at by those who do not own it, and left as it is', async () => {
    await log.tell('a', 'one');
    await leaveBehind(0);
    expect(() => new ViewFile(log.file, 'look')).toThrow('holds views of another release');
    expect(log.texts()).toEqual({ a: 'as an older release said it' });
  });
});
