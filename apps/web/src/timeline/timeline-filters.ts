import { parseDay, positionSchema } from '@interventions/contracts';
import { dateFromText } from '../forms/read-date.js';
import { pickQuery, textOf, type UrlQuery } from '../http/url-query.js';
import { dateWords } from '../rendering/filters.js';

const names = [
  'act',
  'track',
  'weight',
  'actor',
  'person',
  'source',
  'from',
  'to',
  'recordedFrom',
  'corrected',
  'since',
  'notBy',
  'late',
  'disputed',
  'validAt',
  'knownAt',
  'order',
  'cursor',
  'entry',
] as const;

/** Filters that people write as dates. */
export const dated = {
  from: 'Happened from',
  to: 'Happened up to',
  recordedFrom: 'Recorded since',
  validAt: 'What had happened by',
  knownAt: 'What was known on',
} as const;

export type DateName = keyof typeof dated;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is wrong with a field: said beside it, and in the summary with the field’s name. */
export interface TimelineProblem {
  readonly text: string;
  readonly href: string;
  readonly beside: string;
}

/** The filters of a timeline: what to ask the api, what was typed, and what is wrong with it. */
export interface TimelineFilters {
  readonly query: UrlQuery;
  readonly typed: Readonly<Record<DateName, string>>;
  /** The address to go to, where a date was typed in words. */
  readonly canonical: UrlQuery | null;
  readonly problems: readonly TimelineProblem[];
}

/** Reads the filters of the URL; dates may be written as people write them and become days. */
export function readFilters(raw: unknown, today: string): TimelineFilters {
  const given = pickQuery(raw, names);
  const read = (Object.keys(dated) as DateName[]).map((name) => {
    const text = textOf(given, name);
    return { name, text, value: text === '' ? undefined : dayOf(name, text) };
  });
  const days = Object.fromEntries(read.map(({ name, value }) => [name, value])) as Days;
  const problems = read.flatMap(({ name, text }) => {
    const beside = text === '' ? undefined : faultOf(name, days, today);
    return beside === undefined ? [] : [problemWith(name, beside)];
  });
  const refused = problems.map(({ href }) => href.slice(1));
  const query: UrlQuery = {
    ...given,
    since: positionSchema.safeParse(given['since']).data,
    act: textOf(given, 'act') || undefined,
    entry: uuid.test(textOf(given, 'entry')) ? textOf(given, 'entry').toLowerCase() : undefined,
    ...Object.fromEntries(
      read.map(({ name, value }) => [name, refused.includes(name) ? undefined : value]),
    ),
  };
  return {
    query,
    typed: Object.fromEntries(
      read.map(({ name, text, value }) => [name, value === undefined ? text : shown(value)]),
    ) as Record<DateName, string>,
    canonical:
      problems.length === 0 && read.some(({ text, value }) => value !== undefined && value !== text)
        ? query
        : null,
    problems,
  };
}

/** A problem with a date, in the summary under its label. */
export function problemWith(name: DateName, beside: string): TimelineProblem {
  const text = `${dated[name]}: ${beside.charAt(0).toLowerCase()}${beside.slice(1)}`;
  return { text, href: `#${name}`, beside };
}

type Days = Readonly<Record<DateName, string | undefined>>;

function faultOf(name: DateName, days: Days, today: string): string | undefined {
  const value = days[name];
  if (value === undefined) return 'Enter a day, like 30 September 2016 or 30/9/2016';
  if (name === 'to' && days.from !== undefined && value < days.from)
    return 'Enter a day that is not before “Happened from”';
  const ahead = parseDay(value) !== undefined && value > today;
  return ahead && (name === 'knownAt' || name === 'recordedFrom')
    ? 'Enter a day up to today'
    : undefined;
}

/** A day; `knownAt` may also be a position or an instant, as in a link that somebody shared. */
function dayOf(name: DateName, text: string): string | undefined {
  const day = parseDay(dateFromText(text) ?? '');
  if (day !== undefined || name !== 'knownAt') return day;
  return /^[0-9A-Za-z:.+~-]{10,64}$/.test(text) ? text : undefined;
}

function shown(value: string): string {
  return parseDay(value) === undefined ? value : dateWords(value);
}
