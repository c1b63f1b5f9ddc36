import {
  formatDate,
  overallWords,
  type CorrectedEntry,
  type JudgementData,
} from '@interventions/domain';
import { nothing, words, type Cell } from './overview.js';

/** How one full inspection compares with an earlier one. */
export const changeWords = {
  better: 'Better',
  same: 'The same',
  worse: 'Worse',
  'not-comparable': 'No grade to compare with',
  'none-yet': 'Not judged again',
} as const;
export type Change = keyof typeof changeWords;

/** Best first; “adequate” was the grade before “requires improvement”. */
const rank: Readonly<Record<string, number>> = {
  outstanding: 0,
  good: 1,
  adequate: 2,
  'requires-improvement': 2,
  inadequate: 3,
};

/** The full inspections of services among entries; a review of a safeguarding board is none. */
export function fullInspections(entries: readonly CorrectedEntry[]): readonly CorrectedEntry[] {
  return entries.filter(
    (entry) => entry.act === 'JudgementRecorded' && judgementOf(entry).framework !== 'LSCB-review',
  );
}

/** How the overall grade of the later one compares with that of the earlier one. */
export function changeFrom(
  before: CorrectedEntry | undefined,
  after: CorrectedEntry | undefined,
): Change {
  if (after === undefined) return 'none-yet';
  const [from, to] = [before && rankOf(before), rankOf(after)];
  if (from === undefined || to === undefined) return 'not-comparable';
  return to < from ? 'better' : to > from ? 'worse' : 'same';
}

/** What an entry of a judgement says. */
export function judgementOf({ data }: CorrectedEntry): JudgementData {
  return data.details as JudgementData;
}

/** Its overall grade in words. */
export function gradeOf(entry: CorrectedEntry): string {
  const { overall } = judgementOf(entry);
  return overall === null ? 'No overall grade' : overallWords[overall];
}

/** Its grade and date, or why there is none. */
export function gradeCell(entry: CorrectedEntry | undefined, none: string): Cell {
  return entry === undefined
    ? nothing(none)
    : words(`${gradeOf(entry)}, ${formatDate(entry.data.effectiveOn)}`);
}

function rankOf(entry: CorrectedEntry): number | undefined {
  return rank[judgementOf(entry).overall ?? ''];
}
