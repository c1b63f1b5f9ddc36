import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** A calendar day in Europe/London, `YYYY-MM-DD`, year 1800 to 2199. */
export type Day = string;

/** First and last year, both included, that a date may name; outside them a year is a slip of the keyboard. */
export const supportedYears = { from: 1800, to: 2199 } as const;

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the year lies in {@link supportedYears}. */
export function isSupportedYear(year: number): boolean {
  return year >= supportedYears.from && year <= supportedYears.to;
}

const shortMonths: readonly number[] = [4, 6, 9, 11];

/** Days in a month (1 to 12) of the Gregorian calendar. Plain arithmetic, because every comparison of dates needs it. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return shortMonths.includes(month) ? 30 : 31;
}

/** Whether the calendar has this day; expects whole numbers. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The text as a day, or undefined where it is not one. Never throws. */
export function parseDay(text: string): Day | undefined {
  const match = dayPattern.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isSupportedYear(year) && isRealDay(year, month, day) ? text : undefined;
}

const dayMessage = `Enter a real day as year, month and day, such as 2014-10-01, from ${supportedYears.from} to ${supportedYears.to}`;

/** Wire and storage schema of a {@link Day}. */
export const daySchema = z
  .string({ error: dayMessage })
  .refine((text) => parseDay(text) !== undefined, { error: dayMessage })
  .meta({ format: 'date', examples: ['2014-10-01'] });

/** The day for calendar arithmetic. Throws RangeError for anything but a {@link Day}. */
export function toPlainDate(day: Day): Temporal.PlainDate {
  if (parseDay(day) === undefined)
    throw new RangeError(`${JSON.stringify(day)} is not a day. ${dayMessage}.`);
  return Temporal.PlainDate.from(day);
}

/** The result of calendar arithmetic as a day. Throws RangeError where it left the supported years. */
export function fromPlainDate(date: Temporal.PlainDate): Day {
  if (!isSupportedYear(date.year)) {
    throw new RangeError(
      `${date.toString()} is outside ${supportedYears.from} to ${supportedYears.to}. Use a nearer date.`,
    );
  }
  return date.toString();
}
