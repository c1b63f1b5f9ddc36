import { type Day, fromPlainDate, toPlainDate } from './day.js';

/**
 * The same day of the month, `months` (whole, may be negative) later; where that month is shorter, its last day:
 * 2025-08-31 + 6 is 2026-02-28. Always count from the first date (anchor, 6), (anchor, 12), …: a chain of sixes would
 * drift to the 28th for good (domain.md §4, R1). Throws RangeError for an invalid day, a fraction or a result outside
 * the supported years.
 */
export function addMonths(anchor: Day, months: number): Day {
  return fromPlainDate(toPlainDate(anchor).add({ months }));
}

/** The day `days` (whole, may be negative) later. Throws like {@link addMonths}. */
export function addDays(day: Day, days: number): Day {
  return fromPlainDate(toPlainDate(day).add({ days }));
}

/** Days from `a` to `b`; negative where `b` is earlier. Throws RangeError for an invalid day. */
export function daysBetween(a: Day, b: Day): number {
  return toPlainDate(a).until(toPlainDate(b), { largestUnit: 'days' }).days;
}

/**
 * Calendar years from `a` to `b` with the fraction of the year begun, for display (5.16 years); negative where `b` is
 * earlier. To test a window use `withinYears`, which does not round. Throws RangeError for an invalid day.
 */
export function yearsBetween(a: Day, b: Day): number {
  const from = toPlainDate(a);
  return from.until(toPlainDate(b)).total({ unit: 'years', relativeTo: from });
}
