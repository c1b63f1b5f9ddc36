import {
  dayRange,
  daysBetween,
  formatDate,
  isInadequate,
  overallWords,
  precisionOf,
  isApproximate,
  type CorrectedEntry,
  type JudgementData,
} from '@interventions/domain';
import { compareText, groupBy } from '../ordering.js';
import { pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  counted,
  date,
  nothing,
  number,
  words,
  type Overview,
  type OverviewTable,
  headOf,
} from './overview.js';
import { routeTaken, routeWords, type Route } from './route-taken.js';
import { inMonths, mean, median } from './statistics.js';

/** Mean over 60 pairs counted from published Ofsted results, of councils in and out of these histories. */
const publishedMean = 37;
/** Two years from poor to fair: an estimate of authors, not policy and not a count. */
const authorsEstimate = 24;

/** An inadequate judgement and the next full inspection; the months between where both days are exact. */
export type Interval = {
  readonly of: OverviewCase;
  readonly from: CorrectedEntry;
  readonly next: CorrectedEntry | undefined;
  readonly months: number | undefined;
  readonly route: Route;
};

/** How long it took from an inadequate judgement to the next one, by the route taken between them. */
export function nextJudgementOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const intervals = intervalsOf(cases);
  const routes = (Object.keys(routeWords) as Route[]).filter((route) =>
    intervals.some((one) => one.route === route),
  );
  return {
    ...headOf('next-judgement'),
    finding: findingOf(intervals),
    limits: [
      `Two figures to compare with: ${publishedMean} months is the mean of 60 pairs of judgements in published Ofsted results. Two years from poor to fair is an estimate by the authors of the Local Government Association and Isos Partnership’s research; it is no policy and no count.`,
      'The time between two inspections also depends on when Ofsted inspects. A route that was taken is no proof that it caused what came next: councils in greater trouble go further.',
      'Councils that have not been judged again are listed and not counted, so the times counted lean to the short ones.',
      'The route is the furthest step recorded between the two judgements. The order of the steps is this service’s own.',
      'Only councils with a case here are counted, from full inspections. Of fewer than ten, read the single cases and not the median.',
    ],
    picture: pictureOf(intervals, routes),
    tables: [intervalsTable(intervals, asOf), routesTable(intervals, routes)],
  };
}

/** Each inadequate judgement of the councils, with the next full inspection. */
export function intervalsOf(cases: readonly OverviewCase[]): readonly Interval[] {
  return [...groupBy(cases, ({ laCode }) => laCode).values()]
    .flatMap(intervalsOfCouncil)
    .sort((a, b) => compareText(a.of.authority, b.of.authority));
}

function intervalsOfCouncil(cases: readonly OverviewCase[]): readonly Interval[] {
  const [first] = cases;
  if (first === undefined) return [];
  const inspections = first.context
    .entries('JudgementRecorded')
    .filter((entry) => judgementOf(entry).framework !== 'LSCB-review');
  return inspections.flatMap((from, at) => {
    if (isInadequate(judgementOf(from), from.data.effectiveOn) !== 'yes') return [];
    const next = inspections[at + 1];
    const during = cases.map((one) => ({ one, states: statesBetween(one, from, next) }));
    const route = routeTaken(during.flatMap(({ states }) => states));
    const of = during.find(({ states }) => routeTaken(states) === route)?.one ?? first;
    return [{ of, from, next, months: next && monthsBetween(from, next), route }];
  });
}

/** The states of a case from one judgement to just before the next. */
function statesBetween(
  { context }: OverviewCase,
  from: CorrectedEntry,
  next: CorrectedEntry | undefined,
) {
  const end = next === undefined ? context.order.length : context.placeOf(next.id);
  return context.order
    .slice(context.placeOf(from.id), end)
    .map((entry) => context.stateWith(entry));
}

/** Months between two exact days; undefined where one of them is less exact. */
function monthsBetween(from: CorrectedEntry, next: CorrectedEntry): number | undefined {
  const dates = [from.data.effectiveOn, next.data.effectiveOn];
  if (dates.some((on) => precisionOf(on) !== 'day' || isApproximate(on))) return undefined;
  const [start = '', end = ''] = dates.map((on) => dayRange(on).earliest);
  return inMonths(daysBetween(start, end));
}

function judgementOf({ data }: CorrectedEntry): JudgementData {
  return data.details as JudgementData;
}

/** How the next judgement came out, in the words of its grade. */
function gradeWords(next: CorrectedEntry): string {
  const { overall } = judgementOf(next);
  return overall === undefined || overall === null ? 'No overall grade' : overallWords[overall];
}

