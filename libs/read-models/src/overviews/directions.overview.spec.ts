import { directionsOverview } from './directions.overview.js';
import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';

const directed = (on: string) => did('DirectionIssued', on, { kind: 'social-care' });

describe('the directions', () => {
  it.each([
    ['2026-02-20', 'Nothing for 9 months or more'],
    ['2026-02-22', 'Active'],
    ['2026', 'The date of the last entry cannot tell'],
  ])('with a last activity on %s say “%s”', (on, activity) => {
    const found = directionsOverview(
      [
        givenCase(
          directed('2015-01-01'),
          did('NoteAdded', on, { text: 'A visit', visibility: 'case-team' }),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'in-force').map((row) => row.at(-1))).toEqual([activity]);
    expect(JSON.stringify(found)).not.toContain('A visit');
  });

  it('tell how long the last one lasted after services improved', () => {
    const found = directionsOverview(
      [
        givenCase(
          directed('2015-01-01'),
          judgedOn('2018-01-01', 'good'),
          did('DirectionRevoked', '2019-01-01'),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'lasting')).toEqual([
      ['Slough', '1 January 2015', '1 January 2018', '1 January 2019', '12'],
    ]);
    expect(found.finding).toContain('the median is 12 months later');
  });

  it('give no length where no end is recorded', () => {
    const found = directionsOverview(
      [givenCase(directed('2015-01-01'), judgedOn('2018-01-01', 'good'))],
      onDay,
    );
    expect(rowsOf(found, 'lasting')[0]?.slice(3)).toEqual(['No end recorded', 'Not both']);
    expect(found.finding).toContain('no end of the direction is recorded');
  });

  it('leave out cases without one', () => {
    expect(directionsOverview([givenCase()], onDay)).toMatchObject({
      finding: 'No direction is recorded.',
      picture: null,
    });
  });
});
