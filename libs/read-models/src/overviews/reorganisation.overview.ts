import {
  findAuthority,
  formatDate,
  listOf,
  type CaseState,
  type CorrectedEntry,
  type Day,
} from '@interventions/domain';
import { arrangementView, councilNamed, deliveryView } from '../case-words.js';
import { groupBy } from '../ordering.js';
import { pageOf, textIn, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  column,
  counted,
  date,
  headOf,
  nothing,
  upperFirst,
  words,
  type Cell,
  type Overview,
  type OverviewTable,
} from './overview.js';
import { countsTable, countedOf, type Merger } from './reorganised-counts.js';

/** What somebody else did beside the intervention. */
const parallelWords: Readonly<Record<string, string>> = {
  'best-value': 'Best value',
  send: 'SEND',
  other: 'Other',
};

type Parallel = { readonly of: OverviewCase; readonly entry: CorrectedEntry };

/** A council of a case that was abolished or created, with what had to move when it was. */
type Area = {
  readonly of: OverviewCase;
  readonly what: 'abolished' | 'created';
  readonly on: string;
  readonly others: readonly string[];
  readonly recorded: boolean;
  readonly toMove: readonly string[];
};

/** Councils with a case that were reorganised, what moves to their successors, and who intervenes there besides. */
export function reorganisationOverview(
  cases: readonly OverviewCase[],
  { asOf }: OverviewTime,
): Overview {
  const areas = cases.flatMap((of) => areasOf(of, asOf));
  const parallel = cases.flatMap((of) =>
    of.context.entries('ParallelInterventionNoted').map((entry) => ({ of, entry })),
  );
  const mergers = mergersOf(cases, asOf);
  return {
    ...headOf('reorganisation'),
    finding: findingOf(areas, parallel, mergers),
    limits: [
      'Only reorganisations that are recorded here, or are in the reference table of councils, are known. The table ends with what had been made law: a council without one here may still be reorganised later.',
      'What has to move is what was in force when the council ended, as far as the sources say. Who inherits it is decided by the order of Parliament and not by this service.',
      'Other interventions are noted only where a source of the history mentions them. A council without one may have one.',
      'Whether a successor inherits a judgement is a choice of whoever counts. Ofsted judges the new council anew.',
    ],
    picture: null,
    tables: [areasTable(areas), parallelTable(parallel, asOf), countsTable(mergers)],
  };
}

function areasOf(of: OverviewCase, asOf: Day): readonly Area[] {
  const authority = findAuthority(of.laCode);
  const [recorded] = of.context.entries('CouncilReorganised');
  const [first] = authority?.successors ?? [];
  const on = recorded?.data.effectiveOn ?? first?.on;
  const codes =
    recorded === undefined
      ? (authority?.successors ?? []).map(({ laCode }) => laCode)
      : codesIn(recorded);
  const ended: readonly Area[] =
    on === undefined || codes.length === 0
      ? []
      : [
          {
            of,
            what: 'abolished',
            on,
            others: codes,
            recorded: recorded !== undefined,
            toMove: toMove(recorded === undefined ? of.state : of.context.stateBefore(recorded)),
          },
        ];
  const begun: readonly Area[] =
    authority?.from === undefined || authority.from > asOf || authority.predecessors.length === 0
      ? []
      : [
          {
            of,
            what: 'created',
            on: authority.from,
            others: authority.predecessors,
            recorded: false,
            toMove: [],
          },
        ];
  return [...ended, ...begun];
}

/** The successors that an entry names. */
function codesIn({ data }: CorrectedEntry): readonly string[] {
  const { successors } = data.details;
  return Array.isArray(successors)
    ? successors.filter((code): code is string => typeof code === 'string')
    : [];
}

/** What is in force and outlives the council. */
function toMove(state: CaseState): readonly string[] {
  const outside = state.delivery.phase === 'council' ? [] : [deliveryView(state).text];
  return [
    ...[...groupBy(state.instruments, ({ name }) => name)].map(([name, { length }]) =>
      length === 1 ? name : `${name} (${length})`,
    ),
    ...outside,
    ...state.arrangements.map((one) => arrangementView(state, one).text),
  ];
}

