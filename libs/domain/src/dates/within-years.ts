import { Temporal } from 'temporal-polyfill';
import { comparableRange } from './comparable-range.js';
import { type DateAnswer } from './compare-dates.js';
import { type Day } from './day.js';
import { type Edtf } from './edtf.js';

/**
 * Whether two dates, in either order, lie at most `years` calendar years apart, the anniversary itself included:
 * 2015-05-12 and 2020-05-12 are within five (R4). Inexact dates answer only where every pair of days they may mean agrees.
 * `years` is a whole number from 0 to 400. Throws RangeError for other years or a text that is not an {@link Edtf}.
 */
export function withinYears(a: Edtf, b: Edtf, years: number): DateAnswer {
  if (!Number.isInteger(years) || years < 0 || years > 400) {
    throw new RangeError(`${years} is not a whole number of years from 0 to 400.`);
  }
  const [first, second] = [comparableRange(a), comparableRange(b)];
  if (
    reaches(first.earliest, years, second.latest) &&
    reaches(second.earliest, years, first.latest)
  )
    return 'yes';
  if (
    fallsShort(first.latest, years, second.earliest) ||
    fallsShort(second.latest, years, first.earliest)
  )
    return 'no';
  return 'cannot-tell';
}

/** Whether `years` from a known `from` certainly covers `to`. */
function reaches(from: Day | undefined, years: number, to: Day | undefined): boolean {
  return from !== undefined && to !== undefined && to <= yearsAfter(from, years);
}

/** Whether `years` from a known `from` certainly ends before `to`. */
function fallsShort(from: Day | undefined, years: number, to: Day | undefined): boolean {
  return from !== undefined && to !== undefined && to > yearsAfter(from, years);
}

/** Not limited to the supported years: the end of a window may lie beyond any date that is compared with it. */
function yearsAfter(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}
