import { londonDay, parseDay, type Day } from '@interventions/domain';
import { isPosition, type Position } from '@interventions/eventsourcing';
import type { AsAtView, ViewQueries } from '@interventions/read-models';
import { problem } from '../http/problem.js';

/** The day and the knowledge that a question about the past names, both optional. */
export type AsAtQuery = {
  readonly validAt?: Day | undefined;
  readonly knownAt?: string | undefined;
};

/** The present position for one of a former epoch of the log; undefined for that of another log. */
export type Translate = (position: Position) => Position | undefined;

/**
 * The point in time of a question. A position of before the log was restored leads where it led. A time that has not
 * come is refused: what will be known then is not known now, and the answer of a link must never change. Throws 400.
 */
export function asAtOf(
  views: ViewQueries,
  { validAt, knownAt }: AsAtQuery,
  now: string,
  translate: Translate,
): AsAtView {
  const day = { validAt: validAt ?? null };
  if (knownAt === undefined) return { ...day, knownAt: null, knownAtInstant: null };
  if (isAhead(knownAt, now))
    throw problem('invalid-query', 'That time has not come yet.', {
      field: 'knownAt',
      remedy: 'Ask for a time up to now.',
    });
  const text = isPosition(knownAt) ? (translate(knownAt) ?? knownAt) : knownAt;
  const { position, instant } = views.resolveKnownAt(text, now);
  return { ...day, knownAt: position, knownAtInstant: instant };
}

/** The position after which entries are new, on the present log; another log’s stays as it is and is refused. */
export function sinceOf<Query extends { readonly since?: Position | undefined }>(
  query: Query,
  translate: Translate,
): Query {
  const { since } = query;
  return since === undefined ? query : { ...query, since: translate(since) ?? since };
}

function isAhead(text: string, now: string): boolean {
  const day = parseDay(text);
  return day === undefined ? Date.parse(text) > Date.parse(now) : day > londonDay(now);
}
