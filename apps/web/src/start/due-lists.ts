import type { DeadlinesPage } from '@interventions/contracts';
import type { ApiSession } from '../api/api-session.js';
import { deadlineRows, type Acts } from '../deadlines/due-item.js';

/** Rows of each list on the first page. */
const few = 6;
/** A row without links: what is due is looked at here and acted on in the case. */
const noActs: Acts = new Map();

/** What a list of the first page asks for, and the words over it. */
export interface DueQuery {
  readonly title: string;
  readonly query: Readonly<Record<string, string>>;
}

/** One list of the first page: its words, its first rows and where the rest is. */
export interface DueList {
  readonly title: string;
  readonly rows: ReturnType<typeof deadlineRows>;
  readonly total: number;
  readonly all: string;
}

/** What is overdue in the cases that an officer owns. */
export const ownOverdue: DueQuery = {
  title: 'Overdue in your cases',
  query: { scope: 'mine', window: 'overdue' },
};

/** What is due in thirty days in the cases that an officer owns. */
export const ownDue: DueQuery = {
  title: 'Due in your cases in the next 30 days',
  query: { scope: 'mine', window: '30' },
};

/** What commissioners deliver and what is decided on it, in all cases. */
export const reportsAndDecisions: readonly DueQuery[] = [
  { title: 'Commissioners’ reports', query: { scope: 'all', kind: 'commissioner-report' } },
  { title: 'Decisions that are waited for', query: { scope: 'all', kind: 'decision' } },
];

/** Loads the lists that hold anything. */
export async function dueLists(
  api: ApiSession,
  asked: readonly DueQuery[],
): Promise<readonly DueList[]> {
  const pages = await Promise.all(
    asked.map(
      async (one) => [one, await api.deadlines({ ...one.query, limit: String(few) })] as const,
    ),
  );
  return pages.flatMap(([one, page]) => listOf(one, page));
}

/** A page of deadlines as a list of the first page; nothing where it is empty. */
export function listOf(
  { title, query }: DueQuery,
  page: Pick<DeadlinesPage, 'items' | 'total'>,
): readonly DueList[] {
  if (page.items.length === 0) return [];
  return [
    {
      title,
      rows: deadlineRows(page.items.slice(0, few), noActs, undefined),
      total: page.total,
      all: `/deadlines?${new URLSearchParams(query).toString()}`,
    },
  ];
}
