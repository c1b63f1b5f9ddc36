import { type Temporal } from 'temporal-polyfill';
import { bankHolidays, bankHolidayYears } from './bank-holidays.data.js';
import { type Day, toPlainDate } from './day.js';
import { remembering } from './remembering.js';

/** Whether people work on a day in England and Wales; `not-covered` where the bank holidays of its year are not held. */
export type WorkingDayAnswer = 'yes' | 'no' | 'not-covered';

/** A day, or the refusal to guess one where the count leaves the years whose bank holidays are held. */
export type WorkingDayResult =
  | { readonly ok: true; readonly day: Day }
  | { readonly ok: false; readonly code: 'bank-holidays-not-covered'; readonly detail: string };

const holidays: ReadonlySet<Day> = new Set(bankHolidays.map(({ day }) => day));

/** Monday to Friday, bank holidays of England and Wales excepted. Throws RangeError for an invalid day. */
export function isWorkingDay(day: Day): WorkingDayAnswer {
  return answerFor(toPlainDate(day));
}

/**
 * The `count`-th working day after `day` (before it, where negative); the day itself is never counted, so that 1 from a
 * Friday is Monday (R8: "within 70 working days"). 0 gives the day back. Throws RangeError for an invalid day or a fraction.
 */
export const addWorkingDays = remembering(countWorkingDays);

function countWorkingDays(day: Day, count: number): WorkingDayResult {
  if (!Number.isSafeInteger(count))
    throw new RangeError(`${count} is not a whole number of working days.`);
  const step = { days: count < 0 ? -1 : 1 };
  let date = toPlainDate(day);
  let left = Math.abs(count);
  if (answerFor(date) === 'not-covered') return notCovered(day, count);
  while (left > 0) {
    date = date.add(step);
    const answer = answerFor(date);
    if (answer === 'not-covered') return notCovered(day, count);
    if (answer === 'yes') left -= 1;
  }
  return { ok: true, day: date.toString() };
}

function answerFor(date: Temporal.PlainDate): WorkingDayAnswer {
  if (date.year < bankHolidayYears.from || date.year > bankHolidayYears.to) return 'not-covered';
  return date.dayOfWeek <= 5 && !holidays.has(date.toString()) ? 'yes' : 'no';
}

function notCovered(day: Day, count: number): WorkingDayResult {
  const detail =
    `Bank holidays are held for ${bankHolidayYears.from} to ${bankHolidayYears.to} only, ` +
    `so ${count} working days from ${day} cannot be counted. Add the missing years to the bank holiday data.`;
  return { ok: false, code: 'bank-holidays-not-covered', detail };
}
