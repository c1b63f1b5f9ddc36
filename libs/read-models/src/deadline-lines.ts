import {
  daysBetween,
  obligationKinds,
  obligationOn,
  stateOn,
  type CalendarSubject,
  type Day,
  type Obligation,
  type ObligationKind,
  type Responsible,
} from '@interventions/domain';
import { windowsOf, type DeadlineWindow } from './deadline-counts.js';
import { foldText } from './intervention-document.js';
import { noticeProblems } from './notices.js';
import { obligationView, type ObligationView } from './obligation-view.js';
import {
  documentAt,
  numberAt,
  textAt,
  type ReadDb,
  type ReadRow,
  type ReadValue,
} from './read-db.js';
import { caseOfStream, streamOfCase } from './streams.js';

/** What deadlines are filtered by. */
export type DeadlineFilter = {
  /** Only what an officer or a team has to look after, besides the filters. */
  readonly within?: CalendarSubject | undefined;
  readonly kind?: ObligationKind | undefined;
  readonly owner?: string | undefined;
  readonly team?: string | undefined;
  /** `no`: only cases without a case officer. */
  readonly assigned?: 'no' | undefined;
  /** Who has to act. */
  readonly who?: Responsible | undefined;
  readonly interventionIds?: readonly string[] | undefined;
  readonly q?: string | undefined;
};

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

/** A row as it stands on a day, before it is put into words. */
export type DeadlineLine = {
  readonly obligation: Obligation;
  readonly windows: readonly DeadlineWindow[];
  readonly daysLeft: number | null;
  readonly kindTitle: string;
  readonly interventionId: string;
  readonly laCode: string;
  readonly authority: string;
  readonly onHold: boolean;
  readonly owner: string | null;
  readonly team: string | null;
};

const active: readonly DeadlineWindow[] = ['overdue', '90', 'later', 'no-date', 'cannot-tell'];

/** What is still owed, or cannot be told, in open cases on a day. */
export function activeLines(
  db: ReadDb,
  filter: DeadlineFilter,
  today: Day,
): readonly DeadlineLine[] {
  const owed = `open = 1 AND (settled_on IS NULL OR settled_on > ?)
    AND (ends_after IS NULL OR ends_after >= ?)`;
  return linesOf(db, filter, today, owed, [today, today]).filter(({ windows }) =>
    windows.some((one) => active.includes(one)),
  );
}

/** What was met, waived or no longer applies on a day, or is not recorded, in all cases. */
export function settledLines(
  db: ReadDb,
  filter: DeadlineFilter,
  today: Day,
): readonly DeadlineLine[] {
  return linesOf(db, filter, today, '1 = 1', []).filter(({ windows }) =>
    windows.includes('settled'),
  );
}

/** Lines in words, with what went wrong with their reminders. */
export function deadlineViews(
  db: ReadDb,
  lines: readonly DeadlineLine[],
  today: Day,
): readonly Deadline[] {
  const ids = [...new Set(lines.map((one) => one.interventionId))];
  const problems = new Map(ids.map((id) => [id, noticeProblems(db, id)] as const));
  return lines.map(({ obligation, onHold, interventionId, laCode, authority, owner, team }) => ({
    ...obligationView(obligationOn(obligation, today), onHold),
    reminders: { problem: problems.get(interventionId)?.get(obligation.key) ?? null },
    interventionId,
    laCode,
    authority,
    owner,
    team,
  }));
}

const columns = 'stream, la_code, authority, on_hold, owner, team, settled_on, obligation';

function linesOf(
  db: ReadDb,
  filter: DeadlineFilter,
  today: Day,
  sql: string,
  values: readonly ReadValue[],
): readonly DeadlineLine[] {
  const conditions = [sql, 'arises_on <= ?'];
  const all: ReadValue[] = [...values, today];
  const add = (condition: string, value: string | undefined): void => {
    if (value === undefined) return;
    conditions.push(condition);
    all.push(value);
  };
  const { within } = filter;
  if (within !== undefined && 'officer' in within) add('owner = ?', within.officer);
  if (within !== undefined && 'team' in within) add('team = ?', within.team);
  add('kind = ?', filter.kind);
  add('owner = ?', filter.owner);
  add('team = ?', filter.team);
  add(`obligation ->> 'who' = ?`, filter.who);
  if (filter.assigned === 'no') conditions.push('owner IS NULL');
  if (filter.interventionIds !== undefined) {
    conditions.push(`stream IN (${filter.interventionIds.map(() => '?').join(', ')})`);
    all.push(...filter.interventionIds.map(streamOfCase));
  }
  for (const word of foldText(filter.q ?? '').split(/\s+/))
    if (word !== '') add('instr(search, ?) > 0', word);
  return db
    .all(`SELECT ${columns} FROM deadlines WHERE ${conditions.join(' AND ')}`, ...all)
    .map((row) => lineOf(row, today));
}

function lineOf(row: ReadRow, today: Day): DeadlineLine {
  const obligation = documentAt<Obligation>(row, 7);
  const { due, pausedSince } = obligation;
  const daysLeft = due === null ? null : daysBetween(today, due.latest);
  const state = stateOn(obligation, today);
  const settledOn = row[6];
  const settled = typeof settledOn === 'string' && settledOn <= today;
  return {
    obligation,
    windows: windowsOf({ state, due, pausedSince, daysLeft }, settled),
    daysLeft,
    kindTitle: obligationKinds[obligation.kind].title,
    interventionId: caseOfStream(textAt(row, 0)) ?? '',
    laCode: textAt(row, 1),
    authority: textAt(row, 2),
    onHold: numberAt(row, 3) === 1,
    owner: textOrNull(row[4]),
    team: textOrNull(row[5]),
  };
}

function textOrNull(value: ReadValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
