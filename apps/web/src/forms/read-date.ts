import { parseEdtf } from '@interventions/contracts';
import type { Answers } from './answers.js';
import { pathOf, type Field, type FieldError } from './field.js';
import { sentenceLabel } from './read-text.js';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** The parts in which a form asks for a date. */
export const dateParts = ['day', 'month', 'year', 'about', 'edtf'] as const;

type DateReading = { readonly value?: string; readonly errors: readonly FieldError[] };

/** A date from its parts, as exact as they are: a year, a month and year, or a day; or the free text beside them. */
export function readDate(field: Field, path: string, answers: Answers): DateReading {
  const part = (name: (typeof dateParts)[number]) => answers.text(pathOf(path, name)).trim();
  const [day, month, year, free] = [part('day'), part('month'), part('year'), part('edtf')];
  const wrong = (at: string, message: string): DateReading => ({
    errors: [{ path: pathOf(path, at), message }],
  });
  const name = sentenceLabel(field.label);
  if (day === '' && month === '' && year === '') {
    if (free === '') return { errors: [] };
    const value = dateFromText(free);
    return value === undefined
      ? wrong('edtf', `${field.label}: ${freeDateMessage}`)
      : { value, errors: [] };
  }
  if (free !== '')
    return wrong(
      'edtf',
      `${field.label}: give the date in one way only, and leave the other empty`,
    );
  if (!/^\d{4}$/.test(year))
    return wrong('year', `${field.label}: the year must have 4 numbers, like 2016`);
  if (day !== '' && month === '') return wrong('month', `${field.label}: enter a month too`);
  const monthNumber = month === '' ? '' : monthOf(month);
  if (monthNumber === undefined)
    return wrong('month', `${field.label}: the month must be a number from 1 to 12, or its name`);
  if (field.input === 'day' && day === '') return wrong('day', `Enter the whole ${name}`);
  if (day !== '' && !/^\d{1,2}$/.test(day))
    return wrong('day', `${field.label}: the day must be a number`);
  const exact = [year, monthNumber, day === '' ? '' : day.padStart(2, '0')]
    .filter((one) => one !== '')
    .join('-');
  const value = parseEdtf(part('about') === 'yes' ? `${exact}~` : exact);
  return value === undefined
    ? wrong('day', `${field.label}: there is no such date. Check the day, month and year`)
    : { value, errors: [] };
}

/** What to write where a date is given as text. */
export const freeDateMessage =
  'write a date such as 30 September 2016, 2016, 2013~ for about 2013, 2023-23 for autumn 2023, ../2014 for 2014 or earlier, or unknown';

/** A date from one line of text: "30 September 2016", "30/9/2016", "September 2016" or EDTF; undefined for another text. */
export function dateFromText(text: string): string | undefined {
  const plain = text.trim();
  const words = /^(?:(\d{1,2})\s+)?([A-Za-z]+)\s+(\d{4})$/.exec(plain);
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(plain);
  const found = words ?? numbers;
  if (found === null) return parseEdtf(plain);
  const [, day, month, year] = found;
  const monthNumber = monthOf(month ?? '');
  if (monthNumber === undefined || year === undefined) return undefined;
  return parseEdtf(
    day === undefined ? `${year}-${monthNumber}` : `${year}-${monthNumber}-${day.padStart(2, '0')}`,
  );
}

/** The parts of a date for a form that is filled in already. */
export function partsOfDate(value: string): Readonly<Partial<Record<string, string>>> {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?(~?)$/.exec(value);
  if (match === null) return { edtf: value };
  const [, year, month, day, about] = match;
  return {
    year: year ?? '',
    month: month === undefined ? '' : String(Number(month)),
    day: day === undefined ? '' : String(Number(day)),
    ...(about === '~' && { about: 'yes' }),
  };
}

function monthOf(text: string): string | undefined {
  const lower = text.toLowerCase();
  const index = /^\d{1,2}$/.test(lower)
    ? Number(lower)
    : lower.length < 3
      ? 0
      : monthNames.findIndex((name) => name.startsWith(lower)) + 1;
  return index >= 1 && index <= 12 ? String(index).padStart(2, '0') : undefined;
}
