import { type Day, fromPlainDate, toPlainDate } from './day.js';

/**
 * The ISO 8601 week that a day lies in, `2026-W47`: weeks begin on Monday, and the first of a year is the one
 * with its first Thursday. Throws RangeError for a text that is not a {@link Day}.
 */
export function isoWeekOf(day: Day): string {
  const { yearOfWeek, weekOfYear } = toPlainDate(day);
  if (yearOfWeek === undefined || weekOfYear === undefined)
    throw new RangeError(`${day} has no week.`);
  return `${yearOfWeek}-W${weekOfYear.toString().padStart(2, '0')}`;
}

/** The Monday of the week that a day lies in. Throws RangeError likewise. */
export function mondayOf(day: Day): Day {
  const date = toPlainDate(day);
  return fromPlainDate(date.subtract({ days: date.dayOfWeek - 1 }));
}
