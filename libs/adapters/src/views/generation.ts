import type { ReadModel, Row, Table } from '@interventions/read-models';
import type { SqliteDatabase, Statement } from '../sqlite/index.js';
import { indexDdl, indexViews, isSearched, rowNumber } from './text-index.js';

type Writer = {
  readonly remove: Statement;
  readonly insert: Statement;
  readonly columns: string[];
};

/** One set of tables of a model. Several may exist; the one that its views name is being served. */
export class Generation {
  readonly #writers = new Map<string, Writer>();

  constructor(
    private readonly database: SqliteDatabase,
    readonly model: ReadModel,
    readonly number: number,
  ) {}

  /** The name of a table in the file. */
  nameOf(table: string): string {
    return `${table}__${this.number}`;
  }

  create(): void {
    const of = (name: string): string => this.nameOf(name);
    this.database.exec(this.model.tables.map((one) => ddlOf(one, of)).join(''));
  }

  /** Points the tables' plain names here. */
  serve(): void {
    const of = (name: string): string => this.nameOf(name);
    for (const table of this.model.tables) {
      const own = { [table.name]: `SELECT * FROM ${of(table.name)}` };
      const all = isSearched(table) ? { ...own, ...indexViews(table, of) } : own;
      for (const [name, rows] of Object.entries(all)) {
        this.database.exec(`DROP VIEW IF EXISTS ${name}`);
        this.database.exec(`CREATE VIEW ${name} AS ${rows}`);
      }
    }
  }

  /** Puts rows in the place of all that a group has. */
  replace(table: string, group: string, rows: readonly Row[]): void {
    const { remove, insert, columns } = this.#writer(table);
    remove.run(group);
    for (const row of rows) insert.run(...columns.map((column) => row[column] ?? null));
  }

  #writer(name: string): Writer {
    const known = this.#writers.get(name);
    if (known !== undefined) return known;
    const table = this.model.tables.find((one) => one.name === name);
    if (table === undefined) throw new Error(`Model ${this.model.name} has no table ${name}.`);
    const columns = Object.keys(table.columns);
    const physical = this.nameOf(name);
    const writer = {
      columns,
      remove: this.database.prepare(`DELETE FROM ${physical} WHERE ${table.group} = ?`),
      insert: this.database.prepare(
        `INSERT INTO ${physical} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ),
    };
    this.#writers.set(name, writer);
    return writer;
  }
}

/** The form of a model's tables: rows written under the same shape can be read by this release. */
export function shapeOf(model: ReadModel): string {
  return model.tables.map((table) => ddlOf(table, (name) => name)).join('');
}

function ddlOf(table: Table, of: (name: string) => string): string {
  const name = of(table.name);
  const columns = Object.entries(table.columns).map(([column, type]) => `${column} ${type}`);
  const key = table.key.join(', ');
  const form = isSearched(table)
    ? [rowNumber, ...columns, `UNIQUE (${key})`]
    : [...columns, `PRIMARY KEY (${key})`];
  const indexes = (table.indexes ?? []).map(
    (index, number) => `CREATE INDEX ${name}_by_${number + 1} ON ${name} (${index.join(', ')});\n`,
  );
  const text = isSearched(table) ? indexDdl(table, of) : '';
  return `CREATE TABLE ${name} (${form.join(', ')}) STRICT;\n${indexes.join('')}${text}`;
}
