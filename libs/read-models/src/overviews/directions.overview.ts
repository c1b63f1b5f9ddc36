import {
  actNamed,
  addMonths,
  dayRange,
  daysBetween,
  isInadequate,
  sortKey,
  type CorrectedEntry,
  type Day,
  type JudgementData,
} from '@interventions/domain';
import { compareText, groupBy } from '../ordering.js';
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
  type Cell,
  type Overview,
} from './overview.js';
import { inMonths, median } from './statistics.js';

/** Months without an entry after which a direction is looked at. */
const quietMonths = 9;

const activityWords = {
  quiet: `Nothing for ${quietMonths} months or more`,
  'cannot-tell': 'The date of the last entry cannot tell',
  active: 'Active',
} as const;
type Activity = keyof typeof activityWords;

type InForce = {
  readonly of: OverviewCase;
  readonly names: readonly string[];
  readonly since: string;
  readonly last: CorrectedEntry;
  readonly activity: Activity;
};

/** From the first judgement better than inadequate under a direction to the end of the last direction. */
type Lasting = {
  readonly of: OverviewCase;
  readonly issued: CorrectedEntry;
  readonly improved: CorrectedEntry | undefined;
  /** The entry with which no direction was left. */
  readonly ended: CorrectedEntry | undefined;
  readonly days: number | undefined;
};

/** Directions in force with the last activity in their case, and how long directions lasted after services improved. */
export function directionsOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const inForce = cases
    .flatMap((of) => inForceIn(of, asOf))
    .sort((a, b) => compareText(lastKey(a), lastKey(b)));
  const lasting = cases.flatMap(lastingIn);
  return {
    ...headOf('directions'),
    finding: findingOf(inForce, lasting),
    limits: [
      'Activity is any entry about the case or its council, of every class, by the day when it happened. Remarks, corrections and what this service wrote itself do not count.',
      'Published sources end where they end: nothing recorded does not mean that nothing was done.',
      'Most ends of directions are in no source. A direction without one counts as in force, and no length is given.',
      'Improved means that a full inspection after the direction was better than inadequate. Where a later one was inadequate again, the first improvement still counts.',
    ],
    picture: pictureOf(inForce),
    tables: [
      {
        id: 'in-force',
        caption: 'Open cases with a direction in force, the longest without activity first',
        columns: [
          column('council', 'Council'),
          column('directions', 'In force'),
          column('since', 'Oldest since'),
          column('last_activity', 'Last activity'),
          column('what', 'What it was'),
          numbers('months', 'Months since, at least'),
          column('activity', 'Activity'),
        ],
        rows: inForce.map(({ of, names, since, last, activity }) => [
          words(of.authority, pageOf(of)),
          words(names.join('; ')),
          date(since),
          date(last.data.effectiveOn),
          words(actNamed(last.act).title),
          sinceCell(last, asOf),
          words(activityWords[activity]),
        ]),
      },
      {
        id: 'lasting',
        caption: 'Directions after the first judgement better than inadequate',
        columns: [
          column('council', 'Council'),
          column('first_direction', 'First direction'),
          column('improved_on', 'Better than inadequate'),
          column('ended_on', 'Last direction ended'),
          numbers('months', 'Months between'),
        ],
        rows: lasting.map(({ of, issued, improved, ended, days }) => [
          words(of.authority, pageOf(of)),
          date(issued.data.effectiveOn),
          improved === undefined ? nothing('Not yet') : date(improved.data.effectiveOn),
          ended === undefined ? nothing('No end recorded') : date(ended.data.effectiveOn),
          days === undefined
            ? nothing(
                improved === undefined || ended === undefined ? 'Not both' : 'Dates not exact',
              )
            : number(inMonths(days)),
        ]),
      },
    ],
  };
}

function inForceIn(of: OverviewCase, asOf: Day): readonly InForce[] {
  const directions = of.state.instruments.filter(({ kind }) => kind === 'direction');
  const [oldest] = directions.toSorted((a, b) => compareText(sortKey(a.since), sortKey(b.since)));
  const last = of.context.order.findLast(isActivity);
  if (of.state.status !== 'open' || oldest === undefined || last === undefined) return [];
  const names = [...groupBy(directions, ({ name }) => name)].map(([name, { length }]) =>
    length === 1 ? name : `${name} (${length})`,
  );
  return [{ of, names, since: oldest.since, last, activity: activityOf(last, asOf) }];
}

