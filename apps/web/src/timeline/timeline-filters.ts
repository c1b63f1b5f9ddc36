import { parseDay, positionSchema } from '@interventions/contracts';
import { dateFromText } from '../forms/read-date.js';
import { pickQuery, textOf, type UrlQuery } from '../http/url-query.js';
import { trackWords } from '../interventions/act-groups.js';
import { dateWords } from '../rendering/filters.js';

const names = [
  'track',
  'weight',
  'actor',
  'source',
  'from',
  'to',
  'corrected',
  'since',
  'notBy',
  'validAt',
  'knownAt',
  'order',
  'cursor',
] as const;

/** Filters that people write as dates. */
const dated = {
  from: 'From',
  to: 'To',
  validAt: 'What had happened by',
  knownAt: 'What was known on',
} as const;

type DateName = keyof typeof dated;

/** The filters of a timeline: what to ask the api, what was typed, and what is wrong with it. */
export interface TimelineFilters {
  readonly query: UrlQuery;
  readonly typed: Readonly<Record<DateName, string>>;
  /** The address to go to, where a date was typed in words. */
  readonly canonical: UrlQuery | null;
  readonly problems: readonly { readonly text: string; readonly href: string }[];
}

/** Reads the filters of the URL; dates may be written as people write them and become days. */
export function readFilters(raw: unknown): TimelineFilters {
  const given = pickQuery(raw, names);
  const read = (Object.keys(dated) as DateName[]).map((name) => {
    const text = textOf(given, name);
    return { name, text, value: text === '' ? undefined : dayOf(name, text) };
  });
  const wrong = read.filter(({ text, value }) => text !== '' && value === undefined);
  const query: UrlQuery = {
    ...given,
    since: positionSchema.safeParse(given['since']).data,
    ...Object.fromEntries(read.map(({ name, value }) => [name, value])),
  };
  return {
    query,
    typed: Object.fromEntries(
      read.map(({ name, text, value }) => [name, value === undefined ? text : shown(value)]),
    ) as Record<DateName, string>,
    canonical:
      wrong.length === 0 && read.some(({ text, value }) => value !== undefined && value !== text)
        ? query
        : null,
    problems: wrong.map(({ name }) => ({
      text: `${dated[name]}: enter a day, like 30 September 2016 or 30/9/2016`,
      href: `#${name}`,
    })),
  };
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

/** The choices of the filters with what is chosen. */
export function timelineFilters(query: UrlQuery, typed: TimelineFilters['typed']) {
  const tracks = [query['track'] ?? []].flat();
  const select = (name: string, choices: readonly (readonly [string, string])[]) =>
    choices.map(([value, text]) => ({ value, text, selected: textOf(query, name) === value }));
  return {
    typed,
    tracks: Object.entries(trackWords).map(([value, text]) => ({
      value,
      text,
      checked: tracks.includes(value),
    })),
    weight: select('weight', [
      ['', 'All'],
      ['major', 'Milestones only'],
      ['standard', 'Ordinary entries only'],
      ['minor', 'Minor entries only'],
    ]),
    order: select('order', [
      ['', 'Newest first'],
      ['oldest', 'Oldest first'],
    ]),
    actor: textOf(query, 'actor'),
    source: textOf(query, 'source'),
    corrected: textOf(query, 'corrected') === 'yes',
    active: [
      'track',
      'weight',
      'actor',
      'source',
      'from',
      'to',
      'corrected',
      'since',
      'notBy',
    ].some((name) => query[name] !== undefined),
  };
}
