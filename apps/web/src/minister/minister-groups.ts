import type { Deadline, InterventionsPage } from '@interventions/contracts';
import type { deadlineRows } from '../deadlines/due-item.js';

type Row = ReturnType<typeof deadlineRows>[number];

/** What waits for the minister by when it is due. */
export interface MinisterGroup {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

const titles = {
  overdue: 'Overdue',
  week: 'Due in the next 7 days',
  month: 'Due in 8 to 30 days',
  later: 'Due later',
  'no-date': 'Expected, with no date set',
  'cannot-tell': 'The dates cannot tell',
} as const;
type GroupId = keyof typeof titles;

/** The rows in the groups that hold any, the most urgent first. */
export function ministerGroups(rows: readonly Row[]): readonly MinisterGroup[] {
  return (Object.keys(titles) as GroupId[])
    .map((id) => ({
      id,
      title: titles[id],
      rows: rows.filter(({ deadline }) => groupOf(deadline) === id),
    }))
    .filter((group) => group.rows.length > 0);
}

function groupOf({ state, due, pausedSince, daysLeft }: Deadline): GroupId {
  if (state === 'cannot-tell') return 'cannot-tell';
  if (due === null || daysLeft === null || pausedSince !== null) return 'no-date';
  if (daysLeft < 0) return 'overdue';
  return daysLeft <= 7 ? 'week' : daysLeft <= 30 ? 'month' : 'later';
}

/** Cases that wait for a decision without any decision being due by a date. */
export function undatedDecisions(
  cases: InterventionsPage['items'],
  rows: readonly Row[],
): InterventionsPage['items'] {
  const dated = new Set(
    rows
      .filter(({ deadline }) => deadline.kind === 'decision')
      .map(({ deadline }) => deadline.interventionId),
  );
  return cases.filter(({ id }) => !dated.has(id));
}
