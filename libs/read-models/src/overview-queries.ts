import type { Position } from '@interventions/eventsourcing';
import { caseView } from './case-view.js';
import { historyOfStream } from './deadlines.read-model.js';
import { lookupIn } from './entry-reader.js';
import {
  OverviewCase,
  overviewCouncil,
  type KnownCases,
  type MayQuote,
  type OverviewCouncil,
  type OverviewTime,
} from './overviews/index.js';
import { firstRow, textAt, type ReadDb } from './read-db.js';
import { readBy, readsAll, wholeService, type ReadableDb } from './reader.js';
import { UnknownEventTypeError } from './read-model.js';
import { streamOfCase, streamOfCouncil } from './streams.js';

/** Every case that was ever opened, by council. */
export function overviewCaseIds(db: ReadDb): readonly string[] {
  return db.all('SELECT id FROM interventions ORDER BY authority, id').map((row) => textAt(row, 0));
}

/** What an overview asks of the views: its reader, and the cases that are known already. */
export type OverviewDb = { readonly db: ReadableDb; readonly known: KnownCases };

/**
 * A case for an overview, from all its entries, so that counts are the same for every reader; only entries that the
 * reader may read are quoted. Undefined where it was not open by then, or voided; `unreadable` where it holds an entry
 * that this release does not know, which hides no other case.
 */
export function caseForOverview(
  { db, known }: OverviewDb,
  id: string,
  time: OverviewTime,
): OverviewCase | 'unreadable' | undefined {
  const stream = streamOfCase(id);
  const last = lastEntry(db, stream, time.knownAt);
  try {
    return known
      .of(id, time.asOf, last, () => wholeCase(db, id, stream, time))
      ?.quotedFor(quotableIn(db, stream));
  } catch (error) {
    if (error instanceof UnknownEventTypeError) return 'unreadable';
    throw error;
  }
}

function wholeCase(
  db: ReadDb,
  id: string,
  stream: string,
  time: OverviewTime,
): OverviewCase | undefined {
  const lookup = lookupIn(readBy(db, wholeService));
  const view = caseView(lookup, stream, time);
  return view && OverviewCase.on(id, historyOfStream(lookup, stream, view.laCode), time);
}

/** The last entry, up to a position, of a case and of every council that it ever named. */
function lastEntry(db: ReadDb, stream: string, knownAt: Position = db.position('entries')): string {
  const streams = streamsOfCase(db, stream);
  const row = firstRow(
    db,
    `SELECT max(position) FROM entries
     WHERE position <= ? AND stream IN (${streams.map(() => '?').join(', ')})`,
    knownAt,
    ...streams,
  );
  const last = row?.[0];
  return typeof last === 'string' ? last : '';
}

function streamsOfCase(db: ReadDb, stream: string): readonly string[] {
  const councils = db.all('SELECT DISTINCT la_code FROM case_councils WHERE stream = ?', stream);
  return [stream, ...councils.map((row) => streamOfCouncil(textAt(row, 0)))];
}

/** The codes of all councils that anything is recorded of. */
export function overviewCouncilCodes(db: ReadDb): readonly string[] {
  return db.all('SELECT la_code FROM authorities ORDER BY la_code').map((row) => textAt(row, 0));
}

/** A council for an overview, with the same inspections for every reader; `unreadable` as with a case. */
export function councilForOverview(
  db: ReadableDb,
  laCode: string,
  time: OverviewTime,
): OverviewCouncil | 'unreadable' {
  const lookup = lookupIn(readBy(db, wholeService));
  try {
    return overviewCouncil(laCode, lookup.entriesOf(streamOfCouncil(laCode)), time);
  } catch (error) {
    if (error instanceof UnknownEventTypeError) return 'unreadable';
    throw error;
  }
}

/** Whether a reader may read an entry of a case; found out once somebody asks. */
function quotableIn(db: ReadableDb, stream: string): MayQuote {
  if (readsAll(db.reader)) return () => true;
  let ids: ReadonlySet<string> | undefined;
  return (id) => (ids ??= readableIds(db, stream)).has(id);
}

function readableIds(db: ReadableDb, stream: string): ReadonlySet<string> {
  const lookup = lookupIn(db);
  const entries = streamsOfCase(db, stream).flatMap((one) => lookup.entriesOf(one));
  return new Set(entries.map(({ id }) => id));
}
