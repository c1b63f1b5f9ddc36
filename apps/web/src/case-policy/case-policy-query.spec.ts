import { samplePolicy } from '../testing/due-samples.js';
import { policyChoices, readCasePolicyQuery, side } from './case-policy-query.js';

const policies = [
  samplePolicy({ id: 'pm-2015', title: 'Six months to improve' }),
  samplePolicy({
    id: 'select-committee-2016',
    title: 'The committee’s proposal',
    standing: 'counterfactual',
    standingText: 'Never in force',
  }),
];
const read = (raw: unknown) => readCasePolicyQuery(raw, policies);

describe('what is asked of a case under a policy', () => {
  it('is each date’s own policy, today, without a comparison', () => {
    expect(read({})).toEqual({
      policy: undefined,
      compared: null,
      asOf: undefined,
      typed: '',
      problem: null,
    });
  });

  it('takes a day as people write it, and says what is wrong with another', () => {
    expect(read({ asOf: '1 March 2016' }).asOf).toBe('2016-03-01');
    expect(read({ asOf: 'soon' })).toMatchObject({ asOf: undefined, typed: 'soon' });
    expect(read({ asOf: 'soon' }).problem).toContain('Enter a day');
  });

  it('compares with each date’s own where a side is left out or unknown', () => {
    expect(read({ a: 'pm-2015' }).compared).toEqual({ a: 'pm-2015', b: 'each-date' });
    expect(read({ a: 'no-such', b: 'pm-2015' }).compared).toEqual({ a: 'each-date', b: 'pm-2015' });
    expect(side('each-date')).toBeUndefined();
    expect(side('pm-2015')).toBe('pm-2015');
  });
});

describe('the versions to choose from', () => {
  it('mark what was never in force', () => {
    expect(policyChoices(policies, 'pm-2015')).toEqual([
      { value: 'each-date', text: 'The policy of each date', selected: false },
      { value: 'pm-2015', text: 'Six months to improve', selected: true },
      {
        value: 'select-committee-2016',
        text: 'The committee’s proposal (never in force)',
        selected: false,
      },
    ]);
  });
});
