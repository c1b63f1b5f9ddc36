import {
  dayRange,
  daysBetween,
  formatDate,
  listOf,
  plannedIn,
  setUpsOf,
  type CorrectedEntry,
  type Day,
  type Edtf,
  type SetUpLife,
} from '@interventions/domain';
import { pageOf, textIn, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  counted,
  date,
  nothing,
  upperFirst,
  words,
  type Cell,
  type Meaning,
  type Overview,
  type PicturePoint,
  headOf,
} from './overview.js';
import { inMonths, median } from './statistics.js';

/** Days from one date to another: the fewest and the most that both may mean. */
export type Slip = { readonly least: number; readonly most: number };

type Planned = { readonly entry: CorrectedEntry; readonly on: Edtf };
type SetUp = {
  readonly of: OverviewCase;
  readonly life: SetUpLife;
  readonly name: string;
  readonly plans: readonly Planned[];
  /** The go-live; undefined where it has not come. */
  readonly actual: CorrectedEntry | undefined;
  /** From the first and from the last plan to the go-live. */
  readonly first: Slip | undefined;
  readonly last: Slip | undefined;
};

const meanings: readonly Meaning[] = [
  { shape: 'ring', means: 'Planned' },
  { shape: 'dot', means: 'Live' },
  { shape: 'cross', means: 'Cancelled' },
];

/** Every set-up with every date that was planned for it, and when services moved. */
export function goLiveOverview(cases: readonly OverviewCase[], { asOf }: OverviewTime): Overview {
  const setUps = cases.flatMap((one) => setUpsOf(one.context).map((life) => setUpOf(one, life)));
  const planned = setUps.filter(({ plans }) => plans.length > 0);
  return {
    ...headOf('go-live'),
    finding: findingOf(setUps, planned, asOf),
    limits: [
      'A plan that slipped keeps every former plan. Later or earlier is counted from the first plan that is recorded.',
      'Where a plan names a month, the days are given as the fewest and the most that it may mean.',
      'Most sources tell of no planned date, and a plan that was dropped quietly is in none of them.',
      'These are few set-ups, so no percentage is given.',
    ],
    picture: pictureOf(planned),
    tables: [
      {
        id: 'set-ups',
        caption: 'Set-ups of a delivery model, with each planned go-live',
        columns: [
          { key: 'council', label: 'Council' },
          { key: 'model', label: 'What was set up' },
          { key: 'planned', label: 'Planned, oldest plan first' },
          { key: 'actual', label: 'Actual' },
          {
            key: 'least_days_after_first_plan',
            label: 'Fewest days after the first plan',
            numeric: true,
          },
          {
            key: 'most_days_after_first_plan',
            label: 'Most days after the first plan',
            numeric: true,
          },
          { key: 'outcome', label: 'Outcome' },
        ],
        rows: setUps.map((one) => [
          words(one.of.authority, pageOf(one.of)),
          words(one.name),
          plansCell(one.plans),
          one.actual === undefined ? nothing('Not live') : date(one.actual.data.effectiveOn),
          ...slipCells(one),
          words(outcomeOf(one, asOf)),
        ]),
      },
    ],
  };
}

/** Days from a planned date to an actual one; undefined where one of them is open. */
export function slipBetween(planned: Edtf, actual: Edtf): Slip | undefined {
  const [from, to] = [dayRange(planned), dayRange(actual)];
  if (from.earliest === undefined || from.latest === undefined) return undefined;
  if (to.earliest === undefined || to.latest === undefined) return undefined;
  return {
    least: daysBetween(from.latest, to.earliest),
    most: daysBetween(from.earliest, to.latest),
  };
}

function setUpOf(of: OverviewCase, life: SetUpLife): SetUp {
  const plans = life.plans.flatMap((entry) => {
    const on = plannedIn(entry);
    return on === undefined ? [] : [{ entry, on }];
  });
  const actual = life.end?.act === 'SetUpCancelled' ? undefined : life.end;
  const slipFrom = (plan: Planned | undefined) =>
    plan && actual && slipBetween(plan.on, actual.data.effectiveOn);
  return {
    of,
    life,
    name: nameOf(of, life),
    plans,
    actual,
    first: slipFrom(plans[0]),
    last: slipFrom(plans.at(-1)),
  };
}

/** The name of the vehicle, or what is known of it. */
function nameOf({ context }: OverviewCase, { from, plans, end }: SetUpLife): string {
  const entry = [end, ...plans.toReversed(), from].find(
    (one) => one !== undefined && textIn(one, 'vehicle') !== undefined,
  );
  if (entry === undefined) return 'Delivery model without a name';
  const key = textIn(entry, 'vehicle') ?? '';
  const known = context.stateWith(entry).vehicles.find((one) => one.key === key);
  return textIn(entry, 'vehicleName') ?? known?.name ?? key.replaceAll('-', ' ');
}

