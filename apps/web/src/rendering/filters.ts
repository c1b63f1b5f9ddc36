import { formatDate, money, parseEdtf, sizeWords } from '@interventions/contracts';
import { idOf } from '../forms/field.js';

const instantFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
});
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** An EDTF date in words, "30 September 2016"; a text that is none stays as it is. */
export function dateWords(date: string | null | undefined): string {
  if (date === null || date === undefined || date === '') return '';
  return parseEdtf(date) === undefined ? date : formatDate(date);
}

/** An instant as London reads it: "30 September 2016 at 4:05pm". */
export function instantWords(instant: string | null | undefined): string {
  if (instant === null || instant === undefined || Number.isNaN(Date.parse(instant))) return '';
  const parts = instantFormat.formatToParts(new Date(instant));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const half = part('dayPeriod').toLowerCase().replace(/\W/g, '');
  return `${part('day')} ${part('month')} ${part('year')} at ${part('hour')}:${part('minute')}${half}`;
}

/** The London day of an instant: "30 September 2016". */
export function instantDay(instant: string | null | undefined): string {
  return instant === null || instant === undefined || Number.isNaN(Date.parse(instant))
    ? ''
    : dayFormat.format(new Date(instant));
}

/** "1 entry", "2 entries". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** The text with a capital first letter. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text for the middle of a sentence; a first word in capitals stays. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]*(?=[\s:,.]|$)/.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

/** A sentence with one final full stop. */
export function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The text with its invisible marks shown, so that none can turn a name round or hide its end. */
export function plainText(text: string): string {
  return text.replace(
    /[\p{Cf}\p{Zl}\p{Zp}]/gu,
    (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}

/** The filters of the templates. */
export const filters = {
  dateWords,
  instantWords,
  instantDay,
  counted,
  upperFirst,
  lowerFirst,
  sentence,
  money,
  plainText,
  sizeWords,
  elementId: idOf,
} as const;
