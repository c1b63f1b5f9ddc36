import { dayRange, daysBetween, type TimelineEntry } from '@interventions/contracts';
import type { Alignment } from './lanes-axis.js';

/** A year, of the calendar or since the start, with what happened in each case. */
export interface ComparedYear {
  readonly title: string;
  readonly entries: readonly (readonly TimelineEntry[])[];
}

const daysInYear = 365.25;
const unknownYear = Number.MAX_SAFE_INTEGER;

/** What happened in cases beside each other, year by year; a date that is not known comes last. */
export function comparedYears(
  cases: readonly { readonly entries: readonly TimelineEntry[]; readonly zero: string }[],
  by: Alignment,
): readonly ComparedYear[] {
  const placed = cases.map(({ entries, zero }) =>
    entries.map((entry) => ({ entry, year: yearOf(entry, zero, by) })),
  );
  const years = [...new Set(placed.flat().map(({ year }) => year))].sort((a, b) => a - b);
  return years.map((year) => ({
    title: titleOf(year, by),
    entries: placed.map((all) => all.filter((one) => one.year === year).map((one) => one.entry)),
  }));
}

function yearOf({ effectiveOn }: TimelineEntry, zero: string, by: Alignment): number {
  const { earliest, latest } = dayRange(effectiveOn);
  const day = earliest ?? latest;
  if (day === undefined) return unknownYear;
  return by === 'calendar'
    ? Number(day.slice(0, 4))
    : Math.floor(daysBetween(zero, day) / daysInYear);
}

function titleOf(year: number, by: Alignment): string {
  if (year === unknownYear) return 'Date not known';
  if (by === 'calendar') return String(year);
  if (year < 0) return `${-year} ${year === -1 ? 'year' : 'years'} before`;
  return `Year ${year + 1}`;
}
