import { Temporal } from 'temporal-polyfill';
import { type Day, isRealDay, isSupportedYear } from './day.js';

/** The four seasons by their EDTF numbers: 21 spring, 22 summer, 23 autumn, 24 winter. */
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

type PointShape =
  | {
      readonly precision: 'day';
      readonly year: number;
      readonly month: number;
      readonly day: number;
    }
  | { readonly precision: 'month'; readonly year: number; readonly month: number }
  | { readonly precision: 'season'; readonly year: number; readonly season: Season }
  | { readonly precision: 'year'; readonly year: number }
  | { readonly precision: 'decade'; readonly year: number };

/** One date without an interval; `~` makes it approximate, `?` uncertain, `%` both. A decade holds its first year. */
export type EdtfPoint = PointShape & { readonly approximate: boolean; readonly uncertain: boolean };

/** Why a text is not a date that this service can hold. */
export type EdtfProblem =
  'not-a-date' | 'no-such-date' | 'year-out-of-range' | 'ends-before-it-starts';

const pointPattern = /^(?:(\d{3})X|(\d{4})(?:-(\d{2}|XX)(?:-(\d{2}))?)?)([?~%])?$/;
const seasons: Readonly<Record<string, Season>> = {
  '21': 'spring',
  '22': 'summer',
  '23': 'autumn',
  '24': 'winter',
};
const firstMonthOf: Readonly<Record<Season, number>> = {
  spring: 3,
  summer: 6,
  autumn: 9,
  winter: 12,
};

/** Reads one date of EDTF level 0–1, or says why it cannot. `2014-XX` (month not known) is the year 2014. */
export function readPoint(text: string): EdtfPoint | EdtfProblem {
  const match = pointPattern.exec(text);
  if (!match) return 'not-a-date';
  const [, decade, year, second, third, qualifier] = match;
  const shape =
    decade === undefined
      ? readShape(Number(year), second, third)
      : decadeShape(Number(decade) * 10);
  if (typeof shape === 'string') return shape;
  const point = {
    ...shape,
    approximate: qualifier === '~' || qualifier === '%',
    uncertain: qualifier === '?' || qualifier === '%',
  };
  return isSupportedYear(pointBounds(point).end.year) ? point : 'year-out-of-range';
}

function decadeShape(year: number): PointShape | EdtfProblem {
  return isSupportedYear(year) ? { precision: 'decade', year } : 'year-out-of-range';
}

function readShape(
  year: number,
  second: string | undefined,
  third: string | undefined,
): PointShape | EdtfProblem {
  if (!isSupportedYear(year)) return 'year-out-of-range';
  if (second === undefined) return { precision: 'year', year };
  if (third !== undefined) {
    const [month, day] = [Number(second), Number(third)];
    if (second === 'XX') return 'not-a-date';
    return isRealDay(year, month, day) ? { precision: 'day', year, month, day } : 'no-such-date';
  }
  if (second === 'XX') return { precision: 'year', year };
  const season = seasons[second];
  if (season !== undefined) return { precision: 'season', year, season };
  const month = Number(second);
  return month >= 1 && month <= 12 ? { precision: 'month', year, month } : 'no-such-date';
}

/**
 * First and last day that the point may mean, as stated (approximate and uncertain do not widen it).
 * Seasons are the meteorological ones; winter belongs to the year it begins in: 2023-24 is December 2023 to February 2024.
 */
export function pointRange(point: EdtfPoint): { readonly earliest: Day; readonly latest: Day } {
  const { start, end } = pointBounds(point);
  return { earliest: start.toString(), latest: end.toString() };
}

/** {@link pointRange} as calendar values, for arithmetic. */
export function pointBounds(point: EdtfPoint): {
  readonly start: Temporal.PlainDate;
  readonly end: Temporal.PlainDate;
} {
  const [start, length] = startAndLength(point);
  return { start, end: start.add(length).subtract({ days: 1 }) };
}

function startAndLength(point: EdtfPoint): readonly [Temporal.PlainDate, Temporal.DurationLike] {
  const { year } = point;
  switch (point.precision) {
    case 'day':
      return [Temporal.PlainDate.from({ year, month: point.month, day: point.day }), { days: 1 }];
    case 'month':
      return [Temporal.PlainDate.from({ year, month: point.month, day: 1 }), { months: 1 }];
    case 'season':
      return [
        Temporal.PlainDate.from({ year, month: firstMonthOf[point.season], day: 1 }),
        { months: 3 },
      ];
    case 'year':
      return [Temporal.PlainDate.from({ year, month: 1, day: 1 }), { years: 1 }];
    case 'decade':
      return [Temporal.PlainDate.from({ year, month: 1, day: 1 }), { years: 10 }];
  }
}
