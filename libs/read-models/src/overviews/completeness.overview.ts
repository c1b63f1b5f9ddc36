import {
  CaseContext,
  formatDate,
  isApproximate,
  listOf,
  precisionOf,
  type CorrectedEntry,
  type Precision,
} from '@interventions/domain';
import { compareText, groupBy } from '../ordering.js';
import { pageOf, type OverviewCase, type OverviewTime } from './overview-case.js';
import {
  counted,
  nothing,
  number,
  upperFirst,
  words,
  type Cell,
  type Overview,
  type OverviewTable,
  headOf,
} from './overview.js';

const numeric = true;

/** Kinds of entry that coverage is declared for. */
const coverageKinds = [
  'judgements',
  'instruments',
  'decisions',
  'delivery',
  'contracts',
  'improvement',
] as const;

/** Precisions put together for the picture. */
const parts = [
  ['To the day', ['day']],
  ['Month or season', ['month', 'season']],
  ['Year or less exact', ['year', 'decade', 'interval']],
  ['No date', ['unknown']],
] as const satisfies readonly (readonly [string, readonly Precision[]])[];

/** Kinds of entry that a record claims to hold completely, and for which period. */
type Declared = { readonly kinds: readonly string[]; readonly period: string };

type History = {
  readonly of: OverviewCase;
  readonly entries: readonly CorrectedEntry[];
  readonly precisions: readonly Precision[];
  readonly approximate: number;
  readonly sourced: number;
  readonly sources: number;
  /** Entries on which sources give more than one date. */
  readonly disputed: number;
  readonly antecedents: number;
  readonly coverage: readonly Declared[];
};

/** How exactly each history is dated, what it rests on and what it claims to hold. */
export function completenessOverview(cases: readonly OverviewCase[], time: OverviewTime): Overview {
  const histories = [...groupBy(cases, ({ laCode }) => laCode).values()]
    .flatMap((one) => historyOf(one, time))
    .sort((a, b) => compareText(a.of.authority, b.of.authority));
  return {
    ...headOf('completeness'),
    finding: findingOf(histories),
    limits: [
      'A history holds what its sources tell. Most ends of directions, most reviews and most monitoring visits are in none of them.',
      'Only where coverage is declared does silence mean that nothing happened, and only for those kinds and that period.',
      'An exact date is only as good as its source: a day may be the day of the article that reported the act. Such dates are marked “about”.',
      'Entries of the council and of its cases are counted together, each once. Corrected entries count as corrected; retracted ones do not count.',
    ],
    picture: pictureOf(histories),
    tables: [
      {
        id: 'histories',
        caption: 'Entries of each history by the precision of their dates, sources and coverage',
        columns: [
          { key: 'council', label: 'Council' },
          { key: 'entries', label: 'Entries', numeric },
          ...parts.map(([label]) => ({ key: keyOf(label), label, numeric }) as const),
          { key: 'approximate', label: 'About or not certain', numeric },
          { key: 'with_source', label: 'With a source', numeric },
          { key: 'sources', label: 'Different sources', numeric },
          { key: 'sources_disagree', label: 'Sources disagree', numeric },
          { key: 'antecedents', label: 'Known from before, not in the sources', numeric },
          { key: 'coverage', label: 'Claims to be complete for' },
        ],
        rows: histories.map((one) => [
          words(one.of.authority, pageOf(one.of)),
          number(one.entries.length),
          ...parts.map(([, precisions]) => number(having(one, precisions))),
          number(one.approximate),
          number(one.sourced),
          number(one.sources),
          number(one.disputed),
          number(one.antecedents),
          coverageCell(one),
        ]),
      },
      coverageTable(histories),
    ],
  };
}

