import fc from 'fast-check';
import { anyEdtf, caseDay } from '../testing/dates.arbitraries.js';
import { dayRange } from './edtf.js';
import { withinYears } from './within-years.js';

describe('withinYears', () => {
  test.each([
    ['2015-05-12', '2020-05-12', 'yes'],
    ['2015-05-12', '2020-05-13', 'no'],
    ['2016-02-29', '2021-02-28', 'yes'],
    ['2016-02-29', '2021-03-01', 'no'],
    ['2020-03-17', '2025-05-13', 'no'],
    ['2020-01-31', '2024-10-11', 'yes'],
    ['2015-05', '2020-05-01', 'yes'],
    ['2015-05', '2020-05-02', 'cannot-tell'],
    ['2015-05', '2020-05-31', 'cannot-tell'],
    ['2015-05', '2020-06-01', 'no'],
    ['2015', '2020', 'cannot-tell'],
    ['2015', '2019', 'yes'],
    ['2015', '2021', 'no'],
    ['2015', '2022', 'no'],
    ['2015-05-12~', '2020-05-12', 'cannot-tell'],
    ['2015-05-12~', '2020-05-19', 'cannot-tell'],
    ['2015-05-12~', '2020-05-20', 'no'],
    ['2015-05-12~', '2020-05-05', 'yes'],
    ['../2010', '2016', 'no'],
    ['../2015', '2016', 'cannot-tell'],
    ['2015/..', '2016', 'cannot-tell'],
    ['unknown', '2016', 'cannot-tell'],
  ] as const)('%s and %s within five years, either way round: %s', (a, b, answer) => {
    expect(withinYears(a, b, 5)).toBe(answer);
    expect(withinYears(b, a, 5)).toBe(answer);
  });

  test('nothing but a whole number of years is a window', () => {
    for (const years of [-1, 0.5, 401, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => withinYears('2015', '2016', years)).toThrow(RangeError);
    }
    expect(withinYears('2015-05-12', '2015-05-12', 0)).toBe('yes');
  });

  test('law: certainty is earned, whatever days the two dates really mean', () => {
    const dateAndDay = fc.tuple(anyEdtf, caseDay, fc.boolean()).map(([date, day, last]) => {
      const { earliest = '1800-01-01', latest = '2199-12-31' } = dayRange(date);
      return { date, day: day >= earliest && day <= latest ? day : last ? latest : earliest };
    });
    fc.assert(
      fc.property(dateAndDay, dateAndDay, fc.integer({ min: 0, max: 12 }), (a, b, years) => {
        expect([withinYears(a.day, b.day, years), 'cannot-tell']).toContain(
          withinYears(a.date, b.date, years),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('law: a wider window never turns a yes into anything else', () => {
    fc.assert(
      fc.property(anyEdtf, anyEdtf, fc.integer({ min: 0, max: 12 }), (a, b, years) => {
        fc.pre(withinYears(a, b, years) === 'yes');
        expect(withinYears(a, b, years + 1)).toBe('yes');
      }),
    );
  });
});
