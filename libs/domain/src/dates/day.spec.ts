import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { anyDay } from '../testing/dates.arbitraries.js';
import { daySchema, daysInMonth, fromPlainDate, parseDay, toPlainDate } from './day.js';

describe('parseDay', () => {
  test.each(['2014-10-01', '2024-02-29', '2000-02-29', '1800-01-01', '2199-12-31'])(
    'reads %s',
    (text) => {
      expect(parseDay(text)).toBe(text);
      expect(daySchema.parse(text)).toBe(text);
    },
  );

  test.each([
    '',
    '2023-02-29',
    '1900-02-29',
    '2014-13-01',
    '2014-00-10',
    '2014-04-31',
    '2014-10-00',
    '1799-12-31',
    '2200-01-01',
  ])('refuses %p', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test.each([
    '2014-10',
    '2014-10-01~',
    '2014-1-1',
    ' 2014-10-01',
    '2014-10-01\n',
    '2014-10-01T00:00:00Z',
    '٢٠١٤-١٠-٠١',
  ])('refuses the form of %p', (text) => {
    expect(parseDay(text)).toBeUndefined();
  });

  test('says what to enter instead', () => {
    expect(daySchema.safeParse('1 October 2014').error?.issues[0]?.message).toBe(
      'Enter a real day as year, month and day, such as 2014-10-01, from 1800 to 2199',
    );
    expect(daySchema.safeParse(20141001).success).toBe(false);
  });
});

describe('days as calendar values', () => {
  test('law: every day survives the way there and back', () => {
    fc.assert(fc.property(anyDay, (day) => fromPlainDate(toPlainDate(day)) === day));
  });

  test('a text that is not a day is a fault that names it', () => {
    expect(() => toPlainDate('2014-10')).toThrow(/"2014-10" is not a day/);
  });

  test('law: month lengths agree with Temporal', () => {
    const year = fc.integer({ min: 1800, max: 2199 });
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(
        year,
        month,
        (y, m) =>
          daysInMonth(y, m) === Temporal.PlainYearMonth.from({ year: y, month: m }).daysInMonth,
      ),
      { numRuns: 2000 },
    );
  });
});
