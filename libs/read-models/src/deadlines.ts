import {
  obligationKinds,
  obligationOn,
  type CalendarSubject,
  type Day,
  type DeadlineCounts,
  type Obligation,
  type ObligationKind,
} from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import {
  agesOf,
  countsOf,
  windowsOf,
  type DeadlineAge,
  type DeadlineWindow,
} from './deadline-counts.js';
import { deadlinesModel } from './deadlines.read-model.js';
import { foldText } from './intervention-document.js';
import { noticeProblems } from './notices.js';
import { obligationView, type ObligationView } from './obligation-view.js';
import { compareText } from './ordering.js';
import { decodeCursor, encodeCursor } from './paging.js';
import {
  documentAt,
  numberAt,
  textAt,
  type ReadDb,
  type ReadRow,
  type ReadValue,
} from './read-db.js';
import { caseOfStream } from './streams.js';

/** What deadlines are filtered and sorted by. Without a window, everything that is still owed or cannot be told. */
export type DeadlineQuery = {
  /** Only what an officer or a team has to look after, besides the filters. */
  readonly within?: CalendarSubject | undefined;
  readonly window?: DeadlineWindow | undefined;
  readonly kind?: ObligationKind | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  readonly q?: string | undefined;
  /** Default `due`; those without a date or an owner come last. */
  readonly sort?: DeadlineSort | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

export type DeadlineSort = 'due' | 'authority' | 'kind' | 'owner';

/** Something due as a line of the list. */
export type Deadline = ObligationView & {
  /** Why a reminder could not be sent, in words; null where none failed. */
  readonly reminders: { readonly problem: string | null };
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  readonly owner: string | null;
  readonly team: string | null;
};

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

/** A row with its windows on a day. */
type Line = { readonly deadline: Deadline; readonly windows: readonly DeadlineWindow[] };

const active: readonly DeadlineWindow[] = ['overdue', '90', 'later', 'no-date', 'cannot-tell'];

/** A page of deadlines as they stand on a day. Throws `QueryError` for a cursor of another list. */
export function deadlines(db: ReadDb, query: DeadlineQuery, today: Day): DeadlinesPage {
  const lines = activeLines(db, query, today);
  const { window } = query;
  const shown =
    window === 'settled'
      ? settledLines(db, query, today)
      : lines.filter(({ windows }) => window === undefined || windows.includes(window));
  const page = pageOf(
    shown.map((line) => line.deadline),
    query,
  );
  return {
    items: withProblems(db, page.items),
    next: page.next,
    total: shown.length,
    counts: countsOf(lines.map((line) => line.windows)),
    ages: agesOf(
      lines
        .filter(({ windows }) => windows.includes('overdue'))
        .map(({ deadline }) => -(deadline.daysLeft ?? 0)),
    ),
    facets: facets(db),
    asOf: today,
    position: db.position(deadlinesModel.name),
  };
}

/** What is still owed of an officer or a team in open cases and has a date, by that date. */
export function datedDeadlines(
  db: ReadDb,
  within: CalendarSubject,
  today: Day,
): readonly Deadline[] {
  return activeLines(db, { within }, today)
    .map((line) => line.deadline)
    .filter((one) => one.due !== null && one.pausedSince === null)
    .sort((a, b) => compareText(sortKeyOf(a, 'due'), sortKeyOf(b, 'due')));
}

/** What the deadlines of a team add up to on a day; of everybody for null. */
export function deadlineCounts(db: ReadDb, team: string | null, today: Day): DeadlineCounts {
  return countsOf(activeLines(db, { team: team ?? undefined }, today).map((line) => line.windows));
}

/** The teams of open cases. */
export function teamsOf(db: ReadDb): readonly string[] {
  return distinct(db, 'team');
}

const columns = 'stream, la_code, authority, on_hold, owner, team, settled_on, obligation';

/** What is still owed, or cannot be told, in open cases. */
function activeLines(db: ReadDb, query: DeadlineQuery, today: Day): readonly Line[] {
  return linesOf(db, query, today, 'open = 1 AND (settled_on IS NULL OR settled_on > ?)', [
    today,
  ]).filter(({ windows }) => windows.some((one) => active.includes(one)));
}

function settledLines(db: ReadDb, query: DeadlineQuery, today: Day): readonly Line[] {
  return linesOf(db, query, today, '1 = 1', []).filter(({ windows }) =>
    windows.includes('settled'),
  );
}

function linesOf(
  db: ReadDb,
  query: DeadlineQuery,
  today: Day,
  sql: string,
  values: readonly ReadValue[],
): readonly Line[] {
  const conditions = [sql, 'arises_on <= ?'];
  const all: ReadValue[] = [...values, today];
  const add = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    all.push(value);
  };
  const { within } = query;
  if (within !== undefined && 'officer' in within) add('owner = ?', within.officer);
  if (within !== undefined && 'team' in within) add('team = ?', within.team);
  add('kind = ?', query.kind);
  add('owner = ?', query.owner);
  add('team = ?', query.team);
  for (const word of foldText(query.q ?? '').split(/\s+/))
    if (word !== '') add('instr(search, ?) > 0', word);
  return db
    .all(`SELECT ${columns} FROM deadlines WHERE ${conditions.join(' AND ')}`, ...all)
    .map((row) => lineOf(row, today));
}

function lineOf(row: ReadRow, today: Day): Line {
  const obligation = obligationOn(documentAt<Obligation>(row, 7), today);
  const settledOn = row[6];
  const settled = typeof settledOn === 'string' && settledOn <= today;
  return {
    windows: windowsOf(obligation, settled),
    deadline: {
      ...obligationView(obligation, numberAt(row, 3) === 1),
      reminders: { problem: null },
      interventionId: caseOfStream(textAt(row, 0)) ?? '',
      laCode: textAt(row, 1),
      authority: textAt(row, 2),
      owner: textOrNull(row[4]),
      team: textOrNull(row[5]),
    },
  };
}

function pageOf(
  items: readonly Deadline[],
  { sort = 'due', cursor, limit = 50 }: DeadlineQuery,
): Pick<DeadlinesPage, 'items' | 'next'> {
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  const sorted = items
    .map((item) => ({ item, key: sortKeyOf(item, sort) }))
    .filter(({ key }) => after === undefined || key > String(after))
    .sort((a, b) => compareText(a.key, b.key));
  const page = sorted.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }) => item),
    next: last !== undefined && sorted.length > limit ? encodeCursor([last.key]) : null,
  };
}

/** The lines of a page with what went wrong with their reminders. */
function withProblems(db: ReadDb, items: readonly Deadline[]): readonly Deadline[] {
  const ids = [...new Set(items.map((one) => one.interventionId))];
  const problems = new Map(ids.map((id) => [id, noticeProblems(db, id)] as const));
  return items.map((one) => ({
    ...one,
    reminders: { problem: problems.get(one.interventionId)?.get(one.key) ?? null },
  }));
}

/** Greater than every day and every name. */
const afterAll = '~';

/** Unlike that of any other deadline, so that a place in the list stays one when lines come and go. */
function sortKeyOf(one: Deadline, sort: DeadlineSort): string {
  const due = one.due?.latest ?? afterAll;
  const first = {
    due,
    authority: one.authority,
    kind: one.kindTitle,
    owner: one.owner ?? afterAll,
  }[sort];
  return [first, due, one.interventionId, one.key].join('\n');
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

function textOrNull(value: ReadValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
