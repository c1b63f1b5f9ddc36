import {
  dayRange,
  daysBetween,
  formatDate,
  listOf,
  returnReasonWords,
  type CaseState,
  type CorrectedEntry,
  type Day,
  type Edtf,
} from '@interventions/domain';
import { vehicleName } from '../case-words.js';
import { pageOf, textIn, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  counted,
  date,
  nothing,
  number,
  words,
  type Cell,
  type Overview,
  headOf,
} from './overview.js';
import { inMonths } from './statistics.js';

/** How a time outside the council ended, or stands. */
export const outsideWords = {
  returned: 'Returned to the council',
  deciding: 'Return decided',
  replaced: 'Passed to another body',
  outside: 'Still outside the council',
  'passed-on': 'Council abolished, passed to its successors',
} as const;
type Ending = keyof typeof outsideWords;

/** A time in which one body outside the council ran the services. */
export type TimeOutside = {
  readonly of: OverviewCase;
  readonly by: string;
  readonly since: Edtf;
  readonly ending: Ending;
  readonly end: CorrectedEntry | undefined;
  /** The reason stated with the return or the decision for it. */
  readonly reason: string | undefined;
};

type Running = {
  /** The stable key of the body. */
  readonly key: string;
  /** The names that it had, the first one first. */
  readonly names: readonly string[];
  readonly since: Edtf;
  readonly decision?: CorrectedEntry;
};

/** Who ran services outside the council, how many came back and why. */
export function returnsOverview(cases: readonly OverviewCase[], { asOf }: OverviewTime): Overview {
  const times = cases.flatMap(timesOutside);
  return {
    ...headOf('returns'),
    finding: findingOf(times),
    limits: [
      'The reason is the one that the source states, in the categories of this service. “Not known” means that the sources give none.',
      'Services run by a commissioner count as the council’s here.',
      'A return in batches counts when all services have returned.',
      'A change of the owner or of the contract with the same body is no return.',
    ],
    picture: pictureOf(times, asOf),
    tables: [
      {
        id: 'times',
        caption: 'Times in which services were run outside the council',
        columns: [
          { key: 'council', label: 'Council' },
          { key: 'run_by', label: 'Run by' },
          { key: 'from', label: 'From' },
          { key: 'to', label: 'To' },
          { key: 'months', label: 'Months, about', numeric: true },
          { key: 'ending', label: 'How it ended' },
          { key: 'reason', label: 'Reason' },
        ],
        rows: times.map((one) => [
          words(one.of.authority, pageOf(one.of)),
          words(one.by),
          date(one.since),
          one.end === undefined ? nothing('Goes on') : date(one.end.data.effectiveOn),
          monthsCell(one, asOf),
          words(outsideWords[one.ending]),
          reasonCell(one),
        ]),
      },
    ],
  };
}

/** Every time in which services were outside, in order. */
export function timesOutside(of: OverviewCase): readonly TimeOutside[] {
  const found: TimeOutside[] = [];
  let running: Running | undefined;
  for (const entry of of.context.order) {
    const state = of.context.stateWith(entry);
    const now = outsideIn(state);
    if (running !== undefined && now?.key !== running.key) {
      found.push(ended(of, running, entry, now === undefined ? 'returned' : 'replaced'));
      running = undefined;
    }
    running ??= now && { key: now.key, names: [], since: now.since ?? entry.data.effectiveOn };
    if (running !== undefined && now !== undefined && !running.names.includes(now.name))
      running = { ...running, names: [...running.names, now.name] };
    if (running !== undefined && isDecision(entry)) running = { ...running, decision: entry };
    if (running !== undefined && state.status === 'transferred') {
      found.push(ended(of, running, entry, 'passed-on'));
      return found;
    }
  }
  if (running === undefined) return found;
  const ending = running.decision === undefined ? 'outside' : 'deciding';
  return [...found, ended(of, running, undefined, ending)];
}

function outsideIn(
  state: CaseState,
): { readonly key: string; readonly name: string; readonly since: Edtf | undefined } | undefined {
  const { delivery } = state;
  switch (delivery.phase) {
    case 'trust':
    case 'partnership': {
      const { by, since } = delivery;
      return { key: by, name: vehicleName(state, by), since };
    }
    case 'returning': {
      const { by } = delivery;
      return { key: by, name: vehicleName(state, by), since: undefined };
    }
    case 'council':
    case 'setting-up':
    case 'paused':
    case 'commissioner-run':
      return undefined;
    default:
      return delivery satisfies never;
  }
}

