import {
  obligationKinds,
  type CalendarSubject,
  type Day,
  type DeadlineCounts,
  type ObligationKind,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { agesOf, countsOf, type DeadlineAge, type DeadlineWindow } from './deadline-counts.js';
import {
  activeLines,
  deadlineViews,
  settledLines,
  type Deadline,
  type DeadlineFilter,
  type DeadlineLine,
} from './deadline-lines.js';
import { deadlinesModel } from './deadlines.read-model.js';
import { compareText } from './ordering.js';
import { encodePlace, placeIn } from './paging.js';
import { textAt, type ReadDb } from './read-db.js';

/** What deadlines are filtered and sorted by. Without a window, everything that is still owed or cannot be told. */
export type DeadlineQuery = DeadlineFilter & {
  readonly window?: DeadlineWindow | undefined;
  /** Default `due`; those without a date or an owner come last. */
  readonly sort?: DeadlineSort | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

export type DeadlineSort = 'due' | 'authority' | 'kind' | 'owner';

/** A page of deadlines; counts and ages are of all that match the filter, whatever its window. */
export type DeadlinesPage = {
  readonly items: readonly Deadline[];
  readonly total: number;
  readonly counts: DeadlineCounts;
  readonly ages: readonly DeadlineAge[];
  readonly facets: {
    readonly kinds: readonly { readonly id: ObligationKind; readonly title: string }[];
    readonly owners: readonly string[];
    readonly teams: readonly string[];
  };
  readonly asOf: Day;
  readonly position: Position;
  readonly next: string | null;
};

/** A page of deadlines as they stand on a day. Throws `QueryError` for a cursor of another list or order. */
export function deadlines(db: ReadDb, query: DeadlineQuery, today: Day): DeadlinesPage {
  const lines = activeLines(db, query, today);
  const { window } = query;
  const shown =
    window === 'settled'
      ? settledLines(db, query, today)
      : lines.filter(({ windows }) => window === undefined || windows.includes(window));
  const page = pageOf(shown, query);
  return {
    items: deadlineViews(db, page.lines, today),
    total: shown.length,
    counts: countsOf(lines.map((line) => line.windows)),
    ages: agesOf(
      lines
        .filter(({ windows }) => windows.includes('overdue'))
        .map(({ daysLeft }) => -(daysLeft ?? 0)),
    ),
    facets: facets(db),
    asOf: today,
    position: db.position(deadlinesModel.name),
    next: page.next,
  };
}

/** What is still owed of an officer or a team in open cases and has a date, by that date. */
export function datedDeadlines(
  db: ReadDb,
  within: CalendarSubject,
  today: Day,
): readonly Deadline[] {
  const dated = activeLines(db, { within }, today)
    .filter(({ obligation: { due, pausedSince } }) => due !== null && pausedSince === null)
    .sort((a, b) => compareText(sortKeyOf(a, 'due'), sortKeyOf(b, 'due')));
  return deadlineViews(db, dated, today);
}

/** What the deadlines of a team add up to on a day; of everybody for null. */
export function deadlineCounts(db: ReadDb, team: string | null, today: Day): DeadlineCounts {
  const lines = activeLines(db, { team: team ?? undefined }, today);
  return countsOf(lines.map((line) => line.windows));
}

/** The teams of open cases. */
export function teamsOf(db: ReadDb): readonly string[] {
  return distinct(db, 'team');
}

function pageOf(
  lines: readonly DeadlineLine[],
  { sort = 'due', cursor, limit = 50 }: DeadlineQuery,
): { readonly lines: readonly DeadlineLine[]; readonly next: string | null } {
  const list = `deadlines by ${sort}`;
  const after = placeIn(list, cursor);
  const sorted = lines
    .map((line) => ({ line, key: sortKeyOf(line, sort) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => compareText(a.key, b.key));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  return {
    lines: page.map(({ line }) => line),
    next: last !== undefined && sorted.length > limit ? encodePlace(list, last.key) : null,
  };
}

/** Greater than every day and every name. */
const afterAll = '~';

/** Unlike that of any other line, so that a place in the list stays one when lines come and go. */
function sortKeyOf(line: DeadlineLine, sort: DeadlineSort): string {
  const { obligation, authority, kindTitle, owner, interventionId } = line;
  const due = obligation.due?.latest ?? afterAll;
  const first = { due, authority, kind: kindTitle, owner: owner ?? afterAll }[sort];
  return [first, due, interventionId, obligation.key].join('\n');
}

function facets(db: ReadDb): DeadlinesPage['facets'] {
  return {
    kinds: distinct(db, 'kind')
      .map((kind) => kind as ObligationKind)
      .map((id) => ({ id, title: obligationKinds[id].title }))
      .sort((a, b) => compareText(a.title, b.title)),
    owners: distinct(db, 'owner'),
    teams: distinct(db, 'team'),
  };
}

function distinct(db: ReadDb, column: 'kind' | 'owner' | 'team'): readonly string[] {
  return db
    .all(
      `SELECT DISTINCT ${column} FROM deadlines
       WHERE open = 1 AND ${column} IS NOT NULL ORDER BY ${column}`,
    )
    .map((row) => textAt(row, 0));
}