function areasTable(areas: readonly Area[]): OverviewTable {
  return {
    id: 'areas',
    caption: 'Councils with a case that were reorganised',
    columns: [
      column('council', 'Council'),
      column('what', 'What happened'),
      column('vesting_day', 'Vesting day'),
      column('councils', 'Other councils'),
      column('case', 'Case'),
      column('to_move', 'In force when it ended'),
      column('basis', 'Known from'),
    ],
    rows: areas.map(({ of, what, on, others, recorded, toMove: moving }) => [
      words(of.authority, pageOf(of)),
      words(what === 'abolished' ? 'Abolished' : 'Created'),
      date(on),
      words(listOf(others.map((code) => councilNamed(code).name))),
      words(statusWords[of.state.status]),
      movingCell(what, moving),
      words(recorded ? 'An entry' : 'The reference table'),
    ]),
  };
}

const statusWords: Readonly<Record<CaseState['status'], string>> = {
  'not-opened': 'Not opened',
  open: 'Open',
  closed: 'Closed',
  transferred: 'Passed on',
  voided: 'Opened by mistake',
};

function movingCell(what: Area['what'], moving: readonly string[]): Cell {
  if (what === 'created') return nothing('Does not end');
  return moving.length === 0 ? nothing('Nothing recorded') : words(moving.join('; '));
}

function parallelTable(parallel: readonly Parallel[], asOf: Day): OverviewTable {
  return {
    id: 'parallel',
    caption: 'Other interventions at the same councils',
    columns: [
      column('council', 'Council'),
      column('kind', 'Kind'),
      column('from', 'From'),
      column('until', 'Until'),
      column('what', 'What was done'),
      column('case', 'Case'),
    ],
    rows: parallel.map(({ of, entry }) => [
      words(of.authority, pageOf(of)),
      words(parallelWords[textIn(entry, 'kind') ?? ''] ?? 'Other'),
      date(entry.data.effectiveOn),
      untilCell(entry, asOf),
      whatCell(of, entry),
      words(statusWords[of.state.status]),
    ]),
  };
}

function untilCell(entry: CorrectedEntry, asOf: Day): Cell {
  const until = textIn(entry, 'until');
  return until === undefined
    ? nothing(`No end recorded by ${formatDate(asOf)}`)
    : { value: until, text: upperFirst(formatDate(until)) };
}

function whatCell(of: OverviewCase, entry: CorrectedEntry): Cell {
  const text = of.quote(entry, 'what');
  return text === undefined ? nothing('Not open to you') : words(upperFirst(text));
}

/** Each abolished council once, with what was judged of it and of its successors. */
function mergersOf(cases: readonly OverviewCase[], asOf: Day): readonly Merger[] {
  const byCouncil = groupBy(cases, ({ laCode }) => laCode);
  return [...byCouncil.values()].flatMap(([of]) => {
    const ended = of && areasOf(of, asOf).find(({ what }) => what === 'abolished');
    return of === undefined || ended === undefined
      ? []
      : [countedOf(of, ended.on, ended.others, byCouncil)];
  });
}

function findingOf(
  areas: readonly Area[],
  parallel: readonly Parallel[],
  mergers: readonly Merger[],
): string {
  const ended = areas.filter(({ what }) => what === 'abolished');
  const created = areas.filter(({ what, of }) => what === 'created' && of.state.status === 'open');
  const moving = ended.filter(({ toMove: found }) => found.length > 0);
  const councils = new Set(parallel.map(({ of }) => of.laCode));
  return [
    ended.length === 0
      ? 'No council with a case is recorded to have been abolished.'
      : `${counted(ended.length, 'case is', 'cases are')} of a council that was abolished (${listOf(ended.map(({ of, on }) => `${of.authority}, ${formatDate(on)}`))}); something in force had to move in ${moving.length}.`,
    `${counted(created.length, 'open case is', 'open cases are')} at a council that was created by a reorganisation.`,
    `Another intervention is noted at ${counted(councils.size, 'council')}.`,
    mergers.some(({ inadequate }) => inadequate)
      ? 'Where an inadequate council was abolished, the count of inadequate councils goes down by one if its successors start without a judgement, and changes with their number if they inherit it.'
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}
