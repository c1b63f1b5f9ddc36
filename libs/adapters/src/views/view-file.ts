import { existsSync } from 'node:fs';
import { positionAt, type Position } from '@interventions/eventsourcing';
import type { ParkedAt, ReadModel } from '@interventions/read-models';
import {
  SqliteReadDb,
  type SqliteDatabase,
  type SqlValue,
  type Statement,
} from '../sqlite/index.js';
import { Generation, shapeOf } from './generation.js';
import { explained, openReadable } from './readable-file.js';

/** Marks a SQLite file as views of this platform ("IVVW"). */
const applicationId = 0x49565657;
const format = 1;

const schema = `
  CREATE TABLE view_file (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    epoch TEXT NOT NULL
  ) STRICT;
  CREATE TABLE view_models (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    shape TEXT NOT NULL,
    generation INTEGER NOT NULL,
    position TEXT NOT NULL
  ) STRICT;
  CREATE TABLE view_parked (
    model TEXT NOT NULL,
    stream TEXT NOT NULL,
    position TEXT NOT NULL,
    revision INTEGER NOT NULL,
    event_id TEXT NOT NULL,
    error TEXT NOT NULL,
    PRIMARY KEY (model, stream)
  ) STRICT;
  PRAGMA application_id = ${applicationId};
  PRAGMA user_version = ${format};
`;

/** Tables and views; what an index keeps for itself goes with it. */
const tableList = `pragma_table_list WHERE schema = 'main' AND type <> 'shadow'`;

const insertModel = 'INSERT OR REPLACE INTO view_models VALUES (?, ?, ?, ?, ?)';
const insertPark = 'INSERT INTO view_parked VALUES (?, ?, ?, ?, ?, ?)';

/** A stream that a model could not take in: from which event, and why. */
export type Park = ParkedAt & {
  readonly stream: string;
  readonly eventId: string;
  readonly error: string;
};

/** What the file holds of a model. */
export type StoredModel = {
  readonly version: number;
  readonly shape: string;
  readonly generation: number;
  readonly position: Position;
};

/** What a model's rows are a fold of: up to where, without which streams. */
export type Progress = { readonly position: Position; readonly parked: Iterable<Park> };

/** The views of one process in one SQLite file: a cache of the log, which may be lost at any time. */
export class ViewFile {
  readonly database: SqliteDatabase;
  readonly read: SqliteReadDb;
  readonly #statements = new Map<string, Statement>();

  /**
   * Opens or creates the file; to look at it only, it must exist in the form of this release. Throws for a
   * file that holds something else.
   */
  constructor(
    readonly file: string,
    purpose: 'own' | 'look' = 'own',
  ) {
    if (purpose === 'look' && !existsSync(file))
      throw new Error(`There are no views in ${file}. They are made when its process first runs.`);
    this.database = openReadable(file);
    this.read = new SqliteReadDb(this.database);
    try {
      this.#prepare(purpose);
    } catch (error) {
      this.database.close();
      throw explained(file, error);
    }
  }

  /** Runs `work` in one transaction. */
  transaction<T>(work: () => T): T {
    return this.database.transaction(work);
  }

  /** The epoch of the log that the rows come from; undefined in a new file. */
  get epoch(): string | undefined {
    const epoch = this.read.all('SELECT epoch FROM view_file')[0]?.[0];
    return typeof epoch === 'string' ? epoch : undefined;
  }

  /** Empties the file for a log. */
  reset(epoch: string): void {
    this.transaction(() => {
      this.#dropAll();
      this.database.exec(schema);
      this.#run('INSERT INTO view_file (one, epoch) VALUES (1, ?)', epoch);
    });
  }

  stored(model: string): StoredModel | undefined {
    const row = this.read.all(
      'SELECT version, shape, generation, position FROM view_models WHERE name = ?',
      model,
    )[0];
    if (row === undefined) return undefined;
    const [version, shape, generation, position] = row;
    return {
      version: Number(version),
      shape: String(shape),
      generation: Number(generation),
      position: String(position),
    };
  }

