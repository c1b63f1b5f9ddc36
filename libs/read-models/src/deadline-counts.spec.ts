import type { ObligationAt } from '@interventions/domain';
import { agesOf, countsOf, windowsOf } from './deadline-counts.js';

const open: ObligationAt = {
  key: 'review/e1/1',
  kind: 'review',
  rule: 'R1',
  policyId: 'putting-children-first-2016',
  what: 'Six-month review 1',
  who: 'dfe',
  anchor: { entryId: 'e1', on: '2026-05-22' },
  arisesOn: '2026-05-22',
  due: { earliest: '2026-11-22', latest: '2026-11-22' },
  dueHistory: [],
  met: null,
  waived: null,
  lapsed: null,
  overtaken: null,
  pausedSince: null,
  covered: true,
  undecided: null,
  because: 'The case was opened.',
  state: 'open',
  daysLeft: 0,
  explanation: 'The case was opened.',
};

describe('the windows of a deadline', () => {
  it.each([
    [0, ['90', '30', '7']],
    [7, ['90', '30', '7']],
    [8, ['90', '30']],
    [30, ['90', '30']],
    [31, ['90']],
    [90, ['90']],
    [91, ['later']],
  ])('with %i days left are %j', (daysLeft, windows) => {
    expect(windowsOf({ ...open, daysLeft }, false)).toEqual(windows);
  });

  it.each<[Partial<ObligationAt>, boolean, readonly string[]]>([
    [{ state: 'missed', daysLeft: -1 }, false, ['overdue']],
    [{ state: 'missed', daysLeft: -1 }, true, ['settled']],
    [{ state: 'met-late' }, true, ['settled']],
    [{ state: 'lapsed' }, false, ['settled']],
    [{ state: 'not-recorded' }, false, ['settled']],
    [{ state: 'cannot-tell' }, false, ['cannot-tell']],
    [{ state: 'cannot-tell' }, true, ['settled']],
    [{ due: null, daysLeft: null }, false, ['no-date']],
    [{ pausedSince: '2026-11-01', daysLeft: -3 }, false, ['no-date']],
  ])('of %j, settled %s, are %j', (change, settled, windows) => {
    expect(windowsOf({ ...open, ...change }, settled)).toEqual(windows);
  });
});

describe('what deadlines add up to', () => {
  it('counts those of 7 days among those of 30 and 90', () => {
    const windows = [0, 20, 60, 200].map((daysLeft) => windowsOf({ ...open, daysLeft }, false));
    expect(countsOf([...windows, ['overdue'], ['cannot-tell'], ['settled']])).toEqual({
      overdue: 1,
      in7: 1,
      in30: 2,
      in90: 3,
      later: 1,
      noDate: 0,
      cannotTell: 1,
    });
  });

  it('puts every overdue day into exactly one age', () => {
    const late = [1, 7, 8, 30, 31, 90, 91, 180, 181, 365, 366, 4000];
    expect(agesOf(late).map(({ count }) => count)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(agesOf([])).toHaveLength(6);
  });
});
