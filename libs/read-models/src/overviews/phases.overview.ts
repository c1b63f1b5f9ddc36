import { formatDate, listOf, phaseTitles, type Day } from '@interventions/domain';
import { compareText } from '../ordering.js';
import { pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  counted,
  date,
  number,
  words,
  type Overview,
  type OverviewTable,
  headOf,
} from './overview.js';
import { routeWords } from './route-taken.js';
import { yearEndsUpTo, type Standing } from './standings.js';

/** What the cases are grouped by. */
export const phaseGroupings = ['phase', 'region', 'route'] as const;
export type PhaseGrouping = (typeof phaseGroupings)[number];

const groupingWords = { phase: 'phase', region: 'region', route: 'route taken' } as const;
const closedOutside = 'Closed, services still outside the council';
const statusWords = {
  'not-opened': 'Not opened',
  open: 'Open',
  closed: 'Closed',
  transferred: 'Passed on',
  voided: 'Voided',
} as const;

/** How many cases were in each group at the end of each day. */
type Counts = {
  readonly days: readonly Day[];
  readonly groups: readonly string[];
  readonly of: (group: string) => readonly number[];
  readonly open: readonly number[];
};

/** The cases that were open at the end of each year and on the day itself, by phase, region or route. */
export function phasesOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
  by: PhaseGrouping = 'phase',
): Overview {
  const counts = countsOf(cases, asOf, by);
  const caption = `Open interventions by ${groupingWords[by]}, at the end of each year`;
  return {
    ...headOf('phases'),
    finding: findingOf(cases, counts, asOf),
    limits: [
      'A case counts from its opening to its closing. Where a source gives only a month or a year, it counts from the first day that the date may mean.',
      'Most ends of directions and of cases are not in the sources, so a case may look open for longer than it was.',
      'The sources tell of some councils only: this is no count of all interventions in England.',
      'A case that passed to other councils is ended; its successors count from their own opening.',
      ...(by === 'route'
        ? [
            'The route is the furthest step recorded by then. The order of the steps is this service’s own.',
          ]
        : []),
    ],
    picture: pictureOf(counts, asOf, caption),
    tables: [yearsTable(counts, asOf, caption), casesTable(cases, asOf)],
  };
}

function countsOf(cases: readonly OverviewCase[], asOf: Day, by: PhaseGrouping): Counts {
  const all = cases.flatMap((one) =>
    one.standings.flatMap((standing) => {
      const group = groupOf(one, standing, by);
      return group === undefined ? [] : [{ day: standing.day, group }];
    }),
  );
  const first = all.map(({ day }) => day).sort(compareText)[0] ?? asOf;
  const days = yearEndsUpTo(asOf).filter((day) => day >= first);
  const occurring = new Set(all.map(({ group }) => group));
  return {
    days,
    groups: orderOf(by, occurring).filter((group) => occurring.has(group)),
    of: (wanted) =>
      days.map((on) => all.filter(({ day, group }) => day === on && group === wanted).length),
    open: days.map(
      (on) => all.filter(({ day, group }) => day === on && group !== closedOutside).length,
    ),
  };
}

/** The group of a case on a day; undefined where it counts for nothing then. */
function groupOf(
  one: OverviewCase,
  { status, phase, route, outside }: Standing,
  by: PhaseGrouping,
): string | undefined {
  if (status !== 'open')
    return by === 'phase' && status === 'closed' && outside ? closedOutside : undefined;
  switch (by) {
    case 'phase':
      return phase;
    case 'region':
      return one.region;
    case 'route':
      return routeWords[route];
    default:
      return by satisfies never;
  }
}

/** Phases and routes in their own order, regions by name. */
function orderOf(by: PhaseGrouping, occurring: ReadonlySet<string>): readonly string[] {
  switch (by) {
    case 'phase':
      return [...Object.values(phaseTitles), closedOutside];
    case 'region':
      return [...occurring].sort(compareText);
    case 'route':
      return Object.values(routeWords);
    default:
      return by satisfies never;
  }
}

function findingOf(cases: readonly OverviewCase[], counts: Counts, asOf: Day): string {
  const { days, groups, open } = counts;
  if (cases.length === 0) return `No intervention matches on ${formatDate(asOf)}.`;
  const total = open.at(-1) ?? 0;
  const most = Math.max(0, ...open);
  const when = days.filter((_, at) => open[at] === most).map((day) => day.slice(0, 4));
  const now = (group: string) => counts.of(group).at(-1) ?? 0;
  const held = groups
    .filter((group) => group !== closedOutside && now(group) > 0)
    .map((group) => `${group} ${now(group)}`);
  const ended = cases.filter(({ state }) => state.status !== 'open').length;
  return [
    total === 0
      ? `No intervention was open on ${formatDate(asOf)}.`
      : `${counted(total, 'intervention was', 'interventions were')} open on ${formatDate(asOf)}: ${listOf(held)}.`,
    most > total && when[0] !== undefined
      ? `The most at the end of a year was ${most}, in ${listOf(when)}.`
      : '',
    `An end is recorded for ${ended} of ${counted(cases.length, 'intervention')}, so some of the others may have ended without a source that says so.`,
    now(closedOutside) > 0
      ? `In ${counted(now(closedOutside), 'closed case')} the services are still run outside the council.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(counts: Counts, asOf: Day, title: string): Overview['picture'] {
  const rows = counts.groups.map((label) => ({ label, values: counts.of(label) }));
  if (rows.length === 0) return null;
  return {
    kind: 'columns',
    title,
    description: rows
      .map(
        ({ label, values }) =>
          `${label}: ${values.at(-1) ?? 0} on ${formatDate(asOf)}, at most ${Math.max(...values)}`,
      )
      .join('; '),
    columns: counts.days.map((day) => (day === asOf ? 'Now' : day.slice(0, 4))),
    rows,
  };
}

function yearsTable(counts: Counts, asOf: Day, caption: string): OverviewTable {
  const { days, groups, open } = counts;
  const columns = groups.map((group) => counts.of(group));
  return {
    id: 'years',
    caption,
    columns: [
      { key: 'on', label: 'At the end of' },
      { key: 'open', label: 'Open', numeric: true },
      ...groups.map((label) => ({ key: keyOf(label), label, numeric: true as const })),
    ],
    rows: days.map((day, at) => [
      { value: day, text: day === asOf ? formatDate(asOf) : day.slice(0, 4) },
      number(open[at] ?? 0),
      ...columns.map((values) => number(values[at] ?? 0)),
    ]),
  };
}

function casesTable(cases: readonly OverviewCase[], asOf: Day): OverviewTable {
  return {
    id: 'cases',
    caption: `The interventions on ${formatDate(asOf)}`,
    columns: [
      { key: 'council', label: 'Council' },
      { key: 'region', label: 'Region' },
      { key: 'opened', label: 'Opened' },
      { key: 'status', label: 'Status' },
      { key: 'phase', label: 'Phase' },
      { key: 'route', label: 'Route taken' },
    ],
    rows: cases.flatMap((one) => {
      const now = one.standings.at(-1);
      if (now === undefined) return [];
      return [
        [
          words(one.authority, pageOf(one)),
          words(one.region),
          date(one.openedOn),
          words(statusWords[now.status]),
          words(now.phase),
          words(routeWords[now.route]),
        ],
      ];
    }),
  };
}

function keyOf(label: string): string {
  return label
    .toLowerCase()
    .replace(/[^a-z]+/g, '_')
    .replace(/^_|_$/g, '');
}
