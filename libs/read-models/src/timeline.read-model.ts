import { dayRange, type Day } from '@interventions/domain';
import { epochOf, type Position } from '@interventions/eventsourcing';
import { laCodeIn } from './case-view.js';
import { requireAct } from './entries.read-model.js';
import { lookupIn } from './entry-reader.js';
import { incompleteFrom } from './incomplete.js';
import { documentAt, firstRow, numberAt } from './read-db.js';
import { mayRead, classesFor, readsAll, type ReadableDb } from './reader.js';
import { QueryError, type Lookup, type ReadModel, type Row, type Table } from './read-model.js';
import { caseOfStream, councilOfStream, streamOfCase, streamOfCouncil } from './streams.js';
import { timelineEntries, type TimelineEntry } from './timeline-entry.js';
import { isWanted, type TimelineFilter } from './timeline-filter.js';
import { actsOf, timelinePage, type TimelineAct, type TimelinePage } from './timeline-pages.js';

const table = {
  name: 'timeline',
  columns: {
    stream: 'TEXT',
    position: 'TEXT',
    id: 'TEXT',
    la_code: 'TEXT',
    entry: 'TEXT',
  },
  group: 'stream',
  key: ['stream', 'position'],
  indexes: [['id']],
} as const satisfies Table;

/** The entries of each case and council as people read them; a case's timeline is its own with its council's. */
export const timelineModel: ReadModel = {
  name: 'timeline',
  version: 4,
  tables: [table],
  project: (event) => {
    const { stream } = event;
    if (caseOfStream(stream) === undefined && councilOfStream(stream) === undefined) return [];
    requireAct(event);
    return [{ table: table.name, group: stream, rows: (lookup) => rowsOf(stream, lookup) }];
  },
};

function rowsOf(stream: string, lookup: Lookup): readonly Row[] {
  return timelineEntries(lookup.entriesOf(stream)).map((entry) => ({
    stream,
    position: entry.position,
    id: entry.id,
    la_code: entry.act === 'InterventionOpened' ? laCodeIn(entry.details) : null,
    entry: JSON.stringify(entry),
  }));
}

/** The point in time of a question: a day, and a log position with its instant. */
export type AsAtView = {
  readonly validAt: Day | null;
  readonly knownAt: Position | null;
  readonly knownAtInstant: string | null;
};

/** A page of a timeline. Throws `QueryError` where `since` is a position of another log. */
export type Timeline = TimelinePage & {
  /** How many entries the reader may not read, whatever the filter: a number that it changed would tell their words. */
  readonly closed: number;
  /** Every act that happened by then, whatever the filter lets through. */
  readonly acts: readonly TimelineAct[];
  readonly asAt: AsAtView;
  readonly incompleteFrom: string | null;
  readonly position: Position;
};

const now: AsAtView = { validAt: null, knownAt: null, knownAtInstant: null };

/** The timeline of a case; undefined where there is no such case at that time. */
export function timelineOfCase(
  db: ReadableDb,
  id: string,
  filter: TimelineFilter = {},
  asAt: AsAtView = now,
): Timeline | undefined {
  const own = entriesAt(db, streamOfCase(id.toLowerCase()), asAt.knownAt);
  const opening = own.find((entry) => entry.act === 'InterventionOpened');
  if (opening === undefined) return undefined;
  const council = streamOfCouncil(laCodeIn(opening.details));
  const all = [...own, ...entriesAt(db, council, asAt.knownAt)];
  return page(db, [opening.stream, council], all, filter, asAt);
}

/** The timeline of a council: its judgements, visits and reorganisation. */
export function timelineOfCouncil(
  db: ReadableDb,
  laCode: string,
  filter: TimelineFilter = {},
  asAt: AsAtView = now,
): Timeline {
  const stream = streamOfCouncil(laCode);
  return page(db, [stream], entriesAt(db, stream, asAt.knownAt), filter, asAt);
}

/** One entry by its event id; undefined for one that the reader may not read. */
export function timelineEntryById(db: ReadableDb, id: string): TimelineEntry | undefined {
  const row = firstRow(db, 'SELECT entry FROM timeline WHERE id = ?', id);
  const entry = row && documentAt<TimelineEntry>(row, 0);
  return entry && mayRead(db.reader, entry.visibility) ? entry : undefined;
}

/** The entries of a stream after a revision: what was recorded since somebody looked. */
export function entriesSince(
  db: ReadableDb,
  stream: string,
  revision: bigint,
): readonly TimelineEntry[] {
  return entriesAt(db, stream, null).filter((entry) => BigInt(entry.revision) > revision);
}

/** From the model's rows, or for the past from what the log held then. */
function entriesAt(
  db: ReadableDb,
  stream: string,
  knownAt: Position | null,
): readonly TimelineEntry[] {
  if (knownAt !== null) return timelineEntries(lookupIn(db, knownAt).entriesOf(stream));
  return db
    .all('SELECT entry FROM timeline WHERE stream = ? ORDER BY position', stream)
    .map((row) => documentAt<TimelineEntry>(row, 0))
    .filter(({ visibility }) => mayRead(db.reader, visibility));
}

/** How many entries of some streams their reader may not read, of those that the log held at a position. */
function closedAt(
  db: ReadableDb,
  streams: readonly string[],
  upTo: Position = db.position(timelineModel.name),
): number {
  if (readsAll(db.reader)) return 0;
  const [marks, classes] = [streams.map(() => '?'), classesFor(db.reader)];
  const row = firstRow(
    db,
    `SELECT count(*) FROM timeline WHERE stream IN (${marks.join(', ')}) AND position <= ?
     AND entry ->> 'visibility' NOT IN (${classes.map(() => '?').join(', ')})`,
    ...[...streams, upTo, ...classes],
  );
  return row === undefined ? 0 : numberAt(row, 0);
}

function page(
  db: ReadableDb,
  streams: readonly string[],
  all: readonly TimelineEntry[],
  filter: TimelineFilter,
  asAt: AsAtView,
): Timeline {
  refuseOtherLog(db, filter.since);
  const happened = all.filter((entry) => mayHaveHappenedBy(entry, asAt.validAt));
  return {
    ...timelinePage(
      happened.filter((entry) => isWanted(entry, filter)),
      filter,
    ),
    closed: closedAt(db, streams, asAt.knownAt ?? undefined),
    acts: actsOf(happened),
    asAt,
    incompleteFrom: incompleteFrom(db, timelineModel.name, streams),
    position: db.position(timelineModel.name),
  };
}

function refuseOtherLog(db: ReadableDb, since: Position | undefined): void {
  if (since === undefined || epochOf(since) === epochOf(db.position(timelineModel.name))) return;
  throw new QueryError(
    'since',
    `${since} is a position of another log. Leave it out to see everything.`,
  );
}

function mayHaveHappenedBy({ effectiveOn }: TimelineEntry, day: Day | null): boolean {
  return day === null || (dayRange(effectiveOn).earliest ?? '') <= day;
}
