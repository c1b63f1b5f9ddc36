import {
  actStoredAs,
  endOfLondonDay,
  processEvents,
  processOfStream,
  readAct,
  startOfLondonDay,
  systemEventStoredAs,
  type Day,
} from '@interventions/domain';
import type { JsonObject, Position } from '@interventions/eventsourcing';
import { auditColumns, auditLineOf, type AuditLine } from './audit-line.js';
import { councilNamed } from './case-words.js';
import { compareText } from './ordering.js';
import { decodeCursor, encodeCursor } from './paging.js';
import { firstRow, numberAt, textAt, type ReadDb, type ReadValue } from './read-db.js';
import { classesFor, readsAll, type ReadableDb } from './reader.js';
import {
  UnknownEventTypeError,
  type Lookup,
  type ReadModel,
  type Row,
  type Table,
  type ViewEvent,
} from './read-model.js';
import { caseOfStream, councilOfStream, streamOfCase } from './streams.js';

const table = {
  name: 'audit_trail',
  columns: {
    position: 'TEXT',
    id: 'TEXT',
    recorded_at: 'TEXT',
    actor: 'TEXT',
    role: 'TEXT',
    command_id: 'TEXT',
    correlation_id: 'TEXT',
    type: 'TEXT',
    title: 'TEXT',
    what: 'TEXT',
    refused: 'INTEGER',
    code: 'TEXT',
    stream: 'TEXT',
    intervention_id: 'TEXT',
    la_code: 'TEXT',
    authority: 'TEXT',
  },
  group: 'position',
  key: ['position'],
  indexes: [
    ['recorded_at'],
    ['actor'],
    ['command_id'],
    ['type', 'title'],
    ['intervention_id'],
    ['la_code'],
  ],
} as const satisfies Table;

/** Everything in the log, refused requests included: who asked, when, by which request, for what. */
export const auditTrailModel: ReadModel = {
  name: 'audit-trail',
  version: 2,
  tables: [table],
  project: (event, lookup) => [
    { table: table.name, group: event.position, rows: [rowOf(event, wordsOf(event), lookup)] },
  ],
};

type Words = { readonly type: string; readonly title: string; readonly what: string };

function wordsOf({ type, data }: ViewEvent): Words {
  const act = actStoredAs(type);
  if (act !== undefined)
    return { type: act.name, title: act.title, what: act.sentence(readAct(type, data).data) };
  const system = systemEventStoredAs(type);
  if (system === undefined) throw new UnknownEventTypeError(type);
  return { type: system.name, title: system.title, what: system.sentence(data) };
}

