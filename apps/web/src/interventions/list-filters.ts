import type { InterventionsPage } from '@interventions/contracts';
import { textOf, urlWith, type UrlQuery } from '../http/url-query.js';

/** The parameters that narrow the register. */
export const filterNames = [
  'q',
  'status',
  'instrument',
  'delivery',
  'decision',
  'region',
  'owner',
  'assigned',
  'team',
] as const;

type Choice = { readonly value: string; readonly text: string };

const statuses: readonly Choice[] = [
  { value: '', text: 'Open' },
  { value: 'closed', text: 'Closed' },
  { value: 'transferred', text: 'Transferred to a successor' },
  { value: 'all', text: 'All' },
];

/** Instruments in words, for filters and tags. */
export const instrumentWords: Readonly<Record<string, string>> = {
  adviser: 'Adviser',
  'improvement-partner': 'Improvement partner',
  'improvement-board': 'Improvement board',
  'improvement-notice': 'Improvement notice',
  direction: 'Direction',
  commissioner: 'Commissioner',
  'support-package': 'Support package',
};

/** Phases of the delivery track in words. */
export const deliveryWords: Readonly<Record<string, string>> = {
  council: 'Run by the council',
  'setting-up': 'Being set up',
  paused: 'Set-up paused',
  trust: 'Run by a trust or company',
  partnership: 'Run in partnership',
  'commissioner-run': 'Run by a commissioner',
  returning: 'Returning to the council',
};

/** Where a decision stands, in words. */
export const decisionWords: Readonly<Record<string, string>> = {
  none: 'No decision pending',
  'review-pending': 'Review pending',
  'decision-pending': 'Decision pending',
  'more-time': 'More time given',
};

/** The choices of each filter of the register. */
export function listFilters(facets: InterventionsPage['facets']) {
  const any = (text: string): Choice => ({ value: '', text });
  const all = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, text]) => ({ value, text }));
  const texts = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  return [
    { name: 'status', label: 'Status', choices: statuses },
    {
      name: 'instrument',
      label: 'Instrument in force',
      choices: [any('Any'), ...all(instrumentWords), { value: 'none', text: 'None in force' }],
    },
    {
      name: 'delivery',
      label: 'Who runs the service',
      choices: [any('Any'), ...all(deliveryWords)],
    },
    { name: 'decision', label: 'Decision', choices: [any('Any'), ...all(decisionWords)] },
    { name: 'region', label: 'Region', choices: [any('Any'), ...texts(facets.regions)] },
    { name: 'owner', label: 'Case officer', choices: [any('Any'), ...texts(facets.owners)] },
    {
      name: 'assigned',
      label: 'Assigned',
      choices: [any('Any'), { value: 'no', text: 'No case officer yet' }],
    },
  ];
}

const sortable = [
  ['authority', 'Council'],
  ['', 'In force'],
  ['', 'Who runs the service'],
  ['', 'Case officer'],
  ['opened', 'Opened'],
  ['last-event', 'Last entry'],
  ['next-date', 'Next date'],
] as const;

/** The columns of the register: where a heading leads and how the list is sorted by it. */
export function columns(query: UrlQuery) {
  const current = textOf(query, 'sort') || 'authority';
  return sortable.map(([key, text]) => {
    if (key === '') return { text, href: null, sorted: null };
    const ascending = current === key;
    const to = ascending ? `-${key}` : key;
    return {
      text,
      href: urlWith('/interventions', query, { sort: to, cursor: undefined }),
      sorted: ascending ? 'ascending' : current === `-${key}` ? 'descending' : 'none',
    };
  });
}
