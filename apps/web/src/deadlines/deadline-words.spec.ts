import { daysLeftWords } from './deadline-words.js';

describe('the days left in words', () => {
  it.each([
    [12, '12 days left'],
    [1, '1 day left'],
    [0, 'due today'],
    [-1, '1 day late'],
    [-3, '3 days late'],
    [-1200, '1,200 days late'],
  ])('says %s as “%s”', (days, words) => {
    expect(daysLeftWords(days)).toBe(words);
  });

  it('says nothing of something without a date', () => {
    expect(daysLeftWords(null)).toBeNull();
  });
});