function rowOf(event: ViewEvent, words: Words, lookup: Lookup): Row {
  const refused = words.type === 'CommandRefused';
  const { interventionId, laCode, code } = refused ? event.data : ({} as JsonObject);
  const process = processOfStream(event.stream)?.interventionId;
  const id = caseOfStream(event.stream) ?? process ?? textOf(interventionId);
  // A later correction of the opening does not rewrite the trail.
  const ofCase = id === undefined ? undefined : lookup.firstCouncilOf(streamOfCase(id));
  const council = councilOfStream(event.stream) ?? textOf(laCode) ?? ofCase;
  return {
    ...words,
    position: event.position,
    id: event.id,
    recorded_at: event.recordedAt,
    actor: event.actor,
    role: event.role,
    command_id: event.commandId,
    correlation_id: textOf(event.metadata['correlationId']) ?? '',
    refused: refused ? 1 : 0,
    code: textOf(code) ?? null,
    stream: event.stream,
    intervention_id: id ?? null,
    la_code: council ?? null,
    authority: council === undefined ? null : councilNamed(council).name,
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What the audit trail is filtered by; days are London days of recording, both included. */
export type AuditQuery = {
  readonly actor?: string | undefined;
  readonly laCode?: string | undefined;
  readonly interventionId?: string | undefined;
  readonly type?: string | undefined;
  readonly refused?: 'yes' | undefined;
  /** `no` leaves out the events of process managers. */
  readonly processes?: 'no' | undefined;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

/** A page of the audit trail. */
export type AuditPage = {
  readonly items: readonly AuditLine[];
  readonly total: number;
  readonly facets: {
    readonly actors: readonly string[];
    readonly types: readonly { readonly type: string; readonly title: string }[];
  };
  readonly position: Position;
  readonly next: string | null;
};

/** A page of the audit trail, the latest first. Throws `QueryError` for a cursor of another list. */
export function auditTrail(db: ReadableDb, query: AuditQuery): AuditPage {
  const conditions: string[] = [];
  const values: ReadValue[] = [];
  const add = (sql: string, value: ReadValue | undefined): void => {
    if (value === undefined) return;
    conditions.push(sql);
    values.push(value);
  };
  add('actor = ?', query.actor);
  add('la_code = ?', query.laCode);
  add('intervention_id = ?', query.interventionId?.toLowerCase());
  add('type = ?', query.type);
  add('refused = ?', query.refused === undefined ? undefined : 1);
  if (query.processes === 'no') {
    conditions.push(`type NOT IN (${processEvents.map(() => '?').join(', ')})`);
    values.push(...processEvents.map(({ name }) => name));
  }
  add('recorded_at >= ?', query.from && startOfLondonDay(query.from));
  add('recorded_at < ?', query.to && endOfLondonDay(query.to));
  const count = firstRow(db, `SELECT count(*) FROM audit_trail${where(conditions)}`, ...values);
  const [after] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 1);
  add('position < ?', after === undefined ? undefined : String(after));
  const limit = query.limit ?? 50;
  const rows = db.all(
    `SELECT ${auditColumns} FROM audit_trail${where(conditions)} ORDER BY position DESC LIMIT ?`,
    ...values,
    limit + 1,
  );
  const items = withoutClosed(db, rows.slice(0, limit).map(auditLineOf));
  const last = items.at(-1);
  return {
    items,
    total: count === undefined ? 0 : numberAt(count, 0),
    facets: facets(db),
    position: db.position(auditTrailModel.name),
    next: rows.length > limit && last !== undefined ? encodeCursor([last.position]) : null,
  };
}

/** What the trail says of an entry that its reader may not read. */
const closedWords = 'What it says is shown to the case team only';

/**
 * The lines, without the words of entries that the reader may not read. One that the timeline could not take in yet is
 * not shown either, since its class is not known.
 */
function withoutClosed(db: ReadableDb, lines: readonly AuditLine[]): readonly AuditLine[] {
  if (readsAll(db.reader)) return lines;
  const classes = classesFor(db.reader);
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
  const ids = lines.map(({ id }) => id);
  const open = new Set(
    db
      .all(
        `SELECT id FROM timeline WHERE id IN (${marks(ids)}) AND entry ->> 'visibility' IN (${marks(classes)})`,
        ...ids,
        ...classes,
      )
      .map((row) => textAt(row, 0)),
  );
  const isEntry = ({ stream }: AuditLine) =>
    caseOfStream(stream) !== undefined || councilOfStream(stream) !== undefined;
  return lines.map((line) =>
    isEntry(line) && !open.has(line.id) ? { ...line, what: closedWords } : line,
  );
}

/** The streams in which a request recorded something, in no particular order. */
export function streamsOfCommand(db: ReadDb, commandId: string): readonly string[] {
  return db
    .all('SELECT DISTINCT stream FROM audit_trail WHERE command_id = ?', commandId)
    .map((row) => textAt(row, 0));
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

function facets(db: ReadDb): AuditPage['facets'] {
  const types = distinct(db, 'type').flatMap((type) => {
    const row = firstRow(db, 'SELECT title FROM audit_trail WHERE type = ? LIMIT 1', type);
    return row === undefined ? [] : [{ type, title: textAt(row, 0) }];
  });
  return {
    actors: distinct(db, 'actor'),
    types: types.sort((a, b) => compareText(a.title, b.title)),
  };
}

/** The values of an indexed column, each found by one step in its index: the trail is long, they are few. */
function distinct(db: ReadDb, column: 'actor' | 'type'): readonly string[] {
  const next = `SELECT ${column} FROM audit_trail WHERE ${column} > ? ORDER BY ${column} LIMIT 1`;
  const found: string[] = [];
  for (
    let row = firstRow(db, next, '');
    row !== undefined;
    row = firstRow(db, next, found.at(-1) ?? '')
  )
    found.push(textAt(row, 0));
  return found;
}
