import fc from 'fast-check';
import { compareDates, isBefore, isOnOrBefore, sortKey } from './compare-dates.js';
import { anyEdtf, caseDay } from '../testing/dates.arbitraries.js';
import { dayRange, type Edtf, isApproximate } from './edtf.js';

const opposite = {
  before: 'after',
  after: 'before',
  same: 'same',
  'cannot-tell': 'cannot-tell',
} as const;

/** A date together with one of the days that it may mean. */
const dateAndDay = fc
  .tuple(anyEdtf, fc.array(caseDay, { minLength: 1, maxLength: 3 }))
  .map(([date, days]) => {
    const { earliest = '1800-01-01', latest = '2199-12-31' } = dayRange(date);
    const inside = days.find((day) => day >= earliest && day <= latest);
    return { date, day: inside ?? (days.length % 2 === 0 ? earliest : latest) };
  });

describe('compareDates', () => {
  test.each([
    ['2014-10-01', '2014-10-02', 'before'],
    ['2014-10-01', '2014-10-01', 'same'],
    ['2014-10-01/2014-10-01', '2014-10-01', 'same'],
    ['2014-10', '2014-11-01', 'before'],
    ['2014-10', '2014-10-31', 'cannot-tell'],
    ['2014-10', '2014-10', 'cannot-tell'],
    ['2014', '2014-12-31', 'cannot-tell'],
    ['2015', '2014-12-31', 'after'],
    ['2023-23', '2023-12', 'before'],
    ['2023-24', '2024-02', 'cannot-tell'],
    ['2023-24', '2024-03', 'before'],
    ['201X', '2020', 'before'],
    ['../2014', '2015', 'before'],
    ['../2014', '2014', 'cannot-tell'],
    ['2015/..', '2014', 'after'],
    ['2015/..', '2030', 'cannot-tell'],
    ['2015/2016', '2017-01-01', 'before'],
    ['unknown', '2014', 'cannot-tell'],
    ['unknown', 'unknown', 'cannot-tell'],
  ] as const)('%s and %s: %s', (a, b, order) => {
    expect(compareDates(a, b)).toBe(order);
    expect(compareDates(b, a)).toBe(opposite[order]);
  });

  test.each([
    ['2013-07-16~', '2013-07-16', 'cannot-tell'],
    ['2013-07-16~', '2013-07-23', 'cannot-tell'],
    ['2013-07-16~', '2013-07-24', 'before'],
    ['2013-10?', '2013-11-30', 'cannot-tell'],
    ['2013-10?', '2013-12-01', 'before'],
    ['2014-02~', '2014-03-31', 'cannot-tell'],
    ['2014-02~', '2014-04-01', 'before'],
    ['2023-23~', '2024-02-29', 'cannot-tell'],
    ['2023-23~', '2024-03-01', 'before'],
    ['2013%', '2014-12-31', 'cannot-tell'],
    ['2013%', '2015-01-01', 'before'],
    ['200X~', '2019-12-31', 'cannot-tell'],
    ['200X~', '2020', 'before'],
    ['2015/2016~', '2017-12-31', 'cannot-tell'],
    ['2015~/2016', '2017-01-01', 'before'],
  ] as const)('with the margin of an inexact date, %s and %s: %s', (a, b, order) => {
    expect(compareDates(a, b)).toBe(order);
  });

  test('law: turning the question round turns the answer round', () => {
    fc.assert(
      fc.property(anyEdtf, anyEdtf, (a, b) => compareDates(b, a) === opposite[compareDates(a, b)]),
    );
  });

  test('law: certainty is earned, whatever days the two dates really mean', () => {
    fc.assert(
      fc.property(dateAndDay, dateAndDay, (a, b) => {
        expect([compareDates(a.day, b.day), 'cannot-tell']).toContain(compareDates(a.date, b.date));
        expect([isBefore(a.day, b.day), 'cannot-tell']).toContain(isBefore(a.date, b.date));
        expect([isOnOrBefore(a.day, b.day), 'cannot-tell']).toContain(isOnOrBefore(a.date, b.date));
      }),
      { numRuns: 1000 },
    );
  });

  test('law: doubt is earned, two of the days that plain dates may mean disagree', () => {
    const plain = anyEdtf.filter((date) => !isApproximate(date));
    const bounds = (date: Edtf) => ({
      earliest: '1799-01-01',
      latest: '2200-12-31',
      ...dayRange(date),
    });
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        fc.pre(isBefore(a, b) === 'cannot-tell');
        expect(bounds(a).earliest < bounds(b).latest).toBe(true);
        expect(bounds(a).latest < bounds(b).earliest).toBe(false);
      }),
    );
  });
});

describe('isBefore and isOnOrBefore', () => {
  test.each([
    ['2014-10-01', '2014-10-01', 'no', 'yes'],
    ['2014', '2014-12-31', 'cannot-tell', 'yes'],
    ['2014-12-31', '2014', 'no', 'cannot-tell'],
    ['2014', '2014-01-01', 'no', 'cannot-tell'],
    ['2014', '2013', 'no', 'no'],
    ['2014', '2015', 'yes', 'yes'],
    ['../2014', '2014-12-31', 'cannot-tell', 'yes'],
    ['unknown', '2014', 'cannot-tell', 'cannot-tell'],
  ] as const)('%s before %s: %s; on or before: %s', (a, b, before, onOrBefore) => {
    expect([isBefore(a, b), isOnOrBefore(a, b)]).toEqual([before, onOrBefore]);
  });

  test('a text that is not a date is a fault', () => {
    expect(() => isBefore('soon', '2014')).toThrow('"soon" is not an EDTF date');
  });
});

describe('sortKey', () => {
  const byKey = (a: Edtf, b: Edtf) => (sortKey(a) < sortKey(b) ? -1 : 1);

  test('orders a timeline: open starts, then by earliest day, the more exact first, unknown last', () => {
    const timeline = [
      '../2014',
      '2014-01-01',
      '2014-01-01~',
      '2014-01',
      '2014',
      '2014/..',
      '2014-03-02',
      '2014-21~',
      '201X',
    ];
    const ordered = [
      '../2014',
      '201X',
      '2014-01-01',
      '2014-01-01~',
      '2014-01',
      '2014',
      '2014/..',
      '2014-21~',
      '2014-03-02',
    ];
    expect([...timeline, 'unknown'].reverse().sort(byKey)).toEqual([...ordered, 'unknown']);
  });

  test('law: two dates share a key only where their texts are the same', () => {
    fc.assert(fc.property(anyEdtf, anyEdtf, (a, b) => (sortKey(a) === sortKey(b)) === (a === b)));
  });

  test('law: the order never contradicts a certain comparison', () => {
    fc.assert(
      fc.property(anyEdtf, anyEdtf, (a, b) => {
        fc.pre(compareDates(a, b) === 'before');
        expect(sortKey(a) < sortKey(b)).toBe(true);
      }),
    );
  });
});