/** Entries that say something of the record, or that the service writes itself when a day passes. */
const noActivity: readonly string[] = ['CoverageDeclared', 'DeadlineMissed'];

function isActivity({ act }: CorrectedEntry): boolean {
  return actNamed(act).recordKeeping !== true && !noActivity.includes(act);
}

function activityOf({ data }: CorrectedEntry, asOf: Day): Activity {
  const { earliest, latest } = dayRange(data.effectiveOn);
  const limit = addMonths(asOf, -quietMonths);
  if (earliest !== undefined && earliest > limit) return 'active';
  return latest !== undefined && latest <= limit ? 'quiet' : 'cannot-tell';
}

function lastKey({ last }: InForce): string {
  return sortKey(last.data.effectiveOn);
}

function sinceCell({ data }: CorrectedEntry, asOf: Day): Cell {
  const { latest } = dayRange(data.effectiveOn);
  if (latest === undefined) return nothing('Cannot tell');
  return number(Math.max(0, Math.floor(daysBetween(latest, asOf) / 30.436875)));
}

function lastingIn(of: OverviewCase): readonly Lasting[] {
  const { context } = of;
  const holds = (entry: CorrectedEntry) =>
    context.stateWith(entry).instruments.some(({ kind }) => kind === 'direction');
  const issued = context.order.find(holds);
  if (issued === undefined) return [];
  const improved = context
    .after(issued)
    .find((entry) => entry.act === 'JudgementRecorded' && isBetter(entry));
  const last = context.order.findLast(holds);
  const ended = last && context.after(last)[0];
  return [{ of, issued, improved, ended, days: improved && ended && daysFrom(improved, ended) }];
}

function isBetter({ data }: CorrectedEntry): boolean {
  return isInadequate(data.details as JudgementData, data.effectiveOn) === 'no';
}

/** Days between two exact days; undefined where one of them is less exact. */
function daysFrom(from: CorrectedEntry, to: CorrectedEntry): number | undefined {
  const [start, end] = [dayRange(from.data.effectiveOn), dayRange(to.data.effectiveOn)];
  if (start.earliest === undefined || start.earliest !== start.latest) return undefined;
  if (end.earliest === undefined || end.earliest !== end.latest) return undefined;
  return daysBetween(start.earliest, end.earliest);
}

function findingOf(inForce: readonly InForce[], lasting: readonly Lasting[]): string {
  if (inForce.length === 0 && lasting.length === 0) return 'No direction is recorded.';
  const having = (activity: Activity) => inForce.filter((one) => one.activity === activity).length;
  const days = lasting.flatMap((one) => one.days ?? []);
  const after = days.filter((one) => one >= 0);
  const half = median(after);
  const open = lasting.filter(
    ({ improved, ended }) => improved !== undefined && ended === undefined,
  );
  return [
    `${counted(inForce.length, 'open case has', 'open cases have')} a direction in force as far as the sources say; in ${having('quiet')} of them nothing is recorded for ${quietMonths} months or more.`,
    having('cannot-tell') === 0 ? '' : `In ${having('cannot-tell')} the dates cannot tell.`,
    half === undefined
      ? 'No direction is recorded to have ended after services improved.'
      : `In ${counted(after.length, 'case')} with exact days the last direction ended after services improved: the median is ${inMonths(half)} months later.`,
    after.length === days.length
      ? ''
      : `In ${counted(days.length - after.length, 'case')} no direction was left before services improved.`,
    open.length === 0
      ? ''
      : `In ${counted(open.length, 'case')} services improved and no end of the direction is recorded.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(inForce: readonly InForce[]): Overview['picture'] {
  const rows = (Object.keys(activityWords) as Activity[]).map((activity) => {
    const own = inForce.filter((one) => one.activity === activity);
    return {
      label: { quiet: 'Nine months or more', 'cannot-tell': 'Cannot tell', active: 'Active' }[
        activity
      ],
      values: [own.length],
      note: own.length === 0 ? null : own.map(({ of }) => of.authority).join(', '),
    };
  });
  return inForce.length === 0
    ? null
    : {
        kind: 'bars',
        title: 'Open cases with a direction in force, by time since the last activity',
        description: rows
          .map(
            ({ label, values, note }) =>
              `${label}: ${values[0] ?? 0}${note === null ? '' : ` (${note})`}`,
          )
          .join('; '),
        parts: ['Cases'],
        rows,
      };
}
