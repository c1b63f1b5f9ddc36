import type { Position } from '@interventions/eventsourcing';
import type { CaseStatus } from './intervention-document.js';
import { compareText } from './ordering.js';
import { documentAt, firstRow, numberAt, textAt, type ReadRow } from './read-db.js';
import { classesFor, readsAll, type ReadableDb } from './reader.js';
import { streamOfCase, streamOfCouncil } from './streams.js';
import type { TimelineEntry } from './timeline-entry.js';

/** What a reader has seen: of which cases, up to which position each. */
export type Seen = {
  /** What a reader recorded is not new to them. */
  readonly reader: string;
  readonly upTo: ReadonlyMap<string, Position>;
};

/** Which new entries to list. */
export type NewEntriesQuery = {
  readonly interventionId?: string | undefined;
  /** How many entries of each case come with it, the latest first. Default 0. */
  readonly entries?: number | undefined;
};

type CaseRef = {
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  readonly status: CaseStatus;
  readonly owner: string | null;
};

/** A case with entries that a reader has not seen: how many, and since which position. */
export type CaseWithNews = CaseRef & {
  readonly since: Position;
  readonly total: number;
  readonly latest: { readonly position: Position; readonly recordedAt: string };
  readonly entries: readonly TimelineEntry[];
};

/** A case that a reader never opened, with how many entries its own stream holds. */
export type UnopenedCase = CaseRef & { readonly total: number };

/** What is new to a reader: cases by their latest new entry, and the cases never opened by council. */
export type NewEntries = {
  readonly items: readonly CaseWithNews[];
  /** New entries in all of them. */
  readonly total: number;
  readonly unopened: readonly UnopenedCase[];
  readonly position: Position;
};

/**
 * What was recorded in each case, and of its council, after the reader looked at it. Voided cases are left out. The
 * council’s entries count in each of its cases, as they stand on the timeline of each.
 */
export function newEntries(
  db: ReadableDb,
  { reader, upTo }: Seen,
  { interventionId, entries = 0 }: NewEntriesQuery = {},
): NewEntries {
  const cases = casesIn(db, interventionId);
  const items = cases
    .flatMap(({ ref }) => {
      const since = upTo.get(ref.interventionId);
      return since === undefined ? [] : (newsOf(db, ref, since, reader, entries) ?? []);
    })
    .sort((a, b) => compareText(b.latest.position, a.latest.position));
  return {
    items,
    total: items.reduce((sum, { total }) => sum + total, 0),
    unopened: cases
      .filter(({ ref }) => !upTo.has(ref.interventionId))
      .map(({ ref, own }) => ({ ...ref, total: own })),
    position: db.position('timeline'),
  };
}

function casesIn(
  db: ReadableDb,
  interventionId: string | undefined,
): readonly { readonly ref: CaseRef; readonly own: number }[] {
  return db
    .all(
      `SELECT id, la_code, authority, status, owner, summary ->> 'entries' FROM interventions
       WHERE status <> 'voided' AND (? = '' OR id = ?) ORDER BY authority, id`,
      interventionId?.toLowerCase() ?? '',
      interventionId?.toLowerCase() ?? '',
    )
    .map((row) => ({ ref: refOf(row), own: numberAt(row, 5) }));
}

function refOf(row: ReadRow): CaseRef {
  return {
    interventionId: textAt(row, 0),
    laCode: textAt(row, 1),
    authority: textAt(row, 2),
    status: textAt(row, 3) as CaseStatus,
    owner: row[4] === null ? null : textAt(row, 4),
  };
}

function newsOf(
  db: ReadableDb,
  ref: CaseRef,
  since: Position,
  reader: string,
  shown: number,
): CaseWithNews | undefined {
  const { sql, values } = newOnes(db, ref, since, reader);
  const news = firstRow(db, `SELECT count(*), max(position) ${sql}`, ...values);
  if (news === undefined || numberAt(news, 0) === 0) return undefined;
  const entries = db
    .all(
      `SELECT entry FROM timeline WHERE position IN
       (SELECT position ${sql} ORDER BY position DESC LIMIT ?) AND stream IN (?, ?)
       ORDER BY position DESC`,
      ...values,
      shown,
      ...streamsOf(ref),
    )
    .map((row) => documentAt<TimelineEntry>(row, 0));
  const latest = firstRow(
    db,
    'SELECT recorded_at FROM entries WHERE position = ?',
    textAt(news, 1),
  );
  return {
    ...ref,
    since,
    total: numberAt(news, 0),
    latest: {
      position: textAt(news, 1),
      recordedAt: latest === undefined ? '' : textAt(latest, 0),
    },
    entries,
  };
}

function streamsOf({ interventionId, laCode }: CaseRef): readonly [string, string] {
  return [streamOfCase(interventionId), streamOfCouncil(laCode)];
}

/**
 * What is new in a case, as the end of a query for positions. Who reads everything has it from the columns of the
 * entries as stored; for others the class that each entry has now is looked at.
 */
function newOnes(db: ReadableDb, ref: CaseRef, since: Position, reader: string) {
  const values = [...streamsOf(ref), since, reader];
  const where = 'WHERE stream IN (?, ?) AND position > ?';
  if (readsAll(db.reader)) return { sql: `FROM entries ${where} AND actor <> ?`, values };
  const classes = classesFor(db.reader);
  return {
    sql: `FROM timeline ${where} AND entry ->> 'actor' <> ?
      AND entry ->> 'visibility' IN (${classes.map(() => '?').join(', ')})`,
    values: [...values, ...classes],
  };
}
