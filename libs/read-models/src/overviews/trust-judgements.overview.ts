import {
  addMonths,
  compareDates,
  isInadequate,
  isOnOrBefore,
  type CorrectedEntry,
} from '@interventions/domain';
import {
  changeFrom,
  changeWords,
  fullInspections,
  gradeCell,
  judgementOf,
  type Change,
} from './full-inspections.js';
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
import { timesOutside, type TimeOutside } from './returns.overview.js';

const laterMonths = 60;

/** Why nothing is said after five years. */
const uncounted = {
  'too-early': 'Five years are not over',
  'not-exact': 'The day of the move is not known',
} as const;

type Judged = {
  readonly time: TimeOutside;
  readonly before: CorrectedEntry | undefined;
  readonly next: CorrectedEntry | undefined;
  readonly later: CorrectedEntry | undefined;
  readonly change: Change;
  readonly changeLater: Change | keyof typeof uncounted;
  /** Full inspections while the body ran the services, and how many of them found them inadequate. */
  readonly under: number;
  readonly inadequate: number;
};

/** Full inspections before and after services moved to a body outside the council. */
export function trustJudgementsOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const judged = cases.flatMap(timesOutside).map((time) => judgedIn(time, asOf));
  return {
    ...headOf('trust-judgements'),
    finding: findingOf(judged),
    limits: [
      'Full inspections by overall grade. “Adequate”, the grade before November 2013, counts like “requires improvement”.',
      'A time begins when a body took over, also when it took over from another one.',
      'Councils were moved because they were inadequate, so most could only stay the same or get better. That services got better after a move does not say that the move did it.',
      'After five years means the latest full inspection published by then. Services may have moved on or back by that day.',
      'A judgement on a date too imprecise to tell whether it came before or after the move is left out. These are few cases, so no percentage is given.',
    ],
    picture: pictureOf(judged),
    tables: [
      {
        id: 'times',
        caption: 'Judgements before and after services moved',
        columns: [
          column('council', 'Council'),
          column('run_by', 'Run by'),
          column('from', 'From'),
          column('before', 'Judged before'),
          column('next', 'Next judgement'),
          column('change', 'Change'),
          column('after_five_years', 'Last judgement by five years'),
          column('change_after_five_years', 'Change by five years'),
        ],
        rows: judged.map(({ time, before, next, later, change, changeLater }) => [
          words(time.of.authority, pageOf(time.of)),
          words(time.by),
          date(time.since),
          gradeCell(before, 'None recorded'),
          gradeCell(next, 'Not judged again'),
          words(changeWords[change]),
          gradeCell(later, isUncounted(changeLater) ? uncounted[changeLater] : 'None by then'),
          isUncounted(changeLater) ? nothing('Not compared') : words(changeWords[changeLater]),
        ]),
      },
      {
        id: 'under',
        caption: 'Full inspections while the body ran the services',
        columns: [
          column('council', 'Council'),
          column('run_by', 'Run by'),
          numbers('inspections', 'Full inspections'),
          numbers('inadequate', 'Of them inadequate'),
        ],
        rows: judged.map(({ time, under, inadequate }) => [
          words(time.of.authority, pageOf(time.of)),
          words(time.by),
          number(under),
          number(inadequate),
        ]),
      },
    ],
  };
}

function isUncounted(change: Judged['changeLater']): change is keyof typeof uncounted {
  return change in uncounted;
}

function judgedIn(time: TimeOutside, asOf: string): Judged {
  const { of, since, end } = time;
  const full = fullInspections(of.context.order);
  const before = full.findLast((entry) => compareDates(on(entry), since) === 'before');
  const after = full.filter((entry) => compareDates(on(entry), since) === 'after');
  const [next] = after;
  const limit = /^\d{4}-\d\d-\d\d$/.test(since) ? addMonths(since, laterMonths) : undefined;
  const later =
    limit === undefined || limit > asOf
      ? undefined
      : after.findLast((entry) => isOnOrBefore(on(entry), limit) === 'yes');
  const under = after.filter(
    (entry) => end === undefined || compareDates(on(entry), end.data.effectiveOn) === 'before',
  );
  return {
    time,
    before,
    next,
    later,
    change: changeFrom(before, next),
    changeLater:
      limit === undefined ? 'not-exact' : limit > asOf ? 'too-early' : changeFrom(before, later),
    under: under.length,
    inadequate: under.filter((entry) => isInadequate(judgementOf(entry), on(entry)) === 'yes')
      .length,
  };
}

function on({ data }: CorrectedEntry): string {
  return data.effectiveOn;
}

function findingOf(judged: readonly Judged[]): string {
  if (judged.length === 0) return 'No services are recorded to have moved out of a council.';
  const having = (change: Change) => judged.filter((one) => one.change === change).length;
  const later = judged.filter(
    ({ changeLater }) => !isUncounted(changeLater) && changeLater !== 'none-yet',
  );
  const after = (change: Change) => later.filter((one) => one.changeLater === change).length;
  const under = judged.reduce((sum, one) => sum + one.under, 0);
  const inadequate = judged.reduce((sum, one) => sum + one.inadequate, 0);
  return [
    `Of ${counted(judged.length, 'time', 'times')} in which a body outside the council took services over, the next full inspection was better in ${having('better')}, the same in ${having('same')} and worse in ${having('worse')}; ${having('none-yet')} had none yet${having('not-comparable') === 0 ? '' : ` and ${having('not-comparable')} cannot be compared`}.`,
    later.length === 0
      ? 'None can be compared after five years.'
      : `By five years it was better in ${after('better')}, the same in ${after('same')} and worse in ${after('worse')} of the ${later.length} that were judged by then.`,
    `Of ${counted(under, 'full inspection')} while such a body ran the services, ${inadequate} found them inadequate.`,
  ].join(' ');
}

function pictureOf(judged: readonly Judged[]): Overview['picture'] {
  const rows = (Object.keys(changeWords) as Change[]).map((change) => {
    const own = judged.filter((one) => one.change === change);
    return {
      label: changeWords[change],
      values: [own.length],
      note: own.length === 0 ? null : own.map(({ time }) => time.of.authority).join(', '),
    };
  });
  return judged.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'The next full inspection after services moved',
        description: rows
          .map(
            ({ label, values, note }) =>
              `${label}: ${values[0] ?? 0}${note === null ? '' : ` (${note})`}`,
          )
          .join('; '),
        parts: ['Times'],
        rows,
      };
}
