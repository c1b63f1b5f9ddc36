import { comparableRange } from './comparable-range.js';
import { dayRange, type DayRange, type Edtf, precisionOf } from './edtf.js';

/** A yes or no that owns up where the dates are too inexact to say. */
export type DateAnswer = 'yes' | 'no' | 'cannot-tell';

/** How the first date lies to the second. `same` only for two exact days: two acts in one month may be weeks apart. */
export type DateOrder = 'before' | 'same' | 'after' | 'cannot-tell';

/**
 * Order of two dates, certain or not at all: `before` means that every day the first may mean is before every day the
 * second may mean. Dates marked about or not certain are compared with a margin of one unit of their precision, a week
 * for a day. Throws RangeError for a text that is not an {@link Edtf}.
 */
export function compareDates(a: Edtf, b: Edtf): DateOrder {
  const [first, second] = [comparableRange(a), comparableRange(b)];
  if (before(first, second) === 'yes') return 'before';
  if (before(second, first) === 'yes') return 'after';
  const same = onOrBefore(first, second) === 'yes' && onOrBefore(second, first) === 'yes';
  return same ? 'same' : 'cannot-tell';
}

/** Whether the first date is certainly, or certainly not, before the second. Throws like {@link compareDates}. */
export function isBefore(a: Edtf, b: Edtf): DateAnswer {
  return before(comparableRange(a), comparableRange(b));
}

/** Whether the first date is certainly, or certainly not, on or before the second. Throws like {@link compareDates}. */
export function isOnOrBefore(a: Edtf, b: Edtf): DateAnswer {
  return onOrBefore(comparableRange(a), comparableRange(b));
}

function before(first: DayRange, second: DayRange): DateAnswer {
  if (first.latest !== undefined && second.earliest !== undefined && first.latest < second.earliest)
    return 'yes';
  if (
    first.earliest !== undefined &&
    second.latest !== undefined &&
    first.earliest >= second.latest
  )
    return 'no';
  return 'cannot-tell';
}

/** On or before is not after. */
function onOrBefore(first: DayRange, second: DayRange): DateAnswer {
  const reverse = before(second, first);
  if (reverse === 'cannot-tell') return reverse;
  return reverse === 'yes' ? 'no' : 'yes';
}

/**
 * Text whose plain order is a total order for timelines: by the earliest day that the date may mean, then by the latest,
 * so 1 January 2014 comes before January 2014 and that before 2014; then by the text. A date with an open start comes
 * first, since what it dates precedes what follows from it; `unknown` comes last. Never contradicts a certain
 * {@link compareDates}. Throws likewise.
 */
export function sortKey(date: Edtf): string {
  if (precisionOf(date) === 'unknown') return `9999-99-99/9999-99-99/${date}`;
  const { earliest = '0000-00-00', latest = '9999-99-99' } = dayRange(date);
  return `${earliest}/${latest}/${date}`;
}
