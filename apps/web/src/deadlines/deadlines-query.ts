import {
  deadlinesQuerySchema,
  responsibleWords,
  type DeadlinesPage,
} from '@interventions/contracts';
import { pickQuery, textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import type { SignedInUser } from '../sessions/sessions.js';

/** The address of the page. */
export const deadlinesPath = '/deadlines';

const names = [
  'scope',
  'window',
  'kind',
  'owner',
  'team',
  'assigned',
  'who',
  'q',
  'sort',
  'cursor',
] as const;

/** Filters besides those that stand as links. */
const narrowing = ['kind', 'owner', 'team', 'assigned', 'who', 'q'] as const;

/** Filters with a fixed choice of values. */
const chosen = deadlinesQuerySchema.pick({
  window: true,
  kind: true,
  assigned: true,
  who: true,
  sort: true,
});

/** Whose deadlines a person sees before choosing: officers their own, team leaders those of their team. */
export function ownScope(user: SignedInUser | undefined): 'mine' | 'team' | 'all' {
  if (user?.role === 'team-leader') return user.team === null ? 'mine' : 'team';
  return user?.role === 'case-officer' ? 'mine' : 'all';
}

/** The filter of the URL; a value that no link or form of ours gives is left out. */
export function readDeadlinesQuery(raw: unknown, user: SignedInUser | undefined): UrlQuery {
  const given = pickQuery(raw, names);
  const one = Object.fromEntries(
    names.flatMap((name) => {
      const text = textOf(given, name);
      return text === '' ? [] : [[name, text]];
    }),
  );
  const scope = textOf(one, 'scope');
  const known =
    scope === 'mine' || scope === 'all' || (scope === 'team' && (user?.team ?? null) !== null);
  return {
    ...one,
    scope: known ? scope : ownScope(user),
    ...offered(one),
  };
}

/** The choices of the URL that there are; the others as if they had not been given. */
function offered(given: UrlQuery): UrlQuery {
  return Object.fromEntries(
    Object.entries(chosen.shape).map(([name, schema]) => [
      name,
      schema.safeParse(given[name]).data,
    ]),
  );
}

/** Whether anything is left out besides by whose deadlines they are and when they are due. */
export function isNarrowed(query: UrlQuery): boolean {
  return narrowing.some((name) => query[name] !== undefined);
}

/** Whose deadlines: one's own, the team's where there is one, everybody's. */
export function scopeLinks(query: UrlQuery, user: SignedInUser | undefined) {
  const team = user?.team ?? null;
  const scopes = [
    ['mine', 'My deadlines'],
    ...(team === null ? [] : [['team', 'My team']]),
    ['all', 'All deadlines'],
  ] as const;
  return scopes.map(([scope, text]) => ({
    text,
    href: urlWith(deadlinesPath, query, {
      scope,
      owner: undefined,
      team: undefined,
      assigned: undefined,
      cursor: undefined,
    }),
    current: query['scope'] === scope,
  }));
}

/** When something is due: each part of the list as a link with how much it holds. */
export function windowLinks(counts: DeadlinesPage['counts'], query: UrlQuery) {
  const parts = [
    ['overdue', 'Overdue', counts.overdue],
    ['7', 'In 7 days', counts.in7],
    ['30', 'In 30 days', counts.in30],
    ['90', 'In 90 days', counts.in90],
    ['later', 'Later', counts.later],
    ['no-date', 'No date', counts.noDate],
    ['cannot-tell', 'Cannot tell', counts.cannotTell],
  ] as const;
  return parts.map(([window, text, count]) => ({
    text,
    count,
    href: urlWith(deadlinesPath, query, { window, cursor: undefined }),
    current: query['window'] === window,
    urgent: window === 'overdue' && count > 0,
  }));
}

/** Who acts, as the choices of a filter. */
export const whoChoices = [
  { value: '', text: 'Anybody' },
  ...Object.entries(responsibleWords).map(([value, text]) => ({ value, text })),
];

/** What the list shows, for its heading. */
export function windowTitle(query: UrlQuery): string {
  const titles: Readonly<Record<string, string>> = {
    overdue: 'Overdue',
    '7': 'Due in the next 7 days',
    '30': 'Due in the next 30 days',
    '90': 'Due in the next 90 days',
    later: 'Due later than in 90 days',
    'no-date': 'Expected, with no date set',
    'cannot-tell': 'The dates cannot tell',
    settled: 'Settled or not recorded',
  };
  return titles[textOf(query, 'window')] ?? 'Everything due';
}
