import type { UrlQuery } from '../http/url-query.js';
import { problemWith, readFilters, type TimelineProblem } from './timeline-filters.js';

/** The day and the knowledge that a page looks back to, as they stand in the URL. */
export interface LookBack {
  readonly query: { readonly validAt?: string | undefined; readonly knownAt?: string | undefined };
  readonly typed: { readonly validAt: string; readonly knownAt: string };
  readonly canonical: UrlQuery | null;
  readonly problems: readonly TimelineProblem[];
}

/** Reads the day and the knowledge of a page that shows nothing of days to come. */
export function readLookBack(raw: unknown, today: string): LookBack {
  const { query, typed, canonical, problems } = readFilters(raw, today);
  const one = (name: 'validAt' | 'knownAt') => {
    const value = query[name];
    return typeof value === 'string' ? value : undefined;
  };
  const asked = { validAt: one('validAt'), knownAt: one('knownAt') };
  const ahead = asked.validAt !== undefined && asked.validAt > today;
  const own = problems.filter(({ href }) => href === '#validAt' || href === '#knownAt');
  return {
    query: { ...asked, ...(ahead && { validAt: undefined }) },
    typed,
    canonical: canonical === null || ahead ? null : asked,
    problems: ahead ? [...own, problemWith('validAt', 'Enter a day up to today')] : own,
  };
}
