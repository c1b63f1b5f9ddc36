import {
  compareDates,
  formatDate,
  isInadequate,
  listOf,
  overallWords,
  type CorrectedEntry,
  type JudgementData,
} from '@interventions/domain';
import { councilNamed } from '../case-words.js';
import { pageOf, type OverviewCase } from './overview-case.js';
import {
  column,
  date,
  nothing,
  number,
  numbers,
  words,
  type Cell,
  type OverviewTable,
} from './overview.js';

/** What a reorganisation does to the count of inadequate councils. */
export type Merger = {
  readonly of: OverviewCase;
  readonly on: string;
  readonly successors: readonly string[];
  /** The last full inspection before the vesting day. */
  readonly before: CorrectedEntry | undefined;
  readonly inadequate: boolean;
  /** The first full inspection of each successor that is recorded. */
  readonly first: readonly { readonly name: string; readonly judged: CorrectedEntry | undefined }[];
};

/** An abolished council with its last judgement and the first ones of its successors. */
export function countedOf(
  of: OverviewCase,
  on: string,
  successors: readonly string[],
  byCouncil: ReadonlyMap<string, readonly OverviewCase[]>,
): Merger {
  const before = fullInspections(of).findLast(
    (entry) => compareDates(entry.data.effectiveOn, on) === 'before',
  );
  return {
    of,
    on,
    successors,
    before,
    inadequate: before !== undefined && isBad(before),
    first: successors.map((code) => {
      const successor = byCouncil.get(code)?.[0];
      const judged =
        successor &&
        fullInspections(successor).find(
          (entry) => compareDates(entry.data.effectiveOn, on) === 'after',
        );
      return { name: councilNamed(code).name, judged };
    }),
  };
}

/** The effect on the count of inadequate councils, by two ways of counting. */
export function countsTable(mergers: readonly Merger[]): OverviewTable {
  return {
    id: 'counts',
    caption: 'How a reorganisation changes the count of inadequate councils',
    columns: [
      column('council', 'Council abolished'),
      column('vesting_day', 'Vesting day'),
      column('judged', 'Last judged'),
      numbers('before', 'Counted as inadequate before'),
      numbers('after_without', 'After, if successors start without a judgement'),
      numbers('after_with', 'After, if they inherit it'),
      column('successors', 'Successors’ first judgements'),
    ],
    rows: mergers.map(({ of, on, before, inadequate, successors, first }) => [
      words(of.authority, pageOf(of)),
      date(on),
      before === undefined ? nothing('Not recorded') : words(judgedWords(before)),
      before === undefined ? nothing('Not known') : number(inadequate ? 1 : 0),
      before === undefined ? nothing('Not known') : number(0),
      before === undefined ? nothing('Not known') : number(inadequate ? successors.length : 0),
      firstCell(first),
    ]),
  };
}

function firstCell(first: Merger['first']): Cell {
  if (first.every(({ judged }) => judged === undefined)) return nothing('None recorded');
  return words(
    listOf(
      first.map(
        ({ name, judged }) =>
          `${name}: ${judged === undefined ? 'none recorded' : judgedWords(judged)}`,
      ),
    ),
  );
}

function fullInspections({ context }: OverviewCase): readonly CorrectedEntry[] {
  return context
    .entries('JudgementRecorded')
    .filter(({ data }) => data.details['framework'] !== 'LSCB-review');
}

function isBad({ data }: CorrectedEntry): boolean {
  return isInadequate(data.details as JudgementData, data.effectiveOn) === 'yes';
}

function judgedWords({ data }: CorrectedEntry): string {
  const { overall } = data.details as JudgementData;
  return `${overall === null ? 'No overall grade' : overallWords[overall]}, ${formatDate(data.effectiveOn)}`;
}
