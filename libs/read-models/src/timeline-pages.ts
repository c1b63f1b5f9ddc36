import type { Track } from '@interventions/domain';
import { sortKey } from '@interventions/domain';
import { compareText, groupBy } from './ordering.js';
import { encodeCursor, pageOf } from './paging.js';
import type { TimelineEntry } from './timeline-entry.js';
import type { TimelineFilter } from './timeline-filter.js';

/** A year of a timeline: `2014`, `../2014` for by then, or `unknown`; the cursor of the page on which it begins. */
export type TimelineYear = {
  readonly year: string;
  readonly entries: number;
  readonly cursor: string | null;
};

/** A page of a timeline by its cursor, null for the first, with the years of its first and last entry. */
export type TimelinePageRef = {
  readonly cursor: string | null;
  readonly from: string;
  readonly to: string;
};

/** An act that a timeline holds, and how often. */
export type TimelineAct = {
  readonly act: string;
  readonly title: string;
  readonly track: Track;
  readonly entries: number;
};

/** A page of entries with its place among the pages. */
export type TimelinePage = {
  readonly items: readonly TimelineEntry[];
  readonly total: number;
  readonly years: readonly TimelineYear[];
  readonly pages: readonly TimelinePageRef[];
  /** Which of the pages this is, from 1. */
  readonly page: number;
  readonly next: string | null;
};

const pageSize = 200;

/** The page that is asked for of the entries that a filter let through. Throws `QueryError` for a strange cursor. */
export function timelinePage(
  wanted: readonly TimelineEntry[],
  { order, cursor, entry, limit = pageSize }: TimelineFilter,
): TimelinePage {
  const keyed = new Map(wanted.map((one) => [keyOf(one), one]));
  const oldest = [...keyed.keys()].sort();
  const keys = order === 'oldest' ? oldest : oldest.reverse();
  const years = keys.map((key) => yearIn(key));
  const starts = keys.flatMap((_, at) => (at % limit === 0 ? [at] : []));
  const cursorOf = (at: number) => {
    const before = keys[Math.floor(at / limit) * limit - 1];
    return before === undefined ? null : encodeCursor([before]);
  };
  const asked = keys.findIndex((key) => keyed.get(key)?.id === entry);
  const { items, next } = pageOf(keys, (key) => key, cursor ?? cursorOf(asked) ?? undefined, limit);
  return {
    items: items.flatMap((key) => keyed.get(key) ?? []),
    total: keys.length,
    years: [...groupBy(years, (year) => year)].map(([year, all]) => ({
      year,
      entries: all.length,
      cursor: cursorOf(years.indexOf(year)),
    })),
    pages: starts.map((start) => ({
      cursor: cursorOf(start),
      from: years[start] ?? 'unknown',
      to: years[Math.min(start + limit, keys.length) - 1] ?? 'unknown',
    })),
    page: Math.floor(Math.max(0, keys.indexOf(items[0] ?? '')) / limit) + 1,
    next,
  };
}

/** The acts of entries, each with how many there are, by title. */
export function actsOf(entries: readonly TimelineEntry[]): readonly TimelineAct[] {
  return [...groupBy(entries, ({ act }) => act).values()]
    .flatMap(([first, ...more]) =>
      first === undefined
        ? []
        : [
            {
              act: first.act,
              title: first.title,
              track: first.track,
              entries: more.length + 1,
            },
          ],
    )
    .sort((a, b) => compareText(a.title, b.title));
}

function keyOf(entry: TimelineEntry): string {
  return `${sortKey(entry.effectiveOn)}/${entry.position}`;
}

/** The year under which an entry stands: the earliest in which it can have happened. */
function yearIn(key: string): string {
  const [earliest = '', latest = ''] = key.split('/');
  if (earliest.startsWith('9999')) return 'unknown';
  return earliest.startsWith('0000') ? `../${latest.slice(0, 4)}` : earliest.slice(0, 4);
}