function isDecision({ act }: CorrectedEntry): boolean {
  return act === 'ReturnDecided' || act === 'PartnershipEndDecided';
}

function ended(
  of: OverviewCase,
  { names, since, decision }: Running,
  end: CorrectedEntry | undefined,
  ending: Ending,
): TimeOutside {
  const given = [end, decision].flatMap((entry) => (entry && textIn(entry, 'because')) ?? []);
  const reason = given.find((one) => one !== 'unknown') ?? given[0];
  return { of, by: names.join(', later '), since, ending, end, reason };
}

function reasonCell({ reason, ending }: TimeOutside): Cell {
  if (ending === 'outside' || ending === 'passed-on') return nothing('Not returned');
  return reason === undefined ? nothing('None in the source') : words(reasonWords(reason));
}

function reasonWords(reason: string): string {
  return reason in returnReasonWords
    ? returnReasonWords[reason as keyof typeof returnReasonWords]
    : reason;
}

function monthsCell(one: TimeOutside, asOf: Day): Cell {
  const from = dayRange(one.since).earliest;
  const to = one.end === undefined ? asOf : dayRange(one.end.data.effectiveOn).earliest;
  if (from === undefined || to === undefined) return nothing('Days not known');
  const months = Math.round(inMonths(daysBetween(from, to)));
  return one.end === undefined ? { value: months, text: `${months} so far` } : number(months);
}

function findingOf(times: readonly TimeOutside[]): string {
  if (times.length === 0) return 'No services are recorded as run outside a council.';
  const councils = (chosen: readonly TimeOutside[]) =>
    new Set(chosen.map(({ of }) => of.laCode)).size;
  const having = (ending: Ending) => times.filter((one) => one.ending === ending);
  const returned = having('returned');
  const [deciding, outside] = [having('deciding'), having('outside')];
  return [
    `Services of ${counted(councils(times), 'council')} were run by a trust, company or partnership.`,
    returned.length === 0
      ? 'None is recorded as returned.'
      : `${counted(councils(returned), 'council')} took them back: ${listOf(
          returned.map(
            ({ of, reason, end }) =>
              `${of.authority} (${formatDate(end?.data.effectiveOn ?? 'unknown')}, ${reason === undefined || reason === 'unknown' ? 'reason not in the sources' : reasonWords(reason).toLowerCase()})`,
          ),
        )}.`,
    deciding.length === 0
      ? ''
      : `The return is decided in ${listOf(deciding.map(({ of }) => of.authority))}.`,
    outside.length === 0 ? '' : `In ${councils(outside)} they are still outside.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function pictureOf(times: readonly TimeOutside[], asOf: Day): Overview['picture'] {
  const rows = times.flatMap((one) => {
    const from = dayRange(one.since).earliest;
    const to = one.end === undefined ? asOf : dayRange(one.end.data.effectiveOn).latest;
    if (from === undefined || to === undefined) return [];
    const open = one.end === undefined;
    const label = `${one.by}, ${formatDate(one.since)} to ${one.end === undefined ? 'now' : formatDate(one.end.data.effectiveOn)}: ${outsideWords[one.ending].toLowerCase()}`;
    const returned = one.ending === 'returned';
    return [
      {
        label: one.of.authority,
        spans: [{ from, to, open, label }],
        marks: returned ? [{ on: to, shape: 'diamond' as const, label: 'Returned' }] : [],
      },
    ];
  });
  const first = rows.map(({ spans }) => spans[0]?.from ?? asOf).sort()[0];
  return first === undefined
    ? null
    : {
        kind: 'calendar',
        title: 'When services were run outside the council',
        description: rows
          .map(({ label, spans }) => `${label}: ${spans.map((span) => span.label).join(', ')}`)
          .join('; '),
        from: `${first.slice(0, 4)}-01-01`,
        to: asOf,
        meanings: [{ shape: 'diamond', means: 'Returned to the council' }],
        rows,
      };
}
