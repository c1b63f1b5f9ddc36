import { actStoredAs } from '@interventions/domain';
import type { JsonObject, Position } from '@interventions/eventsourcing';
import { documentAt, firstRow, numberAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import { readableOf, readsAll, type ReadableDb } from './reader.js';
import {
  UnknownEventTypeError,
  type ReadModel,
  type RowChange,
  type ViewEvent,
} from './read-model.js';
import { EntryReader } from './entry-reader.js';
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

const lineColumns = 'position, stream, revision, id, type, recorded_at, data, metadata';

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

/** The events of an intervention and, with `laCode`, of its council, in log order: those that the reader may read. */
export function historyOf(db: ReadableDb, id: string, laCode?: string): readonly HistoryLine[] {
  const streams = [streamOfCase(id), ...(laCode === undefined ? [] : [`authority-${laCode}`])];
  const marks = streams.map(() => '?').join(', ');
  const lines = db
    .all(
      `SELECT ${lineColumns} FROM entries WHERE stream IN (${marks}) ORDER BY position`,
      ...streams,
    )
    .map(lineOf);
  if (readsAll(db.reader)) return lines;
  const entries = new EntryReader(db);
  const classes = streams.flatMap((stream) => [...entries.visibilitiesOf(stream)]);
  return readableOf(db.reader, new Map(classes), lines);
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

/** The stored types among the entries that this release does not know: a newer one took them in. */
export function unknownTypesIn(db: Pick<ReadDb, 'all'>): readonly string[] {
  return db
    .all(`SELECT DISTINCT type FROM ${entries.name}`)
    .map((row) => textAt(row, 0))
    .filter((type) => actStoredAs(type) === undefined);
}

/** The definition of an event of a case or a council. Throws `UnknownEventTypeError`. */
export function requireAct(event: Pick<ViewEvent, 'type'>): void {
  if (actStoredAs(event.type) === undefined) throw new UnknownEventTypeError(event.type);
}
