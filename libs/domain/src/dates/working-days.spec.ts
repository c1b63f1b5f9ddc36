import fc from 'fast-check';
import { bankHolidays, bankHolidayYears } from './bank-holidays.data.js';
import { addDays } from './calendar.js';
import { caseDay } from '../testing/dates.arbitraries.js';
import { parseDay, toPlainDate } from './day.js';
import { addWorkingDays, isWorkingDay } from './working-days.js';

describe('bank holidays', () => {
  const days = bankHolidays.map(({ day }) => day);

  test('are real weekdays, once each, in order', () => {
    expect(
      days.filter((day) => parseDay(day) === undefined || toPlainDate(day).dayOfWeek > 5),
    ).toEqual([]);
    expect([...new Set(days)].sort()).toEqual(days);
  });

  test('are eight a year, and one or two more in the years of a one-off day', () => {
    const oneOff = new Map([
      [2011, 1],
      [2012, 1],
      [2022, 2],
      [2023, 1],
    ]);
    for (let year = bankHolidayYears.from; year <= bankHolidayYears.to; year += 1) {
      const count = days.filter((day) => day.startsWith(String(year))).length;
      expect([year, count]).toEqual([year, 8 + (oneOff.get(year) ?? 0)]);
    }
  });
});

describe('isWorkingDay', () => {
  test.each([
    ['2011-04-29', 'no'],
    ['2012-05-28', 'yes'],
    ['2012-06-04', 'no'],
    ['2012-06-05', 'no'],
    ['2020-05-04', 'yes'],
    ['2020-05-08', 'no'],
    ['2022-05-30', 'yes'],
    ['2022-06-02', 'no'],
    ['2022-06-03', 'no'],
    ['2022-09-19', 'no'],
    ['2023-05-08', 'no'],
    ['2016-12-26', 'no'],
    ['2016-12-27', 'no'],
    ['2016-12-28', 'yes'],
    ['2017-01-02', 'no'],
    ['2019-04-19', 'no'],
    ['2019-04-22', 'no'],
    ['2019-04-20', 'no'],
    ['2019-04-23', 'yes'],
    ['2010-01-01', 'no'],
    ['2028-12-29', 'yes'],
    ['2009-12-31', 'not-covered'],
    ['2029-01-01', 'not-covered'],
  ])('%s: %s', (day, answer) => {
    expect(isWorkingDay(day)).toBe(answer);
  });

  test('a text that is not a day is a fault', () => {
    expect(() => isWorkingDay('2014-10')).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  test.each([
    ['2016-11-25', 70, '2017-03-08'],
    ['2022-12-23', 1, '2022-12-28'],
    ['2022-06-01', 1, '2022-06-06'],
    ['2022-09-16', 1, '2022-09-20'],
    ['2011-04-21', 4, '2011-05-03'],
    ['2019-05-04', 1, '2019-05-07'],
    ['2019-05-04', 0, '2019-05-04'],
    ['2017-01-03', -1, '2016-12-30'],
    ['2028-12-01', 15, '2028-12-22'],
  ])('%s and %i working days: %s', (day, count, expected) => {
    expect(addWorkingDays(day, count)).toEqual({ ok: true, day: expected });
  });

  test.each([
    ['2009-12-31', 0],
    ['2009-12-31', 1],
    ['2028-12-29', 1],
    ['2010-01-04', -1],
    ['2015-01-01', Number.MAX_SAFE_INTEGER],
  ])('%s and %i working days is not guessed', (day, count) => {
    const detail: unknown = expect.stringContaining('Bank holidays are held for 2010 to 2028 only');
    expect(addWorkingDays(day, count)).toEqual({
      ok: false,
      code: 'bank-holidays-not-covered',
      detail,
    });
  });

  test('a fraction of a working day is a fault', () => {
    expect(() => addWorkingDays('2015-01-01', 1.5)).toThrow(RangeError);
  });

  test('law: exactly the days asked for lie between, and the last of them is worked', () => {
    const start = caseDay.filter((day) => day < '2027-06-01');
    fc.assert(
      fc.property(start, fc.integer({ min: 1, max: 90 }), (day, count) => {
        const result = addWorkingDays(day, count);
        if (!result.ok) throw new Error(result.detail);
        let worked = 0;
        for (let next = addDays(day, 1); next <= result.day; next = addDays(next, 1)) {
          if (isWorkingDay(next) === 'yes') worked += 1;
        }
        expect([worked, isWorkingDay(result.day)]).toEqual([count, 'yes']);
      }),
      { numRuns: 30 },
    );
  });

  test('law: from a working day, there and back again', () => {
    const start = caseDay.filter((day) => day < '2027-06-01' && isWorkingDay(day) === 'yes');
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 90 }), (day, count) => {
        const there = addWorkingDays(day, count);
        if (!there.ok) throw new Error(there.detail);
        expect(addWorkingDays(there.day, -count)).toEqual({ ok: true, day });
      }),
      { numRuns: 30 },
    );
  });
});
