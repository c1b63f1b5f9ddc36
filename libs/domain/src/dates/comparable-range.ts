import { type Temporal } from 'temporal-polyfill';
import { type DayRange, type Edtf } from './edtf.js';
import { edtfParts } from './edtf-parts.js';
import { type EdtfPoint, pointBounds } from './edtf-point.js';

/**
 * How far beyond its plain form a date marked `~`, `?` or `%` may still lie, on either side: one unit of its precision,
 * and a week for a day, because such days are mostly the date of the article that reported the act. An inference: no
 * source states it.
 */
const margins = {
  day: { days: 7 },
  month: { months: 1 },
  season: { months: 3 },
  year: { years: 1 },
  decade: { years: 10 },
} as const;

/** Bounds for comparing: those of `dayRange`, widened where the date is approximate. Text order is date order. */
export function comparableRange(date: Edtf): DayRange {
  const parts = edtfParts(date);
  switch (parts.precision) {
    case 'unknown':
      return {};
    case 'interval':
      return {
        ...(parts.start && { earliest: earliestOf(parts.start) }),
        ...(parts.end && { latest: latestOf(parts.end) }),
      };
    default:
      return { earliest: earliestOf(parts), latest: latestOf(parts) };
  }
}

function earliestOf(point: EdtfPoint): string {
  return pointBounds(point).start.subtract(marginOf(point)).toString();
}

/** The margin is added to the day after the last, so that a month's end stays a month's end. */
function latestOf(point: EdtfPoint): string {
  return pointBounds(point)
    .end.add({ days: 1 })
    .add(marginOf(point))
    .subtract({ days: 1 })
    .toString();
}

function marginOf(point: EdtfPoint): Temporal.DurationLike {
  return point.approximate || point.uncertain ? margins[point.precision] : { days: 0 };
}
