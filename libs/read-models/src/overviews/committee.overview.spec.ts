import { committeeOverview } from './committee.overview.js';
import { did, givenCase, judgedOn, rowsOf } from './given-case.fixture.js';

describe('the Committee’s alternative', () => {
  it('asks for an assessment of options and for no commissioner, and holds no presumption', () => {
    const found = committeeOverview([
      givenCase(
        judgedOn('2017-02-01'),
        did('MinisterialDecisionMade', '2018-01-01', { option: 'retain' }),
        did('DeliveryModelAnnounced', '2018-03-01', { model: 'independent-trust' }),
      ),
    ]);
    const [row = []] = rowsOf(found, 'cases');
    expect(row[0]).toBe('Slough');
    expect(Number(row[1])).toBeGreaterThan(0);
    expect(row.slice(3, 6)).toEqual(['1', '1', '1']);
    expect(Number(row[6])).toBeGreaterThan(0);
    expect(found.finding).toContain('Of 1 case, the alternative would have asked');
    expect(found.tables[0]?.rows[0]?.[0]?.href).toBe(
      '/interventions/case-1/policy?a=each-date&b=select-committee-2016',
    );
  });

  it('says so where there is no case', () => {
    expect(committeeOverview([])).toMatchObject({ finding: 'No case is recorded.', picture: null });
  });
});
