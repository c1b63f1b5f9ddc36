import { randomUUID } from 'node:crypto';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { interventionStream, type CaseCommand } from '@interventions/domain';
import type {
  EventHeader,
  JsonObject,
  NewEvent,
  StreamDefinition,
} from '@interventions/eventsourcing';
import { plainFold, plainStream, type PlainState } from '../plain-stream.js';
import { eventsOf, type Batch, type Contender, type Job } from './contender.js';

const scanPage = 500;

/**
 * The limit: the driver in a plain synchronous loop over the same table, with the same pragmas and nothing
 * that can be left out. It checks no revision, knows no retry, and shares the file with nobody.
 */
export async function openRawDriver(file: string): Promise<Contender> {
  const store = new SqliteEventStore({ file });
  await store.close();
  return new RawDriver(file);
}

type StoredRow = readonly [
  position: number,
  revision: number,
  id: string,
  type: string,
  recordedAt: string,
  metadata: string,
  data: string,
];

class RawDriver implements Contender {
  readonly name = 'raw driver';
  readonly #database: DatabaseSync;
  readonly #begin: StatementSync;
  readonly #insert: StatementSync;
  readonly #commit: StatementSync;
  readonly #stream: StatementSync;
  readonly #page: StatementSync;
  #position = 0;

  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(
      'PRAGMA synchronous = FULL; PRAGMA cache_size = -16000; PRAGMA wal_autocheckpoint = 4000',
    );
    this.#begin = this.#database.prepare('BEGIN IMMEDIATE');
    this.#commit = this.#database.prepare('COMMIT');
    this.#insert = this.#database.prepare(
      `INSERT INTO events (position, stream, revision, id, type, recorded_at, metadata, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#stream = this.#database.prepare(
      `SELECT position, revision, id, type, recorded_at, metadata, data
       FROM events WHERE stream = ? ORDER BY revision`,
    );
    this.#page = this.#database.prepare(
      `SELECT position, revision, id, type, recorded_at, metadata, data, stream
       FROM events WHERE position > ? ORDER BY position LIMIT ?`,
    );
    this.#stream.setReturnArrays(true);
    this.#page.setReturnArrays(true);
  }

  append(batches: readonly Batch[], callers: number): Promise<void> {
    for (let start = 0; start < batches.length; start += callers) {
      this.#begin.run();
      for (const { stream, next, events } of batches.slice(start, start + callers))
        this.#write(stream, next, events);
      this.#commit.run();
    }
    return Promise.resolve();
  }

  load<C, E, S>(definition: StreamDefinition<C, E, S>, ids: readonly string[]): Promise<number> {
    let events = 0;
    for (const id of ids) events += this.#fold(definition, definition.streamOf(id)).next;
    return Promise.resolve(events);
  }

  command<C, E, S>(definition: StreamDefinition<C, E, S>, jobs: readonly Job<C>[]): Promise<void> {
    for (const { id, command, metadata } of jobs) {
      const stream = definition.streamOf(id);
      const { state, next } = this.#fold(definition, stream);
      const events = eventsOf(definition.decide(command, state)).map((event) => ({
        id: randomUUID(),
        ...definition.encode(event),
        metadata,
      }));
      this.#begin.run();
      this.#write(stream, next, events);
      this.#commit.run();
    }
    return Promise.resolve();
  }

  recordAct(jobs: readonly Job<CaseCommand>[]): Promise<void> {
    return this.command(interventionStream, jobs);
  }

  scan(): Promise<PlainState> {
    let state = plainStream.initialState;
    let at = 0;
    for (;;) {
      const page = this.#page.all(at, scanPage) as unknown as readonly StoredRow[];
      for (const row of page) {
        state = plainFold(state, JSON.parse(row[6]) as JsonObject);
        at = row[0];
      }
      if (page.length === 0) return Promise.resolve(state);
    }
  }

  close(): Promise<void> {
    this.#database.close();
    return Promise.resolve();
  }

  #write(stream: string, next: number, events: readonly NewEvent[]): void {
    const recordedAt = new Date().toISOString();
    let revision = next;
    for (const { id, type, data, metadata } of events) {
      this.#position += 1;
      this.#insert.run(
        this.#position,
        stream,
        revision,
        id,
        type,
        recordedAt,
        JSON.stringify(metadata),
        JSON.stringify(data),
      );
      revision += 1;
    }
  }

  #fold<C, E, S>(
    definition: StreamDefinition<C, E, S>,
    stream: string,
  ): { readonly state: S; readonly next: number } {
    const rows = this.#stream.all(stream) as unknown as readonly StoredRow[];
    const state = rows.reduce(
      (folded, row) =>
        definition.evolve(
          folded,
          definition.decode(row[3], JSON.parse(row[6]) as JsonObject),
          rawHeader(stream, row),
        ),
      definition.initialState,
    );
    return { state, next: rows.length };
  }
}

function rawHeader(stream: string, row: StoredRow): EventHeader {
  const { actor, role, commandId } = JSON.parse(row[5]) as EventHeader;
  return {
    id: row[2],
    stream,
    revision: BigInt(row[1]),
    position: String(row[0]).padStart(20, '0'),
    recordedAt: row[4],
    actor,
    role,
    commandId,
  };
}
