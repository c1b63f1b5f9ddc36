import { remembering } from './remembering.js';

describe('a function that keeps its answers', () => {
  it('computes the answer to the same question once', () => {
    const asked: string[] = [];
    const answer = remembering((day: string, count: number) => {
      asked.push(`${day} ${count}`);
      return count * 2;
    });
    expect([answer('2020-02-29', 6), answer('2020-02-29', 6), answer('2020-02-29', 7)]).toEqual([
      12, 12, 14,
    ]);
    expect(asked).toEqual(['2020-02-29 6', '2020-02-29 7']);
  });

  it('throws every time where the function throws', () => {
    const answer = remembering((day: string, _other: string): string => {
      throw new RangeError(day);
    });
    expect(() => answer('x', 'y')).toThrow(RangeError);
    expect(() => answer('x', 'y')).toThrow(RangeError);
  });
});
