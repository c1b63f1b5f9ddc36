import { did, givenCase, givenCaseOn, judgedOn, onDay, rowsOf } from './given-case.fixture.js';
import { trustJudgementsOverview } from './trust-judgements.overview.js';

const live = did('ServiceTransferred', '2015-10-01', {
  vehicle: 'slough-trust',
  model: 'independent-trust',
});
const steps = [
  judgedOn('2014-02-01'),
  live,
  judgedOn('2016-02-01'),
  judgedOn('2019-05-01', 'good'),
];

describe('judgements before and after services moved', () => {
  it('compare the next one and the one by five years, and count those under the body', () => {
    const found = trustJudgementsOverview([givenCase(...steps)], onDay);
    expect(rowsOf(found, 'times').map((row) => row.slice(3))).toEqual([
      [
        ...['Inadequate, 1 February 2014', 'Inadequate, 1 February 2016', 'The same'],
        ...['Good, 1 May 2019', 'Better'],
      ],
    ]);
    expect(rowsOf(found, 'under').map((row) => row.slice(2))).toEqual([['2', '1']]);
    expect(found.finding).toContain('better in 0, the same in 1 and worse in 0');
    expect(found.finding).toContain('Of 2 full inspections while such a body ran the services, 1');
  });

  it('say that it is too early where five years are not over', () => {
    const time = { asOf: '2018-01-01' };
    const found = trustJudgementsOverview([givenCaseOn(time, ...steps)], time);
    expect(rowsOf(found, 'times')[0]?.slice(6, 8)).toEqual([
      'Five years are not over',
      'Not compared',
    ]);
  });

  it('do not count five years from a move whose day is not known', () => {
    const about = { ...live, on: '2015-10' };
    const found = trustJudgementsOverview([givenCase(about, judgedOn('2016-02-01'))], onDay);
    expect(rowsOf(found, 'times')[0]?.slice(6, 8)).toEqual([
      'The day of the move is not known',
      'Not compared',
    ]);
  });

  it('cannot compare without a judgement before', () => {
    const found = trustJudgementsOverview([givenCase(live, judgedOn('2016-02-01'))], onDay);
    expect(rowsOf(found, 'times')[0]?.slice(3, 6)).toEqual([
      'None recorded',
      'Inadequate, 1 February 2016',
      'No grade to compare with',
    ]);
  });

  it('say so where nothing moved', () => {
    expect(trustJudgementsOverview([givenCase()], onDay)).toMatchObject({ picture: null });
  });
});
