import type { Timeline } from '@interventions/contracts';
import { urlWith, type UrlQuery } from '../http/url-query.js';
import { yearAnchor, yearWords } from './timeline-view.js';

/** A year of the jump list: on this page, or on the one on which it begins. */
export interface YearLink {
  readonly text: string;
  readonly entries: number;
  readonly href: string;
}

/** Links to the years of everything that was found. */
export function yearLinks(path: string, query: UrlQuery, timeline: Timeline): readonly YearLink[] {
  const here = timeline.pages[timeline.page - 1]?.cursor ?? null;
  return timeline.years.map(({ year, entries, cursor }) => ({
    text: yearWords(year),
    entries,
    href: `${cursor === here ? '' : pageAt(path, query, cursor)}#${yearAnchor(year)}`,
  }));
}

/** The pages as the design system’s pagination takes them; null where there is one only. */
export function pageLinks(path: string, query: UrlQuery, { pages, page }: Timeline) {
  if (pages.length < 2) return null;
  const hrefs = pages.map(({ cursor }) => pageAt(path, query, cursor));
  const neighbour = (href: string | undefined) => (href === undefined ? undefined : { href });
  return {
    landmarkLabel: 'Pages of the timeline',
    previous: neighbour(hrefs[page - 2]),
    next: neighbour(hrefs[page]),
    items: pages.map(({ from, to }, at) => ({
      number: at + 1,
      href: hrefs[at],
      current: at + 1 === page,
      visuallyHiddenText: `Page ${at + 1}: ${spanOf(from, to)}`,
    })),
  };
}

function spanOf(from: string, to: string): string {
  return from === to ? yearWords(from) : `${yearWords(from)} to ${yearWords(to)}`;
}

function pageAt(path: string, query: UrlQuery, cursor: string | null): string {
  return urlWith(path, query, { cursor: cursor ?? undefined, entry: undefined });
}
