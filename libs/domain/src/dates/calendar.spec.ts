import fc from 'fast-check';
import { addDays, addMonths, daysBetween, yearsBetween } from './calendar.js';
import { anyDay, caseDay } from '../testing/dates.arbitraries.js';

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

describe('addMonths', () => {
  test.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-30', 6, '2024-02-29'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2024-08-31', 12, '2025-08-31'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2016-03-31', 3, '2016-06-30'],
    ['2025-03-30', 7, '2025-10-30'],
    ['2025-10-15', 6, '2026-04-15'],
    ['2026-02-28', -6, '2025-08-28'],
    ['2015-12-31', 0, '2015-12-31'],
  ])('%s and %i months: %s', (anchor, months, day) => {
    expect(addMonths(anchor, months)).toBe(day);
  });

  test('reviews count from the first date: a chain would lose the 31st', () => {
    const anchor = '2024-08-31';
    expect([6, 12, 18, 24].map((months) => addMonths(anchor, months))).toEqual([
      '2025-02-28',
      '2025-08-31',
      '2026-02-28',
      '2026-08-31',
    ]);
    expect(addMonths(addMonths(anchor, 6), 6)).toBe('2025-08-28');
  });

  test('law: no month is skipped, and the day moves only where the month is too short', () => {
    fc.assert(
      fc.property(caseDay, fc.integer({ min: -240, max: 240 }), (anchor, months) => {
        const day = addMonths(anchor, months);
        expect(monthNumber(day)).toBe(monthNumber(anchor) + months);
        const kept = day.slice(8) === anchor.slice(8);
        const lastOfMonth = addDays(day, 1).slice(8) === '01';
        expect(kept || (lastOfMonth && day.slice(8) < anchor.slice(8))).toBe(true);
      }),
    );
  });

  test('law: later anchors never give earlier days', () => {
    fc.assert(
      fc.property(caseDay, caseDay, fc.integer({ min: 0, max: 240 }), (a, b, months) => {
        const [first, second] = a <= b ? [a, b] : [b, a];
        expect(addMonths(first, months) <= addMonths(second, months)).toBe(true);
      }),
    );
  });

  test.each([
    ['2014-02-30', 1],
    ['2014-10', 1],
    ['2199-12-31', 1],
    ['1800-01-01', -1],
    ['2014-10-01', 0.5],
    ['2014-10-01', Number.NaN],
  ])('%s and %d months is a fault', (anchor, months) => {
    expect(() => addMonths(anchor, months)).toThrow(
      // By name: a native Temporal throws the RangeError of another realm than the test's.
      expect.objectContaining({ name: 'RangeError' }) as Error,
    );
  });
});

describe('days and years between', () => {
  test.each([
    ['2024-02-28', '2024-03-01', 2],
    ['2025-03-29', '2025-03-31', 2],
    ['2025-10-25', '2025-10-27', 2],
    ['2015-03-01', '2015-02-28', -1],
    ['2015-01-01', '2015-01-01', 0],
  ])('%s to %s is %i days', (a, b, days) => {
    expect(daysBetween(a, b)).toBe(days);
  });

  test('law: adding the days between leads from one day to the other', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
      }),
    );
  });

  test.each([
    ['2020-03-17', '2025-05-13', '5.16'],
    ['2020-01-31', '2024-10-11', '4.70'],
    ['2025-05-13', '2020-03-17', '-5.16'],
    ['2000-01-01', '2020-01-01', '20.00'],
  ])('%s to %s is %s years', (a, b, years) => {
    expect(yearsBetween(a, b).toFixed(2)).toBe(years);
  });
});
