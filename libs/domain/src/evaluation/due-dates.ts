import {
  addDays,
  addMonths,
  addWorkingDays,
  compareDates,
  dayRange,
  formatDate,
  type Day,
  type Edtf,
} from '../dates/index.js';
import { supportedYears } from '../dates/day.js';
import type { Due } from './obligation.js';

/**
 * A date that a document sets: “by May 2014” is due on the last day of May. Undefined where it has no last day.
 */
export function statedDue(date: Edtf | null | undefined): Due | undefined {
  if (date === null || date === undefined) return undefined;
  const { latest } = dayRange(date);
  return latest === undefined ? undefined : { earliest: latest, latest };
}

/**
 * Due so many months after an anchor; an imprecise anchor gives the days between which it lies, an open one none. None
 * either where it would leave the supported years: such a date is a slip of the keyboard.
 */
export function monthsAfter(anchor: Edtf, months: number): Due | undefined {
  return shifted(anchor, months / 12, (day) => addMonths(day, months));
}

/** Due so many days after an anchor; none likewise. */
export function daysAfter(anchor: Edtf, days: number): Due | undefined {
  return shifted(anchor, days / 365, (day) => addDays(day, days));
}

/** Due so many working days of England and Wales after an anchor; undefined where the bank holidays of its years are not held. */
export function workingDaysAfter(anchor: Edtf, days: number): Due | undefined {
  return shifted(anchor, days / 200, (day) => {
    const result = addWorkingDays(day, days);
    return result.ok ? result.day : undefined;
  });
}

/** The day so many days later, or the last supported day. */
export function laterBy(day: Day, days: number): Day {
  return daysAfter(day, days)?.latest ?? lastDay;
}

const lastDay: Day = `${supportedYears.to}-12-31`;

function shifted(
  anchor: Edtf,
  years: number,
  shift: (day: Day) => Day | undefined,
): Due | undefined {
  const { earliest, latest } = dayRange(anchor);
  if (earliest === undefined || latest === undefined) return undefined;
  if (Number(latest.slice(0, 4)) + Math.ceil(years) > supportedYears.to) return undefined;
  const first = shift(earliest);
  const last = earliest === latest ? first : shift(latest);
  return first === undefined || last === undefined ? undefined : { earliest: first, latest: last };
}

/** Whether something done on a date was done by its due date; cannot-tell where imprecise dates leave it open. */
export function doneBy(on: Edtf, due: Due): 'yes' | 'no' | 'cannot-tell' {
  if (compareDates(on, due.earliest) === 'same') return 'yes';
  const { earliest, latest } = dayRange(on);
  if (latest !== undefined && latest <= due.earliest) return 'yes';
  return earliest !== undefined && earliest > due.latest ? 'no' : 'cannot-tell';
}

/** A due date in words: “31 May 2014”, “between 1 July 2015 and 30 June 2016”. */
export function dueText(due: Due): string {
  return due.earliest === due.latest
    ? formatDate(due.latest)
    : `between ${formatDate(due.earliest)} and ${formatDate(due.latest)}`;
}
