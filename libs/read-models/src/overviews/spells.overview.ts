import { dayRange, daysBetween, formatDate, type Day } from '@interventions/domain';
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
import { inMonths } from './statistics.js';

/** Days between two spells: the fewest and the most that their dates may mean. */
type Gap = { readonly least: number; readonly most: number };

/** A spell, with what came before it at the same council. */
type Spell = {
  readonly of: OverviewCase;
  readonly nth: number;
  readonly ended: string | undefined;
  readonly gap: Gap | 'first' | 'no-end' | 'cannot-tell';
};

const statusWords = {
  open: 'Open',
  closed: 'Closed',
  transferred: 'Passed on to its successors',
} as const;

/** Every spell of every council, with the time since the one before. */
export function spellsOverview(cases: readonly OverviewCase[], { asOf }: OverviewTime): Overview {
  const spells = [...groupBy(cases, ({ laCode }) => laCode).values()]
    .flatMap(spellsOfCouncil)
    .sort((a, b) => compareText(a.of.authority, b.of.authority));
  return {
    ...headOf('spells'),
    finding: findingOf(spells),
    limits: [
      'A spell is one intervention, from what triggered it to its closure. One that was opened only to hold a voluntary delivery model counts too.',
      'Few sources say when an intervention was closed. A spell without a recorded end stays open here, and no gap can be counted after it.',
      'A council that was abolished and its successors are different councils: their spells are not added up.',
      'A bar begins on the first day that the date of the opening may mean. Cases opened by mistake are left out.',
    ],
    picture: pictureOf(spells, asOf),
    tables: [
      {
        id: 'spells',
        caption: 'Spells of intervention',
        columns: [
          column('council', 'Council'),
          column('region', 'Region'),
          numbers('spell', 'Spell'),
          column('opened', 'Opened'),
          column('ended', 'Ended'),
          column('status', 'Status'),
          numbers('least_months_since_last', 'Months since the one before, at least'),
          numbers('most_months_since_last', 'At most'),
        ],
        rows: spells.map(({ of, nth, ended, gap }) => [
          words(of.authority, pageOf(of)),
          words(of.region),
          number(nth),
          date(of.openedOn),
          ended === undefined ? nothing('No end recorded') : date(ended),
          words(statusWords[of.state.status as keyof typeof statusWords]),
          ...gapCells(gap),
        ]),
      },
    ],
  };
}

function spellsOfCouncil(cases: readonly OverviewCase[]): readonly Spell[] {
  const sorted = cases.toSorted((a, b) => compareText(firstDay(a.openedOn), firstDay(b.openedOn)));
  return sorted.map((of, at) => {
    const before = sorted[at - 1];
    return {
      of,
      nth: at + 1,
      ended: endOf(of),
      gap: before === undefined ? 'first' : gapTo(before, of),
    };
  });
}

function endOf({ state }: OverviewCase): string | undefined {
  if (state.status === 'closed') return state.closedOn;
  return state.status === 'transferred' ? state.on : undefined;
}

function gapTo(before: OverviewCase, after: OverviewCase): Spell['gap'] {
  const end = endOf(before);
  if (end === undefined) return 'no-end';
  const [from, to] = [dayRange(end), dayRange(after.openedOn)];
  if (from.earliest === undefined || from.latest === undefined) return 'cannot-tell';
  if (to.earliest === undefined || to.latest === undefined) return 'cannot-tell';
  return {
    least: Math.max(0, daysBetween(from.latest, to.earliest)),
    most: Math.max(0, daysBetween(from.earliest, to.latest)),
  };
}

function gapCells(gap: Spell['gap']): readonly Cell[] {
  if (typeof gap !== 'string') return [number(inMonths(gap.least)), number(inMonths(gap.most))];
  const none = {
    first: 'First spell',
    'no-end': 'No end recorded',
    'cannot-tell': 'Cannot tell',
  }[gap];
  return [nothing(none), nothing(none)];
}

function firstDay(on: string): Day {
  return dayRange(on).earliest ?? '0000';
}

function findingOf(spells: readonly Spell[]): string {
  if (spells.length === 0) return 'No intervention is recorded.';
  const councils = groupBy(spells, ({ of }) => of.laCode);
  const several = [...councils.values()].filter(({ length }) => length > 1);
  const gaps = spells.filter(({ gap }) => typeof gap !== 'string').length;
  const endless = spells.filter(({ ended }) => ended === undefined).length;
  return `${counted(spells.length, 'spell')} of ${counted(councils.size, 'council')} ${spells.length === 1 ? 'is' : 'are'} recorded: ${councils.size - several.length} with one, ${several.length} with more${several.length === 0 ? '' : ` (${several.map(([first]) => first?.of.authority ?? '').join(', ')})`}. ${gaps === 0 ? 'No gap between two spells can be counted' : `The gap between two spells can be counted ${gaps === 1 ? 'once' : `${gaps} times`}`}. For ${counted(endless, 'spell')} no end is recorded.`;
}

function pictureOf(spells: readonly Spell[], asOf: Day): Overview['picture'] {
  const rows = [...groupBy(spells, ({ of }) => of.laCode).values()].flatMap((own) => {
    const spans = own.flatMap(({ of, ended }) => {
      const from = dayRange(of.openedOn).earliest;
      const to = ended === undefined ? asOf : dayRange(ended).latest;
      return from === undefined || to === undefined
        ? []
        : [{ from, to, open: ended === undefined, label: labelOf(of, ended) }];
    });
    const [first] = own;
    return first === undefined || spans.length === 0
      ? []
      : [{ label: first.of.authority, spans, marks: [] }];
  });
  const starts = rows.flatMap(({ spans }) => spans.map(({ from }) => from)).sort();
  return rows.length === 0
    ? null
    : {
        kind: 'calendar',
        title: 'Spells of intervention; an arrow stands where no end is recorded',
        description: rows
          .map(({ label, spans }) => `${label}: ${spans.map((span) => span.label).join('; ')}`)
          .join('. '),
        from: starts[0] ?? asOf,
        to: asOf,
        meanings: [],
        rows,
      };
}

/** Short where a bar is short: the years, and after a comma the dates as exact as they are known. */
function labelOf({ openedOn }: OverviewCase, ended: string | undefined): string {
  if (ended === undefined) return `since ${formatDate(openedOn)}`;
  const years = [yearOf(openedOn), yearOf(ended)].join(' to ');
  return `${years}, from ${formatDate(openedOn)} to ${formatDate(ended)}`;
}

function yearOf(on: string): string {
  return firstDay(on).slice(0, 4);
}
