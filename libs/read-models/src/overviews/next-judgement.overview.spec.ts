import type { Given } from '../given-events.fixture.js';
import { intervalsOf, nextJudgementOverview } from './next-judgement.overview.js';
import { did, givenCase, judgedOn, onDay, rowsOf } from './given-case.fixture.js';

const direction = did('DirectionIssued', '2014-10-01', { kind: 'social-care' });
const commissioner = did('CommissionerAppointed', '2014-11-01', { commissioners: ['A. Person'] });
const trust = did('ServiceTransferred', '2015-10-01', { vehicle: 'trust', vehicleName: 'A trust' });
const inShort = (...steps: readonly Given[]) =>
  intervalsOf([givenCase(...steps)]).map(({ months, route }) => [months, route]);

describe('from an inadequate judgement to the next', () => {
  it('counts months between exact days, and takes the furthest route between', () => {
    expect(
      inShort(judgedOn('2014-02-14'), direction, commissioner, judgedOn('2016-02-14')),
    ).toEqual([
      [24, 'commissioner'],
      [undefined, 'commissioner'],
    ]);
  });

  it('gives each interval its own route: what came later counts for the later one', () => {
    expect(
      inShort(
        judgedOn('2014-02-14'),
        direction,
        judgedOn('2015-02-14'),
        trust,
        judgedOn('2017-02-14', 'good'),
      ),
    ).toEqual([
      [12, 'direction-or-notice'],
      [24, 'trust'],
    ]);
  });

  it('lists what has no exact day or no next judgement, and counts neither', () => {
    const found = nextJudgementOverview(
      [givenCase(judgedOn('2014-02'), judgedOn('2016-02-14'), direction)],
      onDay,
    );
    expect(rowsOf(found, 'judgements').map((row) => row[4])).toEqual([
      'Days not exact',
      'Not judged again',
    ]);
    expect(found.finding).toContain('none has a next one with exact days');
    expect(found.picture).toBeNull();
  });

  it('counts a council once, also one with two cases', () => {
    const one = givenCase(judgedOn('2014-02-14'), judgedOn('2016-02-14', 'good'));
    expect(intervalsOf([one, one]).length).toBe(1);
  });

  it('says the median and the mean, and draws the estimate as an estimate', () => {
    const found = nextJudgementOverview(
      [givenCase(judgedOn('2014-02-14'), judgedOn('2016-02-14'), judgedOn('2019-02-14', 'good'))],
      onDay,
    );
    expect(found.finding).toContain('24 to 36 months: the median is 30, the mean 30');
    expect(found.finding).toContain('inadequate again in 1 of 2');
    expect(found.picture).toMatchObject({
      lines: [
        { at: 24, label: 'Authors’ estimate' },
        { at: 37, label: 'Mean of 60' },
      ],
    });
    expect(rowsOf(found, 'routes')).toEqual([
      ['None of these recorded', '2', '30', '30', '24', '36', '0'],
    ]);
  });
});
