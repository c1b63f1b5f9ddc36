import { addDays, parseDay, type Day } from '@interventions/domain';
import { textOf, type Cell } from './read-table.js';

/** A cell that is no date, and why. */
export type ReadDate =
  | { readonly ok: true; readonly day: Day | undefined }
  | { readonly ok: false; readonly because: string };

/** Day 0 of Excel's calendar as it counts from March 1900 on. */
const excelEpoch = '1899-12-30';

/**
 * The day of a cell: dd/mm/yyyy, dd/mm/yy (this century), ISO, a date cell, or Excel's number of days.
 * Blank is no day; anything else is refused, since a guess would be kept for ever.
 */
export function readDate(cell: Cell | undefined): ReadDate {
  const text = textOf(cell).replace(/[T ]\d{1,2}:\d{2}.*$/, '');
  if (text === '') return { ok: true, day: undefined };
  const day = british(text) ?? iso(text) ?? excelSerial(text);
  return day === undefined
    ? { ok: false, because: `“${text}” is not a date such as 31/01/2025` }
    : { ok: true, day };
}

function british(text: string): Day | undefined {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text) ?? [];
  if (day === undefined || month === undefined || year === undefined) return undefined;
  const full = year.length === 2 ? `20${year}` : year;
  return parseDay(`${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function iso(text: string): Day | undefined {
  return parseDay(text);
}

/** Days from 1954 to 2119: below and above, a number is something else. */
function excelSerial(text: string): Day | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return undefined;
  const days = Math.floor(Number(text));
  return days >= 20_000 && days <= 80_000 ? addDays(excelEpoch, days) : undefined;
}
