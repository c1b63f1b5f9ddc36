import { daysBetween } from './calendar.js';
import { dayRange, parseEdtf, type Edtf } from './edtf.js';
import { londonDay } from './london-day.js';

/** What was recorded more days than this after it happened counts as recorded late. */
export const lateAfterDays = 30;

/**
 * Days from the last day that a date may mean to the London day of an instant, below 0 where it lies ahead; undefined
 * where the date has no end or either is none.
 */
export function daysUntilRecorded(effectiveOn: Edtf, recordedAt: string): number | undefined {
  const { latest } = parseEdtf(effectiveOn) === undefined ? {} : dayRange(effectiveOn);
  if (latest === undefined || Number.isNaN(Date.parse(recordedAt))) return undefined;
  return daysBetween(latest, londonDay(recordedAt));
}
