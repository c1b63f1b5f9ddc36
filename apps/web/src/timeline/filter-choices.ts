import type { Timeline } from '@interventions/contracts';
import { textOf, urlWith, type UrlQuery } from '../http/url-query.js';
import { trackWords } from '../interventions/act-groups.js';
import { dateWords } from '../rendering/filters.js';
import { dated, type TimelineFilters } from './timeline-filters.js';

const weights = [
  ['', 'All'],
  ['major', 'Milestones only'],
  ['standard', 'Ordinary entries only'],
  ['minor', 'Minor entries only'],
] as const;

const orders = [
  ['', 'Newest first'],
  ['oldest', 'Oldest first'],
] as const;

/** Filters that are on or off. */
const flags = {
  corrected: 'Only corrected entries',
  late: 'Only entries recorded late',
  disputed: 'Only where sources disagree',
} as const;

/** Filters that are said as they were written. */
const written = { person: 'Person', actor: 'Recorded by', source: 'Source' } as const;

const periods = ['from', 'to', 'recordedFrom'] as const;

/** The choices of the filters with what is chosen. */
export function filterChoices(
  query: UrlQuery,
  typed: TimelineFilters['typed'],
  acts: Timeline['acts'],
) {
  const tracks = [query['track'] ?? []].flat();
  const select = (name: string, choices: readonly (readonly [string, string])[]) =>
    choices.map(([value, text]) => ({ value, text, selected: textOf(query, name) === value }));
  return {
    typed,
    kinds: Object.entries(trackWords)
      .map(([track, label]) => ({
        label,
        acts: acts
          .filter((one) => one.track === track)
          .map(({ act, title, entries }) => ({
            value: act,
            text: `${title} (${entries})`,
            selected: textOf(query, 'act') === act,
          })),
      }))
      .filter((group) => group.acts.length > 0),
    tracks: Object.entries(trackWords).map(([value, text]) => ({
      value,
      text,
      checked: tracks.includes(value),
    })),
    weight: select('weight', weights),
    order: select('order', orders),
    person: textOf(query, 'person'),
    actor: textOf(query, 'actor'),
    source: textOf(query, 'source'),
    flags: Object.entries(flags).map(([name, text]) => ({
      name,
      text,
      checked: textOf(query, name) === 'yes',
    })),
  };
}

/** A filter that is on, and the address without it. */
export interface ActiveFilter {
  readonly text: string;
  readonly without: string;
}

/** The filters that are on, in words; the day and the knowledge that are looked at are none. */
export function activeFilters(
  path: string,
  given: UrlQuery,
  acts: Timeline['acts'],
): readonly ActiveFilter[] {
  const query: UrlQuery = { ...given, cursor: undefined, entry: undefined };
  const off = (name: string) => urlWith(path, query, { [name]: undefined });
  const one = (name: string, words: (value: string) => string): readonly ActiveFilter[] => {
    const value = textOf(query, name);
    return value === '' ? [] : [{ text: words(value), without: off(name) }];
  };
  const tracks = [query['track'] ?? []].flat();
  return [
    ...one('act', (act) => acts.find((known) => known.act === act)?.title ?? act),
    ...tracks.map((track) => ({
      text: trackWords[track] ?? track,
      without: urlWith(path, query, { track: tracks.filter((other) => other !== track) }),
    })),
    ...one('weight', (weight) => weights.find(([value]) => value === weight)?.[1] ?? weight),
    ...Object.entries(written).flatMap(([name, label]) =>
      one(name, (value) => `${label}: ${value}`),
    ),
    ...periods.flatMap((name) => one(name, (day) => `${dated[name]} ${dateWords(day)}`)),
    ...one('since', () => 'Recorded after a position of the log'),
    ...one('notBy', (name) => `Not recorded by ${name}`),
    ...Object.entries(flags).flatMap(([name, text]) => one(name, () => text)),
  ];
}

/** What a query is without its filters: the day, the knowledge and the order stay. */
export function withoutFilters({ validAt, knownAt, order }: UrlQuery): UrlQuery {
  return { validAt, knownAt, order };
}
