import fc from 'fast-check';
import { anyDay, anyEdtf } from '../testing/dates.arbitraries.js';
import { dayRange, edtfSchema, isApproximate, parseEdtf, precisionOf } from './edtf.js';

/** Text, precision, approximate, first and last day; `undefined` is an open end. */
const readable = [
  ['2014-10-01', 'day', false, '2014-10-01', '2014-10-01'],
  ['2013-07-16~', 'day', true, '2013-07-16', '2013-07-16'],
  ['2014-10', 'month', false, '2014-10-01', '2014-10-31'],
  ['2013-10?', 'month', true, '2013-10-01', '2013-10-31'],
  ['2024-02', 'month', false, '2024-02-01', '2024-02-29'],
  ['2023-21', 'season', false, '2023-03-01', '2023-05-31'],
  ['2023-22', 'season', false, '2023-06-01', '2023-08-31'],
  ['2023-23', 'season', false, '2023-09-01', '2023-11-30'],
  ['2023-24', 'season', false, '2023-12-01', '2024-02-29'],
  ['2022-24~', 'season', true, '2022-12-01', '2023-02-28'],
  ['2014', 'year', false, '2014-01-01', '2014-12-31'],
  ['2014-XX', 'year', false, '2014-01-01', '2014-12-31'],
  ['2013~', 'year', true, '2013-01-01', '2013-12-31'],
  ['2013%', 'year', true, '2013-01-01', '2013-12-31'],
  ['201X', 'decade', false, '2010-01-01', '2019-12-31'],
  ['219X', 'decade', false, '2190-01-01', '2199-12-31'],
  ['2015/2016', 'interval', false, '2015-01-01', '2016-12-31'],
  ['2015-06/2015-09-14', 'interval', false, '2015-06-01', '2015-09-14'],
  ['2014-06/2014', 'interval', false, '2014-06-01', '2014-12-31'],
  ['2015~/2016', 'interval', true, '2015-01-01', '2016-12-31'],
  ['2015/2016?', 'interval', true, '2015-01-01', '2016-12-31'],
  ['../2014', 'interval', false, undefined, '2014-12-31'],
  ['2015/..', 'interval', false, '2015-01-01', undefined],
  ['unknown', 'unknown', false, undefined, undefined],
] as const;

const unreadable = [
  ['2023-02-30', /in the calendar/],
  ['2014-13', /in the calendar/],
  ['2014-00', /in the calendar/],
  ['2014-25', /in the calendar/],
  ['2014-21-01', /in the calendar/],
  ['2015/2016-02-30', /in the calendar/],
  ['1799', /from 1800 to 2199/],
  ['2200-01-01', /from 1800 to 2199/],
  ['179X', /from 1800 to 2199/],
  ['2199-24', /from 1800 to 2199/],
  ['../2200', /from 1800 to 2199/],
  ['2016/2015', /earlier date first/],
  ['2014-06/2014-03', /earlier date first/],
  ['', /^Enter a date such as 2014-10-01/],
  ['Unknown', /^Enter a date/],
  ['../..', /^Enter a date/],
  ['..', /^Enter a date/],
  ['/2014', /^Enter a date/],
  ['2014/', /^Enter a date/],
  ['2014/2015/2016', /^Enter a date/],
  ['unknown/2014', /^Enter a date/],
  ['20XX', /^Enter a date/],
  ['2014-XX-01', /^Enter a date/],
  ['2014-10-XX', /^Enter a date/],
  ['~2014', /^Enter a date/],
  ['2014~~', /^Enter a date/],
  ['2014-10-1', /^Enter a date/],
  [' 2014', /^Enter a date/],
  ['2014\n', /^Enter a date/],
  ['1 October 2014', /^Enter a date/],
  ['2014-10-01T00:00:00Z', /^Enter a date/],
  ['9'.repeat(1_000_000), /^Enter a date/],
] as const;

describe('EDTF', () => {
  test.each(readable)(
    '%s is exact to the %s (approximate: %s), %s to %s',
    (text, precision, approximate, earliest, latest) => {
      expect(parseEdtf(text)).toBe(text);
      expect(edtfSchema.parse(text)).toBe(text);
      expect(precisionOf(text)).toBe(precision);
      expect(isApproximate(text)).toBe(approximate);
      expect(dayRange(text)).toStrictEqual({
        ...(earliest && { earliest }),
        ...(latest && { latest }),
      });
    },
  );

  test.each(unreadable.map(([text, message]) => [text.slice(0, 30), text, message] as const))(
    'refuses %p',
    (_, text, message) => {
      expect(parseEdtf(text)).toBeUndefined();
      expect(edtfSchema.safeParse(text).error?.issues.map((issue) => issue.message)).toEqual([
        expect.stringMatching(message),
      ]);
      expect(() => dayRange(text)).toThrow(RangeError);
    },
  );

  test('a value that is no text at all is told what to enter', () => {
    expect(edtfSchema.safeParse(null).error?.issues[0]?.message).toMatch(/^Enter a date such as/);
  });

  test('law: parsing is total', () => {
    const noise = fc.oneof(fc.string(), fc.stringMatching(/^[0-9X./~?%-]{0,24}$/));
    fc.assert(
      fc.property(noise, (text) => {
        const parsed = parseEdtf(text);
        expect(parsed === undefined || parsed === text).toBe(true);
        expect(edtfSchema.safeParse(text).success).toBe(parsed !== undefined);
      }),
    );
  });

  test('law: every generated date is read, and its bounds are days in order', () => {
    fc.assert(
      fc.property(anyEdtf, (date) => {
        expect(parseEdtf(date)).toBe(date);
        const { earliest = '1800-01-01', latest = '2199-12-31' } = dayRange(date);
        expect([parseEdtf(earliest), parseEdtf(latest)]).toEqual([earliest, latest]);
        expect(earliest <= latest).toBe(true);
      }),
    );
  });

  test('law: each coarser date contains the days it was cut from', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const text of [day, day.slice(0, 7), day.slice(0, 4), `${day.slice(0, 3)}X`]) {
          const { earliest = '', latest = '' } = dayRange(text);
          expect(earliest <= day && day <= latest).toBe(true);
        }
      }),
    );
  });
});
