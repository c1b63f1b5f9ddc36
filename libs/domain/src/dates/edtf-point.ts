import { type Day, daysInMonth, isRealDay, isSupportedYear } from './day.js';

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
  return isSupportedYear(Number(pointRange(point).latest.slice(0, 4)))
    ? point
    : 'year-out-of-range';
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

/** A point's bounds, both always known. */
export type PointRange = { readonly earliest: Day; readonly latest: Day };

/**
 * First and last day that the point may mean, as stated (approximate and uncertain do not widen it).
 * Seasons are the meteorological ones; winter belongs to the year it begins in: 2023-24 is December 2023 to February 2024.
 */
export function pointRange(point: EdtfPoint): PointRange {
  const { year } = point;
  switch (point.precision) {
    case 'day': {
      const day = dayText(year, point.month, point.day);
      return { earliest: day, latest: day };
    }
    case 'month':
      return monthsRange(year, point.month, year, point.month);
    case 'season': {
      const first = firstMonthOf[point.season];
      return point.season === 'winter'
        ? monthsRange(year, first, year + 1, 2)
        : monthsRange(year, first, year, first + 2);
    }
    case 'year':
      return monthsRange(year, 1, year, 12);
    case 'decade':
      return monthsRange(year, 1, year + 9, 12);
  }
}

function monthsRange(
  fromYear: number,
  fromMonth: number,
  toYear: number,
  toMonth: number,
): PointRange {
  return {
    earliest: dayText(fromYear, fromMonth, 1),
    latest: dayText(toYear, toMonth, daysInMonth(toYear, toMonth)),
  };
}

function dayText(year: number, month: number, day: number): Day {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
