import {
  actStoredAs,
  readAct,
  visibilitiesOf,
  type Entry,
  type Visibility,
} from '@interventions/domain';
import type { JsonObject, Position } from '@interventions/eventsourcing';
import { documentAt, numberAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import { UnknownEventTypeError, type Lookup } from './read-model.js';
import { readableOf, readsAll, type ReadableDb } from './reader.js';

/** Names of the tables to read, where they are not the ones being served. */
export type EntryTables = { readonly entries: string; readonly caseCouncils: string };

const entryColumns =
  'position, stream, revision, id, type, recorded_at, data, actor, role, command_id';
const maxCachedEntries = 20_000;
/** Greater than every position. */
const afterAll = '~';

type FirstCouncil = { readonly position: Position; readonly laCode: string };

/** Reads entries from their tables, and keeps those of streams read lately until told that they changed. */
export class EntryReader {
  readonly #cache = new Map<string, readonly Entry[]>();
  readonly #councils = new Map<string, FirstCouncil>();
  /** Entries read since everything was forgotten. */
  #cached = 0;

  constructor(
    private readonly db: Pick<ReadDb, 'all'>,
    private readonly tables: EntryTables = { entries: 'entries', caseCouncils: 'case_councils' },
  ) {}

  /**
   * The entries of a stream up to a position, that one included, and before another. Throws
   * `UnknownEventTypeError` when one of these is of such a type.
   */
  entriesOf(stream: string, upTo: Position, before: Position = afterAll): readonly Entry[] {
    const all = this.#cache.get(stream) ?? this.#read(stream);
    const last = all.at(-1);
    const known =
      last === undefined || (last.position <= upTo && last.position < before)
        ? all
        : all.filter(({ position }) => position <= upTo && position < before);
    for (const { act } of known) if (actUnknown(act)) throw new UnknownEventTypeError(act);
    return known;
  }

  /** Who may read each entry of a stream, by all that is known of it now; an entry of an unknown type is left out. */
  visibilitiesOf(stream: string): ReadonlyMap<string, Visibility> {
    const all = this.#cache.get(stream) ?? this.#read(stream);
    return visibilitiesOf(all.filter(({ act }) => !actUnknown(act)));
  }

  casesOf(laCode: string): readonly string[] {
    return this.db
      .all(
        `SELECT DISTINCT stream FROM ${this.tables.caseCouncils} WHERE la_code = ? ORDER BY stream`,
        laCode,
      )
      .map((row) => textAt(row, 0));
  }

  /**
   * The council that a case named when it was opened: a later correction changes nothing here. Undefined for a
   * case that was not opened up to that position.
   */
  firstCouncilOf(stream: string, upTo: Position): string | undefined {
    const first = this.#councils.get(stream) ?? this.#readFirstCouncil(stream);
    return first !== undefined && first.position <= upTo ? first.laCode : undefined;
  }

  /** Forgets what was read of a stream, or of all. */
  forget(stream?: string): void {
    if (stream !== undefined) {
      this.#cache.delete(stream);
      return;
    }
    this.#cache.clear();
    this.#councils.clear();
    this.#cached = 0;
  }

  #readFirstCouncil(stream: string): FirstCouncil | undefined {
    const row = this.db.all(
      `SELECT position, la_code FROM ${this.tables.caseCouncils}
       WHERE stream = ? ORDER BY position LIMIT 1`,
      stream,
    )[0];
    if (row === undefined) return undefined;
    const first = { position: textAt(row, 0), laCode: textAt(row, 1) };
    this.#councils.set(stream, first);
    return first;
  }

  #read(stream: string): readonly Entry[] {
    const found = this.db
      .all(
        `SELECT ${entryColumns} FROM ${this.tables.entries} WHERE stream = ? ORDER BY position`,
        stream,
      )
      .map(entryOf);
    this.#cached += found.length;
    if (this.#cached > maxCachedEntries) this.forget();
    this.#cache.set(stream, found);
    return found;
  }
}

/** What one model may read: up to a position, and of a parked stream only what came before. */
export function lookupUpTo(
  reader: EntryReader,
  upTo: Position,
  parkedFrom: (stream: string) => Position | undefined = () => undefined,
): Lookup {
  return {
    casesOf: (laCode) => reader.casesOf(laCode),
    firstCouncilOf: (stream) => reader.firstCouncilOf(stream, upTo),
    entriesOf: (stream) => reader.entriesOf(stream, upTo, parkedFrom(stream)),
  };
}

/**
 * What a query may read: all that its reader may read of what the entries' table holds, or of what it held at a
 * position. What is for the case team alone changes no state, and so states are the same for every reader.
 */
export function lookupIn(db: ReadableDb, upTo: Position = db.position('entries')): Lookup {
  const reader = new EntryReader(db);
  const lookup = lookupUpTo(reader, upTo);
  if (readsAll(db.reader)) return lookup;
  return {
    ...lookup,
    entriesOf: (stream) =>
      readableOf(db.reader, reader.visibilitiesOf(stream), lookup.entriesOf(stream)),
  };
}

function entryOf(row: ReadRow): Entry {
  const type = textAt(row, 4);
  const data = documentAt<JsonObject>(row, 6);
  return {
    position: textAt(row, 0),
    stream: textAt(row, 1),
    revision: BigInt(numberAt(row, 2)),
    id: textAt(row, 3),
    recordedAt: textAt(row, 5),
    actor: textAt(row, 7),
    role: textAt(row, 8),
    commandId: textAt(row, 9),
    ...(actStoredAs(type) === undefined ? unread(type, data) : readAct(type, data)),
  };
}

/** A type without an act keeps its stored name, which `actUnknown` recognises. */
function unread(type: string, data: JsonObject): Pick<Entry, 'act' | 'data'> {
  return { act: type, data } as unknown as Pick<Entry, 'act' | 'data'>;
}

function actUnknown(act: string): boolean {
  return act.includes('.');
}