  names(): readonly string[] {
    return this.read.all('SELECT name FROM view_models').map((row) => String(row[0]));
  }

  parks(model: string): readonly Park[] {
    return this.read
      .all(
        'SELECT stream, position, revision, event_id, error FROM view_parked WHERE model = ? ORDER BY stream',
        model,
      )
      .map(([stream, position, revision, eventId, error]) => ({
        stream: String(stream),
        position: String(position),
        revision: BigInt(revision ?? 0),
        eventId: String(eventId),
        error: String(error),
      }));
  }

  /** Makes empty tables for a model beside those it has. */
  newGeneration(model: ReadModel): Generation {
    const generation = new Generation(this.database, model, this.#nextGeneration());
    generation.create();
    return generation;
  }

  /** Stores how far a model is; inside the transaction that writes its rows. */
  saveProgress(model: string, { position, parked }: Progress): void {
    this.#run('UPDATE view_models SET position = ? WHERE name = ?', position, model);
    this.#run('DELETE FROM view_parked WHERE model = ?', model);
    for (const { stream, position: from, revision, eventId, error } of parked)
      this.#run(insertPark, model, stream, from, revision, eventId, error);
  }

  /** Lets a generation answer for its model from now on, and drops the one before; inside a transaction. */
  adopt(model: ReadModel, generation: Generation, progress: Progress): void {
    const before = this.stored(model.name);
    const { name, version } = model;
    this.#run(insertModel, name, version, shapeOf(model), generation.number, progress.position);
    this.saveProgress(model.name, progress);
    generation.serve();
    if (before !== undefined) this.dropGeneration(before.generation);
  }

  /** Drops the tables that no model answers from: of an earlier release, or of a rebuild that was cut short. */
  dropUnused(models: readonly string[]): void {
    for (const name of this.names())
      if (!models.includes(name)) this.#run('DELETE FROM view_models WHERE name = ?', name);
    const used = new Set(models.map((name) => this.stored(name)?.generation));
    const all = new Set(this.#generations().map(([, number]) => number));
    for (const number of all) if (!used.has(number)) this.dropGeneration(number);
  }

  dropGeneration(number: number): void {
    for (const [table, generation] of this.#generations())
      if (generation === number) this.database.exec(`DROP TABLE "${table}"`);
  }

  close(): void {
    this.database.close();
  }

  #run(sql: string, ...values: readonly SqlValue[]): void {
    const statement = this.#statements.get(sql) ?? this.database.prepare(sql);
    this.#statements.set(sql, statement);
    statement.run(...values);
  }

  #prepare(purpose: 'own' | 'look'): void {
    const isNew = this.database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
    const found = Number(this.database.prepare('PRAGMA application_id').get()?.[0]);
    if (!isNew && found !== applicationId) {
      throw new Error(
        `${this.file} is a SQLite file but holds no views. Name another file, or delete it if it is not needed.`,
      );
    }
    const version = Number(this.database.prepare('PRAGMA user_version').get()?.[0]);
    if (isNew || version !== format) {
      if (purpose === 'look')
        throw new Error(`${this.file} holds views of another release. Start its process first.`);
      this.transaction(() => {
        this.#dropAll();
        this.database.exec(schema);
      });
    }
  }

  #dropAll(): void {
    const objects = this.database
      .prepare(`SELECT type, name FROM ${tableList} AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
      .all();
    for (const [type, name] of objects)
      this.database.exec(`DROP ${type === 'view' ? 'VIEW' : 'TABLE'} "${String(name)}"`);
  }

  #generations(): readonly (readonly [table: string, generation: number])[] {
    return this.database
      .prepare(
        `SELECT name FROM ${tableList} AND type <> 'view' AND name LIKE '%\\_\\_%' ESCAPE '\\'`,
      )
      .all()
      .map((row) => [String(row[0]), Number(String(row[0]).split('__')[1])]);
  }

  #nextGeneration(): number {
    const known = this.#generations().map(([, number]) => number);
    return Math.max(0, ...known) + 1;
  }
}

/** The position before the first event of a log. */
export function beginningOf(epoch: string): Position {
  return positionAt(epoch, 0);
}
