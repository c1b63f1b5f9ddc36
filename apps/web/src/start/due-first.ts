import type { DeadlinesPage } from '@interventions/contracts';
import type { ApiSession } from '../api/api-session.js';
import { actsByName, deadlineRows } from '../deadlines/due-item.js';
import { ownScope } from '../deadlines/deadlines-query.js';
import type { SignedInUser } from '../sessions/sessions.js';

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

/** Loads what is due first: an officer’s own, a leader’s team’s, for a commissioner reports and decisions. */
export async function dueFirst(api: ApiSession, user: SignedInUser | undefined): Promise<DueFirst> {
  const asked = firstQueries(user);
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

/** What one list of the first page asks for. */
export type FirstQuery = {
  readonly scope: 'mine' | 'team' | 'all';
  readonly window?: string;
  readonly kind?: string;
};

/** The lists of a person’s first page. */
export function firstQueries(user: SignedInUser | undefined): readonly FirstQuery[] {
  const scope = ownScope(user);
  if (user?.role === 'commissioner') return commissionersKinds.map((kind) => ({ scope, kind }));
  return scope === 'all' ? [] : ['overdue', '30'].map((window) => ({ scope, window }));
}

/** The words over a list of the first page. */
export function titleOf(query: FirstQuery): string {
  const whose = query.scope === 'team' ? 'your team’s cases' : 'your cases';
  switch (query.window ?? query.kind) {
    case 'overdue':
      return `Overdue in ${whose}`;
    case '30':
      return `Due in ${whose} in the next 30 days`;
    case 'decision':
      return 'Decisions that are waited for';
    default:
      return 'Commissioners’ reports';
  }
}

function nothingWords(user: SignedInUser | undefined): string {
  if (user?.role === 'commissioner') return 'No report and no decision is due.';
  switch (ownScope(user)) {
    case 'mine':
      return 'Nothing is overdue or due in the next 30 days in the cases you own.';
    case 'team':
      return 'Nothing is overdue or due in the next 30 days in the cases of your team.';
    case 'all':
      return '';
  }
}
