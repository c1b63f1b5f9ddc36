import type { Position } from '@interventions/eventsourcing';
import type { ParkedAt, ReadDb, ReadRow, ReadValue } from '@interventions/read-models';
import type { SqliteDatabase, SqlRow, Statement } from './sqlite-driver.js';

const maxStatements = 200;

/**
 * The views in one SQLite file, read synchronously. Beside the models' tables it needs `view_models` and
 * `view_parked`, which the views keep.
 */
export class SqliteReadDb implements ReadDb {
  readonly #statements = new Map<string, Statement>();

  constructor(private readonly database: SqliteDatabase) {}

  all(sql: string, ...values: readonly ReadValue[]): readonly ReadRow[] {
    return this.#prepare(sql)
      .all(...values)
      .map(readable);
  }

  position(model: string): Position {
    const position = this.all('SELECT position FROM view_models WHERE name = ?', model)[0]?.[0];
    if (typeof position !== 'string') throw new Error(`There is no read model ${model}.`);
    return position;
  }

  parked(model: string): ReadonlyMap<string, ParkedAt> {
    const rows = this.all(
      'SELECT stream, position, revision FROM view_parked WHERE model = ?',
      model,
    );
    return new Map(
      rows.map(([stream, position, revision]) => [
        String(stream),
        { position: String(position), revision: BigInt(revision ?? 0) },
      ]),
    );
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    if (this.#statements.size >= maxStatements) this.#statements.clear();
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** Views hold text, whole numbers and null; anything else is a fault of a model. */
function readable(row: SqlRow): ReadRow {
  for (const value of row) {
    if (value !== null && typeof value !== 'string' && typeof value !== 'number')
      throw new TypeError(`A view holds a value of type ${typeof value}.`);
  }
  return row as ReadRow;
}
