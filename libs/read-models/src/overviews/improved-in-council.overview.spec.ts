import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';
import { improvedInCouncilOverview } from './improved-in-council.overview.js';

describe('councils that improved and kept their services', () => {
  it('tell from what failure, by what route and how long it took', () => {
    const found = improvedInCouncilOverview(
      [
        givenCase(
          judgedOn('2016-01-01'),
          did('DirectionIssued', '2016-02-01', { kind: 'social-care' }),
          judgedOn('2018-01-01', 'good'),
        ),
      ],
      onDay,
    );
    expect(rowsOf(found, 'judgements')).toEqual([
      [
        ...['Slough', 'South East', 'Unitary authority', '1 January 2016'],
        'Help and protection, Looked after and achieving permanence and Leadership, management and governance',
        ...['Direction or notice, no commissioner', 'Good, 1 January 2018', '24'],
      ],
    ]);
    expect(found.finding).toContain('the median is 24');
    expect(found.picture).toMatchObject({ rows: [{ label: 'Slough 2016' }] });
  });

  it('leave out judgements after which services were moved', () => {
    const moved = givenCase(
      judgedOn('2016-01-01'),
      did('ServiceTransferred', '2016-10-01', { vehicle: 'slough-trust' }),
      judgedOn('2018-01-01', 'good'),
    );
    expect(rowsOf(improvedInCouncilOverview([moved], onDay), 'judgements')).toEqual([]);
  });

  it('count those that did not improve, and those not judged again', () => {
    const found = improvedInCouncilOverview(
      [givenCase(judgedOn('2016-01-01'), judgedOn('2018-01-01'))],
      onDay,
    );
    expect(found.finding).toContain('better in 0, not better in 1, and has not come in 1');
    expect(found.picture).toBeNull();
  });
});
