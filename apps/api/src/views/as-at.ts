import { londonDay, parseDay, type Day } from '@interventions/domain';
import type { AsAtView, ViewQueries } from '@interventions/read-models';
import { problem } from '../http/problem.js';

/** The day and the knowledge that a question about the past names, both optional. */
export type AsAtQuery = {
  readonly validAt?: Day | undefined;
  readonly knownAt?: string | undefined;
};

/**
 * The point in time of a question. A time that has not come is refused: what will be known then is not
 * known now, and the answer of a link must never change. Throws 400.
 */
export function asAtOf(views: ViewQueries, { validAt, knownAt }: AsAtQuery, now: string): AsAtView {
  const day = { validAt: validAt ?? null };
  if (knownAt === undefined) return { ...day, knownAt: null, knownAtInstant: null };
  if (isAhead(knownAt, now))
    throw problem('invalid-query', 'That time has not come yet.', {
      field: 'knownAt',
      remedy: 'Ask for a time up to now.',
    });
  const { position, instant } = views.resolveKnownAt(knownAt, now);
  return { ...day, knownAt: position, knownAtInstant: instant };
}

function isAhead(text: string, now: string): boolean {
  const day = parseDay(text);
  return day === undefined ? Date.parse(text) > Date.parse(now) : day > londonDay(now);
}
