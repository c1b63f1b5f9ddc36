import fc from 'fast-check';
import { anyDay, anyEdtf } from '../testing/dates.arbitraries.js';
import { formatDate } from './format-date.js';

const months =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

describe('formatDate', () => {
  test.each([
    ['2016-09-30', '30 September 2016'],
    ['2014-10-01', '1 October 2014'],
    ['2014-10', 'October 2014'],
    ['2014', '2014'],
    ['2014-XX', '2014'],
    ['201X', 'the 2010s'],
    ['2023-21', 'spring 2023'],
    ['2023-22', 'summer 2023'],
    ['2023-23', 'autumn 2023'],
    ['2023-24', 'winter 2023 to 2024'],
    ['2013-07-16~', 'about 16 July 2013'],
    ['2013~', 'about 2013'],
    ['2013-10?', 'October 2013 (not certain)'],
    ['2013%', 'about 2013 (not certain)'],
    ['../2014', 'before or in 2014'],
    ['../2014-10-01', 'on or before 1 October 2014'],
    ['2015/..', 'in or after 2015'],
    ['2015-05-01/..', 'on or after 1 May 2015'],
    ['2015/2016', 'between 2015 and 2016'],
    ['2015-05-01/2016-23', 'between 1 May 2015 and autumn 2016'],
    ['2015~/2016', 'between about 2015 and 2016'],
    ['unknown', 'date not known'],
  ])('%s is "%s"', (date, words) => {
    expect(formatDate(date)).toBe(words);
  });

  test('law: the words of an exact day lead back to it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const [date = '', month = '', year = ''] = formatDate(day).split(' ');
        const number = String(months.indexOf(month) + 1).padStart(2, '0');
        expect(`${year}-${number}-${date.padStart(2, '0')}`).toBe(day);
      }),
    );
  });

  test('law: every date has words, without the marks of the notation', () => {
    fc.assert(fc.property(anyEdtf, (date) => /^[A-Za-z0-9 ()]+$/.test(formatDate(date))));
  });

  test('a text that is not a date is a fault, never printed', () => {
    expect(() => formatDate('2023-02-30')).toThrow(RangeError);
  });
});
