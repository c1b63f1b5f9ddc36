import { findPolicy, policyVersions, type PolicyVersion } from '@interventions/domain';
import { comparePolicies } from './compare-policies.js';
import { parameterTitles, parameterView } from './parameter-words.js';

function version(id: string): PolicyVersion {
  const policy = findPolicy(id);
  if (policy === undefined) throw new Error(`There is no ${id}.`);
  return policy;
}

describe('what differs between two versions of the policy', () => {
  it('is nothing between a version and itself', () => {
    for (const policy of policyVersions)
      expect(comparePolicies(policy, policy)).toEqual({ parameters: [], rules: [] });
  });

  it('names each parameter in words, with the value and the rule under both', () => {
    const { parameters, rules } = comparePolicies(
      version('putting-children-first-2016'),
      version('intervention-2022'),
    );
    expect(parameters).toContainEqual({
      name: 'insufficientReviewLeadsTo',
      title: 'What follows a review that finds too little progress',
      a: { defined: true, text: 'Commissioner', rule: 'R2', because: null },
      b: { defined: true, text: 'Improvement notice', rule: 'I2', because: null },
    });
    expect(rules.map(({ id, a, b }) => [id, a !== null, b !== null])).toEqual(
      expect.arrayContaining([
        ['I1', false, true],
        ['R2', true, false],
      ]),
    );
  });

  it('says of what is not defined why it is not', () => {
    const held = parameterView({ value: 'undefined', reason: 'No source says.' });
    expect(held).toEqual({
      defined: false,
      text: 'Not defined',
      rule: null,
      because: 'No source says.',
    });
  });

  it('has words for every parameter of every version', () => {
    for (const { parameters } of policyVersions)
      expect(Object.keys(parameters).sort()).toEqual(Object.keys(parameterTitles).sort());
  });
});
