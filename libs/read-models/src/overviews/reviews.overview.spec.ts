import { did, givenCase, givenCaseOn, judgedOn, rowsOf } from './given-case.fixture.js';
import { reviewsOverview } from './reviews.overview.js';

const held = (on: string, outcome: string, details = {}) =>
  did('ReviewHeld', on, { outcome, ...details });

describe('the reviews', () => {
  it('says of each open case which review is overdue, soon or later', () => {
    const one = (asOf: string) =>
      rowsOf(
        reviewsOverview(
          [
            givenCaseOn(
              { asOf },
              judgedOn('2026-06-01'),
              held('2026-07-10', 'some', { nextReviewDue: '2026-10-01' }),
            ),
          ],
          { asOf },
        ),
        'awaited',
      ).map((row) => [row[1], row[4]]);
    expect(one('2026-08-01')).toEqual([[expect.any(String), 'Due later']]);
    expect(one('2026-09-20')).toEqual([[expect.any(String), 'Due in 30 days']]);
    expect(one('2026-11-20')[0]).toEqual([expect.any(String), 'Overdue']);
  });

  it('counts reviews held without a stated outcome, also of cases that are closed', () => {
    const time = { asOf: '2026-11-21' };
    const found = reviewsOverview(
      [
        givenCase(
          held('2020-01-10', 'not-stated'),
          held('2020-07-10', 'insufficient', { evidence: 'Audits' }),
        ),
      ],
      time,
    );
    expect(found.finding).toContain('2 reviews are recorded as held; 1 without a stated outcome.');
    expect(rowsOf(found, 'held').map((row) => row.slice(1))).toEqual([
      ['10 January 2020', 'Not stated in the source', 'None in the source', 'None in the source'],
      ['10 July 2020', 'Insufficient progress', 'Audits', 'None in the source'],
    ]);
  });

  it('never calls overdue what the record does not claim to know', () => {
    const found = reviewsOverview([givenCase(judgedOn('2016-01-10'))], { asOf: '2026-11-21' });
    const overdue = rowsOf(found, 'awaited').filter((row) => row[4] === 'Overdue');
    expect(overdue.every((row) => (row[2] ?? '').endsWith('2026'))).toBe(true);
    expect(found.finding).toContain('the record does not claim to know');
  });
});
