import type { ReadModel, Row, Table } from '@interventions/read-models';
import type { SqliteDatabase, Statement } from '../sqlite/index.js';

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
    this.database.exec(this.model.tables.map((one) => ddlOf(one, this.nameOf(one.name))).join(''));
  }

  /** Points the tables' plain names here. */
  serve(): void {
    for (const { name } of this.model.tables) {
      this.database.exec(`DROP VIEW IF EXISTS ${name}`);
      this.database.exec(`CREATE VIEW ${name} AS SELECT * FROM ${this.nameOf(name)}`);
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
  return model.tables.map((table) => ddlOf(table, table.name)).join('');
}

function ddlOf(table: Table, name: string): string {
  const columns = Object.entries(table.columns).map(([column, type]) => `${column} ${type}`);
  const key = `PRIMARY KEY (${table.key.join(', ')})`;
  const indexes = (table.indexes ?? []).map(
    (index, number) => `CREATE INDEX ${name}_by_${number + 1} ON ${name} (${index.join(', ')});\n`,
  );
  return `CREATE TABLE ${name} (${[...columns, key].join(', ')}) STRICT;\n${indexes.join('')}`;
}
