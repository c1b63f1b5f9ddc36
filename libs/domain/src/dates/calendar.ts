import { type Day, fromPlainDate, toPlainDate } from './day.js';
import { remembering } from './remembering.js';

/**
 * The same day of the month, `months` (whole, may be negative) later; where that month is shorter, its last day:
 * 2025-08-31 + 6 is 2026-02-28. Always count from the first date (anchor, 6), (anchor, 12), …: a chain of sixes would
 * drift to the 28th for good (domain.md §4, R1). Throws RangeError for an invalid day, a fraction or a result outside
 * the supported years.
 */
export const addMonths = remembering((anchor: Day, months: number): Day =>
  fromPlainDate(toPlainDate(anchor).add({ months })),
);

/** The day `days` (whole, may be negative) later. Throws like {@link addMonths}. */
export const addDays = remembering((day: Day, days: number): Day =>
  fromPlainDate(toPlainDate(day).add({ days })),
);

/** Days from `a` to `b`; negative where `b` is earlier. Throws RangeError for an invalid day. */
export const daysBetween = remembering(
  (a: Day, b: Day): number => toPlainDate(a).until(toPlainDate(b), { largestUnit: 'days' }).days,
);

/**
 * Years of 365.25 days from `a` to `b`, for display: Devon's two inspections end 4.70 years apart (domain.md §7).
 * Negative where `b` is earlier. To test a window use `withinYears`, which counts calendar years. Throws RangeError for
 * an invalid day.
 */
export function yearsBetween(a: Day, b: Day): number {
  return daysBetween(a, b) / 365.25;
}
