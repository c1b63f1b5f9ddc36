import { inMonths, mean, median } from './statistics.js';

describe('statistics', () => {
  it('finds the middle of an odd and of an even number of values, in any order', () => {
    expect(median([30, 10, 20])).toBe(20);
    expect(median([40, 10, 20, 30])).toBe(25);
    expect(median([7])).toBe(7);
  });

  it('finds the mean to one decimal', () => {
    expect(mean([1, 2, 2])).toBe(1.7);
  });

  it('finds nothing in nothing', () => {
    expect([median([]), mean([])]).toEqual([undefined, undefined]);
  });

  it('counts days as months', () => {
    expect([inMonths(0), inMonths(365), inMonths(-31)]).toEqual([0, 12, -1]);
  });
});
