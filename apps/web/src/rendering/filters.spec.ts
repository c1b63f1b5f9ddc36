import { counted, dateWords, instantDay, instantWords, lowerFirst, sentence } from './filters.js';

describe('words for values', () => {
  it('says dates as exactly as they are known', () => {
    expect(dateWords('2016-09-30')).toBe('30 September 2016');
    expect(dateWords('2016-09')).toBe('September 2016');
    expect(dateWords('2013~')).toBe('about 2013');
    expect(dateWords('not a date')).toBe('not a date');
    expect(dateWords(null)).toBe('');
  });

  it('says instants in London time, summer time included', () => {
    expect(instantWords('2016-09-30T15:05:00Z')).toBe('30 September 2016 at 4:05pm');
    expect(instantWords('2016-12-30T09:00:00Z')).toBe('30 December 2016 at 9:00am');
    expect(instantDay('2016-06-30T23:30:00Z')).toBe('1 July 2016');
    expect(instantWords('?')).toBe('');
  });

  it('counts in words', () => {
    expect(counted(1, 'entry', 'entries')).toBe('1 entry');
    expect(counted(1200, 'entry', 'entries')).toBe('1,200 entries');
  });

  it('joins sentences', () => {
    expect(lowerFirst('Direction issued')).toBe('direction issued');
    expect(lowerFirst('DfE decided')).toBe('DfE decided');
    expect(lowerFirst('SEND')).toBe('SEND');
    expect(sentence('Direction issued')).toBe('Direction issued.');
    expect(sentence('Why?')).toBe('Why?');
  });
});
