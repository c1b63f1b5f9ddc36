import type { DeadlinesPage } from '@interventions/contracts';
import type { ApiSession } from '../api/api-session.js';
import { actsByName, deadlineRows } from '../deadlines/due-item.js';
import { ownScope } from '../deadlines/deadlines-query.js';
import type { SignedInUser } from '../http/session.js';

/** Rows of each list on the first page. */
const few = '6';

/** What a commissioner waits for and is waited for. */
const commissionersKinds = ['commissioner-report', 'decision'] as const;

/** One list of the first page: its words, its first rows and where the rest is. */
export interface DueList {
  readonly title: string;
  readonly rows: ReturnType<typeof deadlineRows>;
  readonly total: number;
  readonly all: string;
}

/** What is due, for the person who opens the service: the lists that are theirs, and how much there is in all. */
export interface DueFirst {
  readonly lists: readonly DueList[];
  /** Said where every list is empty. */
  readonly nothing: string;
  readonly counts: DeadlinesPage['counts'];
}

/** Loads what is due first: for people who keep cases their own, for a commissioner reports and decisions. */
export async function dueFirst(api: ApiSession, user: SignedInUser | undefined): Promise<DueFirst> {
  const asked =
    user?.role === 'commissioner'
      ? commissionersKinds.map((kind) => ({ scope: 'all', kind }))
      : ownScope(user) === 'mine'
        ? ['overdue', '30'].map((window) => ({ scope: 'mine', window }))
        : [];
  const [everything, acts, ...pages] = await Promise.all([
    api.deadlines({ scope: 'all', limit: '1' }),
    api.acts(),
    ...asked.map((query) => api.deadlines({ ...query, limit: few })),
  ]);
  const known = actsByName(acts.items);
  return {
    lists: pages.flatMap((page, index) => {
      const query = asked[index];
      if (query === undefined || page.items.length === 0) return [];
      return [
        {
          title: titleOf(query),
          rows: deadlineRows(page.items, known, user),
          total: page.total,
          all: `/deadlines?${new URLSearchParams(query).toString()}`,
        },
      ];
    }),
    nothing: nothingWords(user),
    counts: everything.counts,
  };
}

function titleOf(query: { readonly window?: string; readonly kind?: string }): string {
  switch (query.window ?? query.kind) {
    case 'overdue':
      return 'Overdue in your cases';
    case '30':
      return 'Due in your cases in the next 30 days';
    case 'decision':
      return 'Decisions that are waited for';
    default:
      return 'Commissioners’ reports';
  }
}

function nothingWords(user: SignedInUser | undefined): string {
  if (user?.role === 'commissioner') return 'No report and no decision is due.';
  return ownScope(user) === 'mine'
    ? 'Nothing is overdue or due in the next 30 days in the cases you own.'
    : '';
}
