import { actStoredAs, type Entry } from '@interventions/domain';
import type { JsonObject, Position } from '@interventions/eventsourcing';
import { documentAt, firstRow, numberAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import {
  UnknownEventTypeError,
  type Lookup,
  type ReadModel,
  type RowChange,
  type ViewEvent,
} from './read-model.js';
import { caseOfStream, councilOfStream, streamOfCase } from './streams.js';

const entries = {
  name: 'entries',
  columns: {
    position: 'TEXT',
    stream: 'TEXT',
    revision: 'INTEGER',
    id: 'TEXT',
    type: 'TEXT',
    recorded_at: 'TEXT',
    actor: 'TEXT',
    role: 'TEXT',
    command_id: 'TEXT',
    data: 'TEXT',
    metadata: 'TEXT',
  },
  group: 'position',
  key: ['position'],
  indexes: [['stream', 'position']],
} as const;

const caseCouncils = {
  name: 'case_councils',
  columns: { position: 'TEXT', la_code: 'TEXT', stream: 'TEXT' },
  group: 'position',
  key: ['position'],
  indexes: [
    ['la_code', 'stream'],
    ['stream', 'position'],
  ],
} as const;

/**
 * The entries of cases and councils as the log has them, personal data readable: what the other models
 * compute a case from again when it changes. It knows no types, and so never stops at one.
 */
export const entriesModel: ReadModel = {
  name: 'entries',
  version: 1,
  tables: [entries, caseCouncils],
  project: (event) =>
    caseOfStream(event.stream) === undefined && councilOfStream(event.stream) === undefined
      ? []
      : [entryRow(event), ...councilNamed(event)],
};

function entryRow(event: ViewEvent): RowChange {
  const { position, stream, revision, id, type, recordedAt, data, metadata } = event;
  const row = {
    position,
    stream,
    revision: Number(revision),
    id,
    type,
    recorded_at: recordedAt,
    actor: event.actor,
    role: event.role,
    command_id: event.commandId,
    data: JSON.stringify(data),
    metadata: JSON.stringify(metadata),
  };
  return { table: entries.name, group: position, rows: [row] };
}

/** The council that an opening, or a correction of it, names. */
function councilNamed({ stream, position, data }: ViewEvent): readonly RowChange[] {
  if (caseOfStream(stream) === undefined) return [];
  const details = objectIn(data, 'details');
  const laCode =
    details['laCode'] ?? objectIn(objectIn(details, 'replacement'), 'details')['laCode'];
  return typeof laCode !== 'string'
    ? []
    : [
        {
          table: caseCouncils.name,
          group: position,
          rows: [{ position, la_code: laCode, stream }],
        },
      ];
}

function objectIn(data: JsonObject, field: string): JsonObject {
  const value = data[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : {};
}

/** Names of the tables to read, where they are not the ones being served. */
export type EntryTables = { readonly entries: string; readonly caseCouncils: string };

const lineColumns = 'position, stream, revision, id, type, recorded_at, data, metadata';
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

/** What a query may read: everything that the entries' table holds, or what it held at a position. */
export function lookupIn(db: ReadDb, upTo: Position = db.position('entries')): Lookup {
  return lookupUpTo(new EntryReader(db), upTo);
}

/** A stored event of a case as the history of one case gives it: one line of JSON each. */
export type HistoryLine = {
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
};

/** The events of an intervention and, with `laCode`, of its council, in log order. */
export function historyOf(db: ReadDb, id: string, laCode?: string): readonly HistoryLine[] {
  const streams = [streamOfCase(id), ...(laCode === undefined ? [] : [`authority-${laCode}`])];
  const marks = streams.map(() => '?').join(', ');
  return db
    .all(
      `SELECT ${lineColumns} FROM entries WHERE stream IN (${marks}) ORDER BY position`,
      ...streams,
    )
    .map(lineOf);
}

/** The revision that the view knows of a stream; `-1` for one that does not exist. */
export function revisionOf(db: ReadDb, stream: string): string {
  const row = firstRow(db, 'SELECT max(revision) FROM entries WHERE stream = ?', stream);
  return (row?.[0] ?? -1).toString();
}

function lineOf(row: ReadRow): HistoryLine {
  return {
    position: textAt(row, 0),
    stream: textAt(row, 1),
    revision: numberAt(row, 2),
    id: textAt(row, 3),
    type: textAt(row, 4),
    recordedAt: textAt(row, 5),
    data: documentAt(row, 6),
    metadata: documentAt(row, 7),
  };
}

function entryOf(row: ReadRow): Entry {
  const type = textAt(row, 4);
  return {
    position: textAt(row, 0),
    stream: textAt(row, 1),
    revision: BigInt(numberAt(row, 2)),
    id: textAt(row, 3),
    // A type without an act keeps its stored name, which `actUnknown` recognises.
    act: (actStoredAs(type)?.name ?? type) as Entry['act'],
    recordedAt: textAt(row, 5),
    data: documentAt(row, 6),
    actor: textAt(row, 7),
    role: textAt(row, 8),
    commandId: textAt(row, 9),
  };
}

function actUnknown(act: string): boolean {
  return act.includes('.');
}

/** The definition of an event of a case or a council. Throws `UnknownEventTypeError`. */
export function requireAct(event: Pick<ViewEvent, 'type'>): void {
  if (actStoredAs(event.type) === undefined) throw new UnknownEventTypeError(event.type);
}
