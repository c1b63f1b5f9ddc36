import { checkLaw } from '@interventions/eventsourcing/testing';
import {
  entriesModel,
  folded,
  matchExpression,
  QueryError,
  searchTerms,
  type ReadModel,
} from '@interventions/read-models';
import fc from 'fast-check';
import { SqliteDatabase } from '../sqlite/index.js';
import { ToyLog } from './toy-log.fixture.js';
import { verifyViews } from './verify.js';

/** One searched row per stream, with all its texts. */
const searched: ReadModel = {
  name: 'searched',
  version: 1,
  tables: [
    {
      name: 'lines',
      columns: { stream: 'TEXT', title: 'TEXT', texts: 'TEXT' },
      group: 'stream',
      key: ['stream'],
      searched: { title: 3, texts: 1 },
    },
  ],
  project: ({ stream }) => [
    {
      table: 'lines',
      group: stream,
      rows: (lookup) => {
        const [title = '', ...texts] = lookup
          .entriesOf(stream)
          .map((entry) => (entry.data as unknown as { text: string }).text);
        return [{ stream, title, texts: texts.join(' ') }];
      },
    },
  ],
};
const models = [entriesModel, searched];

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '"',
        '*',
        'NEAR(',
        ')',
        'AND',
        'OR',
        'NOT',
        '^',
        ':',
        '-',
        '{',
        "'",
        ';',
        'a',
        ' ',
        'é',
        '\0',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('a table that is searched by words', () => {
  let log: ToyLog;
  beforeEach(async () => {
    log = new ToyLog();
    await log.tell('a', 'review');
    await log.tell('b', 'letter');
    await log.tell('b', 'about the review');
  });
  afterEach(() => log.dispose());

  function inFile<T>(work: (database: SqliteDatabase) => T): T {
    const database = new SqliteDatabase(log.file, { synchronous: 'NORMAL' });
    try {
      return work(database);
    } finally {
      database.close();
    }
  }
  const find = (expression: string): readonly unknown[] =>
    inFile((database) =>
      database
        .prepare(
          `SELECT stream FROM lines_text AS match JOIN lines USING (row_number)
           WHERE match.found MATCH ? ORDER BY match.rank`,
        )
        .all(expression)
        .map(([stream]) => String(stream).replace('intervention-', '')),
    );
  const generation = () =>
    inFile((database) =>
      String(
        database.prepare(`SELECT generation FROM view_models WHERE name = 'searched'`).get()?.[0],
      ),
    );
  const objects = () =>
    inFile((database) =>
      database
        .prepare(`SELECT count(*) FROM sqlite_schema WHERE name LIKE 'lines%' ESCAPE '\\'`)
        .get(),
    );
  const verify = async () =>
    (await verifyViews({ file: log.file, store: log.store, models })).models[1];

  it('finds the best first, and follows the rows', async () => {
    const views = await log.follow({ models });
    expect(find('"rev"*')).toEqual(['a', 'b']);
    await views.waitFor(await log.tell('b', 'of a commissioner'), 5_000);
    expect(find('"commissioner" AND "letter"')).toEqual(['b']);
    expect(find('"nothing"')).toEqual([]);
  });

  it('is built anew beside the old one, which leaves nothing behind', async () => {
    const views = await log.follow({ models });
    const [before, number] = [objects(), generation()];
    await views.rebuild('searched');
    expect(generation()).not.toBe(number);
    expect(objects()).toEqual(before);
    expect(find('"review"')).toEqual(['a', 'b']);
    await views.waitFor(await log.tell('a', 'again'), 5_000);
    expect(find('"again"')).toEqual(['a']);
    expect(await verify()).toMatchObject({ result: 'equal', rows: 2 });
  });

  it('is emptied with its file when the log is another one', async () => {
    await (await log.follow({ models })).close();
    const other = new ToyLog('0000000b');
    const views = await log.follow({ models, store: other.store });
    expect(find('"review"')).toEqual([]);
    await views.close();
    await other.dispose();
  });

  it.each([
    [
      'a word that the row has not',
      `INSERT INTO T (rowid, title, texts) VALUES (1, 'phantom', '')`,
      'different',
    ],
    [
      'a word that is missing',
      `INSERT INTO T (T, rowid, title, texts) VALUES ('delete', 1, 'review', '')`,
      'missing',
    ],
    [
      'words of a row that is gone',
      `INSERT INTO T (rowid, title, texts) VALUES (99, 'phantom', '')`,
      'unexpected',
    ],
  ])('is compared with the log word by word: %s', async (_what, sql, what) => {
    await log.follow({ models });
    expect((await verify())?.result).toBe('equal');
    const text = `lines_text__${generation()}`;
    inFile((database) => database.exec(sql.replace(/\bT\b/g, text)));
    expect(await verify()).toMatchObject({
      result: 'different',
      differences: [{ what, table: 'lines_words' }],
    });
  });

  it('is no fault of the index, whatever is searched for, and finds what was written', async () => {
    await log.follow({ models });
    const text = `lines_text__${generation()}`;
    inFile((database) => {
      const match = database.prepare(
        `SELECT count(*) FROM lines_text WHERE found MATCH ? AND row_number = 99`,
      );
      const insert = database.prepare(
        `INSERT INTO ${text} (rowid, title, texts) VALUES (99, ?, '')`,
      );
      const remove = database.prepare(
        `INSERT INTO ${text} (${text}, rowid, title, texts) VALUES ('delete', 99, ?, '')`,
      );
      checkLaw('a search is answered or refused in words', [texts], (q) => {
        try {
          match.get(matchExpression(searchTerms(q)));
        } catch (error) {
          if (!(error instanceof QueryError)) throw error;
        }
        // The index knows the letters of an older Unicode: others are not found in it, and harm nothing.
        if (!/^[a-z0-9 ]+$/.test(folded(q))) return;
        insert.run(folded(q));
        const words = folded(q).split(' ').slice(0, 12).join(' ');
        const [found] = match.get(matchExpression(searchTerms(words))) ?? [];
        remove.run(folded(q));
        expect(found).toBe(1);
      });
    });
  });
});
