import { isoWeekOf, mondayOf } from './iso-week.js';

describe('ISO weeks', () => {
  it.each([
    ['2026-11-22', '2026-W47', '2026-11-16'],
    ['2026-11-23', '2026-W48', '2026-11-23'],
    ['2027-01-01', '2026-W53', '2026-12-28'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2021-01-03', '2020-W53', '2020-12-28'],
    ['2026-03-29', '2026-W13', '2026-03-23'],
  ])('%s lies in %s, which began on %s', (day, week, monday) => {
    expect([isoWeekOf(day), mondayOf(day)]).toEqual([week, monday]);
  });

  it('refuses what is no day', () => {
    expect(() => isoWeekOf('2026-02-30')).toThrow(RangeError);
  });
});
