import { z } from 'zod';
import { type Day, supportedYears } from './day.js';
import { edtfParts, readEdtf } from './edtf-parts.js';
import { type EdtfPoint, type EdtfProblem, pointRange } from './edtf-point.js';

/**
 * A date as exact as its source, in a subset of ISO 8601-2 / EDTF level 0–1 (domain.md §4):
 * `2014-10-01`, `2014-10`, `2014`, `2014-XX`, `201X`, seasons `2023-21` to `2023-24`, each with an optional `~` (about),
 * `?` (not certain) or `%` (both); intervals `2015/2016`, `../2014`, `2015/..`; and `unknown`. Every {@link Day} is one.
 */
export type Edtf = string;

/** How exact a date is. `2014-XX` is exact to the year. */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'decade' | 'interval' | 'unknown';

/** Inclusive bounds; a missing bound is open. */
export type DayRange = { readonly earliest?: Day; readonly latest?: Day };

/** The text as a date, or undefined where it is not one: wrong form, impossible day, year before 1800 or after 2199. Never throws. */
export function parseEdtf(text: string): Edtf | undefined {
  return typeof readEdtf(text) === 'string' ? undefined : text;
}

const problemMessages: Readonly<Record<EdtfProblem, string>> = {
  'not-a-date':
    'Enter a date such as 2014-10-01, 2014-10 or 2014. If it is not exact, enter 2013~ for about 2013, 2013? if not certain, ' +
    '2023-23 for autumn 2023, ../2014 for 2014 or earlier, 2015/2016 for between, or unknown',
  'no-such-date': 'Enter a day and month that are in the calendar',
  'year-out-of-range': `Enter a year from ${supportedYears.from} to ${supportedYears.to}`,
  'ends-before-it-starts':
    'Enter the earlier date first, because this interval ends before it starts',
};

/** Wire and storage schema of an {@link Edtf}; the message names what to enter instead. */
export const edtfSchema = z
  .string({ error: problemMessages['not-a-date'] })
  .superRefine((text, context) => {
    const parts = readEdtf(text);
    if (typeof parts === 'string')
      context.addIssue({ code: 'custom', message: problemMessages[parts] });
  })
  .meta({
    format: 'edtf',
    examples: ['2014-10-01', '2014-10', '2013~', '2023-23', '../2014', 'unknown'],
  });

/** How exact the date is. Throws RangeError for a text that is not an {@link Edtf}. */
export function precisionOf(date: Edtf): Precision {
  return edtfParts(date).precision;
}

/** Whether the date, or an end of its interval, is marked about (`~`) or not certain (`?`, `%`). Throws like {@link precisionOf}. */
export function isApproximate(date: Edtf): boolean {
  const parts = edtfParts(date);
  switch (parts.precision) {
    case 'unknown':
      return false;
    case 'interval':
      return isQualified(parts.start) || isQualified(parts.end);
    default:
      return isQualified(parts);
  }
}

/**
 * First and last day that the date may mean, both included, as stated. A date marked about or not certain keeps the bounds
 * of its plain form, so that a filter finds it where its text says; only comparisons add a margin (see `compareDates`).
 * Throws like {@link precisionOf}.
 */
export function dayRange(date: Edtf): DayRange {
  const parts = edtfParts(date);
  switch (parts.precision) {
    case 'unknown':
      return {};
    case 'interval':
      return {
        ...(parts.start && { earliest: pointRange(parts.start).earliest }),
        ...(parts.end && { latest: pointRange(parts.end).latest }),
      };
    default:
      return pointRange(parts);
  }
}

function isQualified(point: EdtfPoint | undefined): boolean {
  return point !== undefined && (point.approximate || point.uncertain);
}