function findingOf(intervals: readonly Interval[]): string {
  const months = monthsOf(intervals);
  const [middle, average] = [median(months), mean(months)];
  const waiting = intervals.filter(({ next }) => next === undefined).length;
  if (intervals.length === 0) return 'No inadequate judgement is recorded.';
  if (middle === undefined || average === undefined)
    return `Of ${counted(intervals.length, 'inadequate judgement')}, none has a next one with exact days.`;
  const still = intervals.filter(
    ({ next }) =>
      next !== undefined && isInadequate(judgementOf(next), next.data.effectiveOn) === 'yes',
  ).length;
  const followed = intervals.length - waiting;
  return `From ${counted(months.length, 'inadequate judgement')} to the next one it took ${Math.min(...months)} to ${Math.max(...months)} months: the median is ${middle}, the mean ${average}. The next judgement was inadequate again in ${still} of ${followed}. ${counted(waiting, 'has', 'have')} not been followed by another yet.`;
}

function monthsOf(intervals: readonly Interval[]): readonly number[] {
  return intervals.flatMap(({ months }) => months ?? []);
}

function intervalsTable(intervals: readonly Interval[], asOf: string): OverviewTable {
  return {
    id: 'judgements',
    caption: 'Inadequate judgements and the next ones',
    columns: [
      { key: 'council', label: 'Council' },
      { key: 'inadequate_on', label: 'Inadequate' },
      { key: 'next_on', label: 'Next judgement' },
      { key: 'next_grade', label: 'Grade' },
      { key: 'months', label: 'Months', numeric: true },
      { key: 'route', label: 'Route between' },
    ],
    rows: intervals.map(({ of, from, next, months, route }) => [
      words(of.authority, pageOf(of)),
      date(from.data.effectiveOn),
      next === undefined ? nothing(`Not by ${formatDate(asOf)}`) : date(next.data.effectiveOn),
      next === undefined ? nothing('None yet') : words(gradeWords(next)),
      months === undefined
        ? nothing(next === undefined ? 'Not judged again' : 'Days not exact')
        : number(months),
      words(routeWords[route]),
    ]),
  };
}

function routesTable(intervals: readonly Interval[], routes: readonly Route[]): OverviewTable {
  const numeric = true;
  return {
    id: 'routes',
    caption: 'Months to the next judgement, by route',
    columns: [
      { key: 'route', label: 'Route' },
      { key: 'counted', label: 'Counted', numeric },
      { key: 'median', label: 'Median', numeric },
      { key: 'mean', label: 'Mean', numeric },
      { key: 'shortest', label: 'Shortest', numeric },
      { key: 'longest', label: 'Longest', numeric },
      { key: 'not_judged_again', label: 'Not judged again', numeric },
    ],
    rows: routes.map((route) => {
      const own = intervals.filter((one) => one.route === route);
      const months = monthsOf(own);
      const figures = [
        median(months),
        mean(months),
        ...(months.length === 0
          ? [undefined, undefined]
          : [Math.min(...months), Math.max(...months)]),
      ];
      return [
        words(routeWords[route]),
        number(months.length),
        ...figures.map((figure) => (figure === undefined ? nothing('None') : number(figure))),
        number(own.filter(({ next }) => next === undefined).length),
      ];
    }),
  };
}

function pictureOf(intervals: readonly Interval[], routes: readonly Route[]): Overview['picture'] {
  const rows = routes.flatMap((route) => {
    const own = intervals.filter((one) => one.route === route && one.months !== undefined);
    const middle = median(monthsOf(own));
    return middle === undefined
      ? []
      : [
          {
            label: routeWords[route],
            points: [
              ...own.map(({ of, months = 0 }) => ({
                from: months,
                to: months,
                shape: 'ring' as const,
                label: `${of.authority} ${months}`,
              })),
              { from: middle, to: middle, shape: 'diamond' as const, label: `median ${middle}` },
            ],
            note: `median ${middle} of ${own.length}`,
          },
        ];
  });
  return rows.length === 0
    ? null
    : {
        kind: 'months',
        title: 'Months from an inadequate judgement to the next one, by route',
        description: rows.map(({ label, note }) => `${label}: ${note}`).join('; '),
        meanings: [
          { shape: 'ring', means: 'A council' },
          { shape: 'diamond', means: 'Median' },
        ],
        lines: [
          { at: authorsEstimate, label: 'Authors’ estimate' },
          { at: publishedMean, label: 'Mean of 60' },
        ],
        rows,
      };
}
