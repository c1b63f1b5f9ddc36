import type { CorrectedEntry } from '../../case/entry.js';
import { daysBetween, type Day } from '../../dates/index.js';
import { firstDayOf } from '../draft.js';
import type { Due } from '../obligation.js';

/**
 * Which review was held for which of the points that follow one another from `start`. A review counts for the period
 * that it is held in; one in the first half of a period whose predecessor had none counts as that one, late. After the
 * last point it counts for the last.
 */
export function assignReviews(
  start: Day,
  points: readonly Due[],
  reviews: readonly CorrectedEntry[],
): ReadonlyMap<number, CorrectedEntry> {
  const held = new Map<number, CorrectedEntry>();
  for (const review of reviews) {
    const day = firstDayOf(review.data.effectiveOn);
    const period = points.findIndex(({ latest }) => day <= latest);
    const at = period === -1 ? points.length - 1 : period;
    const from = points[at - 1]?.latest ?? start;
    const to = points[at]?.latest ?? from;
    const early = daysBetween(from, day) * 2 < daysBetween(from, to);
    const late = at > 0 && !held.has(at - 1) && (early || held.has(at));
    const place = late ? at - 1 : at;
    if (!held.has(place)) held.set(place, review);
  }
  return held;
}