/** How a set-up came out against its first plan. */
function outcomeOf({ life, plans, actual, first }: SetUp, asOf: Day): string {
  if (life.end?.act === 'SetUpCancelled') return 'Cancelled';
  if (actual === undefined) {
    if (life.pause !== undefined) return 'Paused';
    const latest = dayRange(plans.at(-1)?.on ?? 'unknown').latest;
    if (latest === undefined) return 'Under way, no planned date recorded';
    return latest < asOf ? 'Behind its plan' : 'Under way';
  }
  if (plans.length === 0) return 'Live, no planned date recorded';
  if (first === undefined) return 'Live, the dates cannot tell';
  if (first.least > 0) return 'Live later than first planned';
  if (first.most < 0) return 'Live earlier than first planned';
  return isWithin(plans[0]?.on ?? 'unknown', actual.data.effectiveOn)
    ? 'Live as first planned'
    : 'Live, the dates cannot tell';
}

function isWithin(planned: Edtf, actual: Edtf): boolean {
  const [from, to] = [dayRange(planned), dayRange(actual)];
  return (from.earliest ?? '~') <= (to.earliest ?? '') && (to.latest ?? '~') <= (from.latest ?? '');
}

function findingOf(setUps: readonly SetUp[], planned: readonly SetUp[], asOf: Day): string {
  if (setUps.length === 0) return 'No set-up of a delivery model is recorded.';
  const outcomes = planned.map((one) => outcomeOf(one, asOf));
  const having = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const late = planned.filter(({ first }) => first !== undefined && first.least > 0);
  const middles = late.flatMap(({ first }) => (first === undefined ? [] : [middle(first)]));
  const longest = late.toSorted((a, b) => (b.first?.least ?? 0) - (a.first?.least ?? 0))[0];
  const half = median(middles);
  return [
    `A planned go-live is recorded for ${planned.length} of ${counted(setUps.length, 'set-up')}.`,
    planned.length === 0
      ? ''
      : `Against the first plan: ${listOf(
          [
            [having('Live later than first planned'), 'live later'],
            [having('Live as first planned'), 'live as planned'],
            [having('Live earlier than first planned'), 'live earlier'],
            [having('Live, the dates cannot tell'), 'live on dates that cannot tell'],
            [having('Cancelled'), 'cancelled'],
            [planned.filter(({ life }) => life.end === undefined).length, 'not yet live'],
          ].flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])),
        )}.`,
    half === undefined || longest?.first === undefined
      ? ''
      : `The median of those later is about ${Math.round(inMonths(half))} months; the longest was ${longest.of.authority}, ${slipWords(longest.first)} after ${formatDate(longest.plans[0]?.on ?? 'unknown')}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function middle({ least, most }: Slip): number {
  return (least + most) / 2;
}

/** "93 to 122 days". */
function slipWords({ least, most }: Slip): string {
  return least === most ? counted(least, 'day') : `${least} to ${most} days`;
}

function plansCell(plans: readonly Planned[]): Cell {
  if (plans.length === 0) return nothing('Not recorded');
  return {
    value: plans.map(({ on }) => on).join(' | '),
    text: upperFirst(plans.map(({ on }) => formatDate(on)).join(', then ')),
  };
}

function slipCells({ plans, first, actual }: SetUp): readonly Cell[] {
  const none = nothing(
    plans.length === 0 ? 'No plan' : actual === undefined ? 'Not live' : 'Cannot tell',
  );
  if (first === undefined) return [none, none];
  return [first.least, first.most].map((days) => ({ value: days, text: String(days) }));
}

function pictureOf(planned: readonly SetUp[]): Overview['picture'] {
  const rows = planned.flatMap((one) => {
    const start = dayRange(one.plans[0]?.on ?? 'unknown').earliest;
    if (start === undefined) return [];
    const points = [
      ...one.plans.flatMap(({ on }) => pointOf(start, on, 'ring', `planned for ${formatDate(on)}`)),
      ...(one.life.end === undefined ? [] : endPoint(start, one.life.end)),
    ];
    return [
      {
        label: one.of.authority,
        points,
        note:
          one.first !== undefined && one.first.least > 0 ? `${slipWords(one.first)} later` : null,
      },
    ];
  });
  return rows.length === 0
    ? null
    : {
        kind: 'months',
        title: 'Months from the first planned go-live to the actual one',
        description: rows
          .map(({ label, points }) => `${label}: ${points.map((point) => point.label).join(', ')}`)
          .join('; '),
        meanings,
        lines: [],
        rows,
      };
}

function endPoint(start: Day, end: CorrectedEntry): readonly PicturePoint[] {
  const on = end.data.effectiveOn;
  return end.act === 'SetUpCancelled'
    ? pointOf(start, on, 'cross', `cancelled ${formatDate(on)}`)
    : pointOf(start, on, 'dot', `live ${formatDate(on)}`);
}

function pointOf(
  start: Day,
  on: Edtf,
  shape: PicturePoint['shape'],
  label: string,
): readonly PicturePoint[] {
  const { earliest, latest } = dayRange(on);
  if (earliest === undefined || latest === undefined) return [];
  return [
    {
      from: inMonths(daysBetween(start, earliest)),
      to: inMonths(daysBetween(start, latest)),
      shape,
      label,
    },
  ];
}
