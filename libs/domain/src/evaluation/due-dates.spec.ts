import {
  daysAfter,
  doneBy,
  laterBy,
  monthsAfter,
  statedDue,
  workingDaysAfter,
} from './due-dates.js';

describe('due dates', () => {
  it('stated as a month or a year are its last day; none where it is open', () => {
    expect(statedDue('2014-05')).toEqual({ earliest: '2014-05-31', latest: '2014-05-31' });
    expect(statedDue('2014/..')).toBeUndefined();
    expect(statedDue(undefined)).toBeUndefined();
  });

  it.each([
    ['2016-08-31', 6, '2017-02-28', '2017-02-28'],
    ['2015-08-31', 6, '2016-02-29', '2016-02-29'],
    ['2016-02-29', 12, '2017-02-28', '2017-02-28'],
    ['2016-08', 6, '2017-02-01', '2017-02-28'],
    ['2016', 6, '2016-07-01', '2017-06-30'],
  ])('%s and %i months: between %s and %s', (anchor, months, earliest, latest) => {
    expect(monthsAfter(anchor, months)).toEqual({ earliest, latest });
  });

  it('are none where the anchor is open or the years are not supported', () => {
    expect(monthsAfter('../2014', 6)).toBeUndefined();
    expect(monthsAfter('unknown', 6)).toBeUndefined();
    expect(monthsAfter('2199-08-01', 6)).toBeUndefined();
    expect(daysAfter('2199-12-31', 1)).toBeUndefined();
    expect(workingDaysAfter('1950-01-01', 70)).toBeUndefined();
    expect(laterBy('2199-12-31', 1)).toBe('2199-12-31');
    expect(laterBy('2016-02-28', 1)).toBe('2016-02-29');
  });

  it('are kept, missed or not to be told by what was done', () => {
    const due = { earliest: '2016-05-01', latest: '2016-05-31' };
    expect(doneBy('2016-05-01', due)).toBe('yes');
    expect(doneBy('2016-05-15', due)).toBe('cannot-tell');
    expect(doneBy('2016-06-01', due)).toBe('no');
    expect(doneBy('2016', due)).toBe('cannot-tell');
    expect(doneBy('unknown', due)).toBe('cannot-tell');
  });
});