function historyOf(cases: readonly OverviewCase[], time: OverviewTime): readonly History[] {
  const [of] = cases;
  if (of === undefined) return [];
  const all = new Map(cases.flatMap(({ context }) => context.order.map((one) => [one.id, one])));
  const entries = [...all.values()].filter(({ act }) => act !== 'CoverageDeclared');
  const sources = entries.flatMap(({ data }) =>
    [data.source, ...(data.claims ?? []).map(({ source }) => source)].flatMap(
      (source) => source?.url ?? source?.title ?? [],
    ),
  );
  return [
    {
      of,
      entries,
      precisions: entries.map(({ data }) => precisionOf(data.effectiveOn)),
      approximate: entries.filter(({ data }) => isApproximate(data.effectiveOn)).length,
      sourced: entries.filter(({ data }) => data.source !== undefined).length,
      sources: new Set(sources).size,
      disputed: entries.filter(({ data }) => data.claims !== undefined).length,
      antecedents: entries.filter(({ act }) => act === 'AntecedentStated').length,
      coverage: declaredIn(cases, time),
    },
  ];
}

/** What is claimed of a record as it stands, whatever day is asked about; each claim once. */
function declaredIn(
  cases: readonly OverviewCase[],
  { asOf, knownAt }: OverviewTime,
): readonly Declared[] {
  const declared = cases
    .map(({ history }) => new CaseContext(history, { knownAt, until: asOf }))
    .flatMap((context) => context.entries('CoverageDeclared'));
  return [...new Map(declared.map((entry) => [entry.id, declaredBy(entry)])).values()];
}

/** "Judgements, between 19 November 2013 and 29 June 2026". */
function coverageWords({ kinds, period }: Declared): string {
  return upperFirst(`${listOf(kinds)}, ${formatDate(period)}`);
}

function declaredBy({ data: { details } }: CorrectedEntry): Declared {
  return { kinds: details['kinds'] as readonly string[], period: details['period'] as string };
}

function coverageCell({ coverage }: History): Cell {
  return coverage.length === 0
    ? nothing('Nothing declared')
    : words(coverage.map(coverageWords).join('; '));
}

/** How many histories claim to be complete for each kind of entry, for some period. */
function coverageTable(histories: readonly History[]): OverviewTable {
  return {
    id: 'coverage',
    caption: 'Histories that claim to be complete for a kind of entry',
    columns: [
      { key: 'kind', label: 'Kind' },
      { key: 'histories', label: 'Histories', numeric },
      { key: 'of', label: 'Of', numeric },
    ],
    rows: coverageKinds.map((kind) => [
      words(upperFirst(kind)),
      number(claiming(histories, kind)),
      number(histories.length),
    ]),
  };
}

function claiming(histories: readonly History[], kind: string): number {
  return histories.filter(({ coverage }) => coverage.some(({ kinds }) => kinds.includes(kind)))
    .length;
}

function having({ precisions }: History, wanted: readonly Precision[]): number {
  return precisions.filter((one) => wanted.includes(one)).length;
}

function findingOf(histories: readonly History[]): string {
  if (histories.length === 0) return 'No history is recorded.';
  const sum = (count: (one: History) => number) =>
    histories.reduce((total, one) => total + count(one), 0);
  const precise = parts.map(
    ([label, precisions]) =>
      `${sum((one) => having(one, precisions))} ${label === 'To the day' ? 'are dated to the day' : label.toLowerCase()}`,
  );
  const declared = coverageKinds.flatMap((kind) =>
    claiming(histories, kind) === 0 ? [] : [`${kind} in ${claiming(histories, kind)}`],
  );
  return `Of ${counted(
    sum(({ entries }) => entries.length),
    'entry',
    'entries',
  )} in ${counted(histories.length, 'history', 'histories')}, ${listOf(precise)}. ${sum(({ sourced }) => sourced)} name their source. By their own claim, histories are complete for a period ${declared.length === 0 ? 'for no kind of entry' : `for ${listOf(declared)}`}.`;
}

function pictureOf(histories: readonly History[]): Overview['picture'] {
  if (histories.length === 0) return null;
  return {
    kind: 'bars',
    title: 'Entries of each history by the precision of their dates',
    description: histories
      .map(
        (one) =>
          `${one.of.authority}: ${parts.map(([label, precisions]) => `${label.toLowerCase()} ${having(one, precisions)}`).join(', ')}`,
      )
      .join('; '),
    parts: parts.map(([label]) => label),
    rows: histories.map((one) => ({
      label: one.of.authority,
      values: parts.map(([, precisions]) => having(one, precisions)),
      note: null,
    })),
  };
}

function keyOf(label: string): string {
  return label.toLowerCase().replaceAll(' ', '_');
}
