import {
  findAuthority,
  formatDate,
  headingLabel,
  listOf,
  overallWords,
  type AuthorityType,
  type CorrectedEntry,
  type JudgementData,
} from '@interventions/domain';
import { intervalsOf, type Interval } from './next-judgement.overview.js';
import { pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  column,
  counted,
  date,
  headOf,
  nothing,
  number,
  numbers,
  words,
  type Overview,
} from './overview.js';
import { routeWords, type Route } from './route-taken.js';
import { mean, median } from './statistics.js';

/** Kinds of council in words: the only sign of size that is held. */
const typeWords: Readonly<Record<AuthorityType, string>> = {
  'city-corporation': 'City corporation',
  'county-council': 'County council',
  'london-borough': 'London borough',
  'metropolitan-district': 'Metropolitan district',
  'unitary-authority': 'Unitary authority',
};

const kept: readonly Route[] = ['commissioner', 'direction-or-notice', 'support', 'none'];

/** Inadequate judgements after which services stayed with the council, and what came next. */
export function improvedInCouncilOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const stayed = intervalsOf(cases).filter(({ route }) => kept.includes(route));
  const improved = stayed.filter(isImproved);
  return {
    ...headOf('improved-in-council'),
    finding: findingOf(stayed, improved),
    limits: [
      'Services count as kept where, between the two judgements, no trust, company, partnership or commissioner is recorded to have run them.',
      'To find councils like yours, choose a region below, and read the kind of council and the headings that failed. This service holds neither population nor spending, so it does not say which councils are alike.',
      'Councils in less trouble are moved less often. That these improved does not say that a council which was moved would have.',
      'Months are counted only between exact days.',
    ],
    picture: pictureOf(improved),
    tables: [
      {
        id: 'judgements',
        caption: 'Inadequate judgements after which services stayed with the council',
        columns: [
          column('council', 'Council'),
          column('region', 'Region'),
          column('kind', 'Kind of council'),
          column('inadequate_on', 'Inadequate'),
          column('failed', 'Inadequate headings'),
          column('route', 'What was done'),
          column('next', 'Next judgement'),
          numbers('months', 'Months'),
        ],
        rows: stayed.map(({ of, from, next, months, route }) => [
          words(of.authority, pageOf(of)),
          words(of.region),
          words(typeOf(of)),
          date(from.data.effectiveOn),
          failedCell(from),
          words(routeWords[route]),
          next === undefined
            ? nothing(`Not by ${formatDate(asOf)}`)
            : words(`${gradeOf(next)}, ${formatDate(next.data.effectiveOn)}`),
          months === undefined ? nothing('Not counted') : number(months),
        ]),
      },
    ],
  };
}

function isImproved({ next }: Interval): boolean {
  const grade = next && judgementOf(next).overall;
  return grade === 'good' || grade === 'outstanding' || grade === 'requires-improvement';
}

function typeOf({ laCode }: OverviewCase): string {
  const type = findAuthority(laCode)?.type;
  return type === undefined ? 'Not known' : typeWords[type];
}

function failedCell(entry: CorrectedEntry) {
  const failed = Object.entries(judgementOf(entry).grades)
    .filter(([, grade]) => grade === 'inadequate')
    .map(([heading]) => headingLabel(heading));
  return failed.length === 0 ? nothing('None recorded') : words(listOf(failed));
}

function judgementOf({ data }: CorrectedEntry): JudgementData {
  return data.details as JudgementData;
}

function gradeOf(entry: CorrectedEntry): string {
  const { overall } = judgementOf(entry);
  return overall === null ? 'No overall grade' : overallWords[overall];
}

function monthsOf(intervals: readonly Interval[]): readonly number[] {
  return intervals.flatMap(({ months }) => months ?? []);
}

function findingOf(stayed: readonly Interval[], improved: readonly Interval[]): string {
  if (stayed.length === 0)
    return 'No inadequate judgement is recorded after which services stayed with the council.';
  const months = monthsOf(improved);
  const [middle, average] = [median(months), mean(months)];
  const waiting = stayed.filter(({ next }) => next === undefined).length;
  return [
    `After ${counted(stayed.length, 'inadequate judgement')} services stayed with the council. The next judgement was better in ${improved.length}, not better in ${stayed.length - improved.length - waiting}, and has not come in ${waiting}.`,
    middle === undefined || average === undefined
      ? 'None of those that improved has exact days to count.'
      : `Those that improved took ${Math.min(...months)} to ${Math.max(...months)} months: the median is ${middle}, the mean ${average}.`,
  ].join(' ');
}

function pictureOf(improved: readonly Interval[]): Overview['picture'] {
  const rows = improved
    .flatMap(({ of, from, months, next }) =>
      months === undefined || next === undefined
        ? []
        : [
            {
              months,
              label: `${of.authority} ${from.data.effectiveOn.slice(0, 4)}`,
              grade: gradeOf(next),
            },
          ],
    )
    .sort((a, b) => a.months - b.months)
    .map(({ months, label, grade }) => ({
      label,
      points: [{ from: months, to: months, shape: 'dot' as const, label: `${months} months` }],
      note: `${months} months, ${grade.toLowerCase()}`,
    }));
  return rows.length === 0
    ? null
    : {
        kind: 'months',
        title: 'Months from inadequate to a better judgement, services kept',
        description: rows.map(({ label, note }) => `${label}: ${note}`).join('; '),
        meanings: [{ shape: 'dot', means: 'Better judgement' }],
        lines: [],
        rows,
      };
}
