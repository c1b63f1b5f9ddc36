import { Temporal } from 'temporal-polyfill';
import { type DayRange, type Edtf } from './edtf.js';
import { edtfParts } from './edtf-parts.js';
import { type EdtfPoint, pointRange, type PointRange } from './edtf-point.js';

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
        ...(parts.start && { earliest: widenedRange(parts.start).earliest }),
        ...(parts.end && { latest: widenedRange(parts.end).latest }),
      };
    default:
      return widenedRange(parts);
  }
}

/** The margin is added to the day after the last, so that the end of a month stays the end of a month. */
function widenedRange(point: EdtfPoint): PointRange {
  const stated = pointRange(point);
  if (!point.approximate && !point.uncertain) return stated;
  const margin = margins[point.precision];
  const start = Temporal.PlainDate.from(stated.earliest);
  const next = Temporal.PlainDate.from(stated.latest).add({ days: 1 });
  return {
    earliest: start.subtract(margin).toString(),
    latest: next.add(margin).subtract({ days: 1 }).toString(),
  };
}
