import { percentile, median, medianRatio, spread } from './statistics.js';

describe('median', () => {
  it('is the middle value, whatever the order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle values of an even count', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('does not change its input', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it('refuses an empty list', () => {
    expect(() => median([])).toThrow('No values');
  });
});

describe('medianRatio', () => {
  it('compares round by round, so that a slow round of the machine cancels out', () => {
    expect(medianRatio([80, 8, 80], [100, 10, 100])).toBeCloseTo(0.8);
  });

  it('is not moved by one bad round of one contender', () => {
    expect(medianRatio([90, 1, 90, 90, 90], [100, 100, 100, 100, 100])).toBeCloseTo(0.9);
  });

  it('refuses lists of different length', () => {
    expect(() => medianRatio([1], [1, 2])).toThrow('same number');
  });
});

describe('spread', () => {
  it('is none for equal rounds, and a share of the median otherwise', () => {
    expect(spread([5, 5, 5])).toBe(0);
    expect(spread([8, 10, 13])).toBeCloseTo(0.5);
  });
});

describe('percentile', () => {
  it('is the least value that the share does not exceed', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.5, 0.99, 1].map((share) => percentile(values, share))).toEqual([50, 99, 100]);
    expect(percentile([7], 0.99)).toBe(7);
    expect(() => percentile([], 0.5)).toThrow('No values');
  });
});
