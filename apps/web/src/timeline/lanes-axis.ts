import { daysBetween, type CaseLanes } from '@interventions/contracts';
import { ticksOf } from '../overviews/calendar-drawing.js';

const daysInYear = 365.25;

/** What cases beside each other are lined up by. */
export const alignments = ['calendar', 'opening', 'inadequate'] as const;
export type Alignment = (typeof alignments)[number];

/** A line across the lanes, in days of the axis. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** One axis for all sections: days of the calendar, or days since a day of each section’s own. */
export interface LanesAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
  /** The place of a day, by the section’s own zero. */
  readonly place: (day: string, zero: string) => number;
}

/** The day from which a case counts; its opening where it has no such day. */
export function zeroOf({ starts, from }: CaseLanes, alignment: Alignment): string {
  if (alignment === 'calendar') return '2000-01-01';
  return (alignment === 'inadequate' ? starts.inadequate : null) ?? starts.opening ?? from;
}

/** The axis that holds all cases. */
export function axisOf(cases: readonly CaseLanes[], alignment: Alignment): LanesAxis {
  const place = (day: string, zero: string) => daysBetween(zero, day);
  const ends = cases.map((one) => {
    const zero = zeroOf(one, alignment);
    return { from: place(one.from, zero), to: place(one.to, zero) };
  });
  const from = Math.min(...ends.map((one) => one.from));
  const to = Math.max(from + 1, ...ends.map((one) => one.to));
  const ticks = alignment === 'calendar' ? calendarTicks(cases, place) : yearTicks(from, to);
  return { from, to, ticks, place };
}

function calendarTicks(cases: readonly CaseLanes[], place: LanesAxis['place']): readonly Tick[] {
  const [first = ''] = cases.map((one) => one.from).sort();
  const last =
    cases
      .map((one) => one.to)
      .sort()
      .at(-1) ?? first;
  return ticksOf(first, last).map(({ on, label }) => ({ at: place(on, '2000-01-01'), label }));
}

/** Whole years before and after, every second one where there are many. */
function yearTicks(from: number, to: number): readonly Tick[] {
  const every = to - from > 14 * daysInYear ? 2 : 1;
  const first = Math.ceil(from / daysInYear / every);
  const last = Math.floor(to / daysInYear / every);
  return Array.from({ length: last - first + 1 }, (_, at) => (first + at) * every).map((year) => ({
    at: Math.round(year * daysInYear),
    label: year === 0 ? 'Start' : `${year > 0 ? '+' : '−'}${Math.abs(year)}`,
  }));
}
