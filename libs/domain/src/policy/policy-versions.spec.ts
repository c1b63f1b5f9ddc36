import { ZodError } from 'zod';
import { definePolicy, policyVersionSchema } from './policy-version.schema.js';
import { findPolicy, policyInForce, policyVersions } from './policy-versions.js';

function inForce(effectiveOn: string, inspectionStart?: string): string[] {
  const dates = inspectionStart === undefined ? { effectiveOn } : { effectiveOn, inspectionStart };
  return policyInForce(dates).policies.map((version) => version.id);
}

describe('policyVersions', () => {
  it('are eight, each with its own id and a known predecessor', () => {
    const ids = policyVersions.map((version) => version.id);
    expect(new Set(ids).size).toBe(8);
    for (const version of policyVersions.slice(1)) expect(ids).toContain(version.supersedes);
    expect(findPolicy('pm-2015')?.from).toBe('2015-12-14');
    expect(findPolicy('pm-2025')).toBeUndefined();
  });

  it('give every parameter a rule they hold, or a reason why there is none', () => {
    for (const { parameters, rules } of policyVersions) {
      for (const held of Object.values(parameters)) {
        if (held.value === 'undefined') expect(held.reason).toMatch(/^[A-Z].*\.$/);
        else expect(rules.map((rule) => rule.id)).toContain(held.rule);
      }
    }
  });

  it('keep the numbers of July 2016', () => {
    const parameters = findPolicy('putting-children-first-2016')?.parameters;
    expect(parameters).toMatchObject({
      reviewMonths: { value: 6, rule: 'R1' },
      persistentCount: { value: 2, rule: 'R4' },
      persistentYears: { value: 5, rule: 'R4' },
      dateBasis: { value: 'publication' },
      counts: { value: 'full-inspections' },
      presumption: { rule: 'R5' },
      actionPlanWorkingDays: { value: 70, rule: 'R8' },
      retainReviewMonths: { value: [6, 12] },
    });
  });

  it('never guess the trigger of 2026', () => {
    expect(findPolicy('no-overall-grade-2026')?.parameters.inadequateWhen.value).toBe('undefined');
  });
});

describe('definePolicy', () => {
  const [version] = policyVersions;

  it('refuses a parameter whose rule is missing, a rule given twice and an unknown field', () => {
    if (version === undefined) throw new Error('There is no policy version.');
    const reviewMonths = { value: 6, rule: 'R1' };
    const rule = { id: 'R1', kind: 'policy', text: 'x', source: 'x', value: 'x' } as const;
    const parameters = { ...version.parameters, reviewMonths };
    expect(() => definePolicy({ ...version, parameters })).toThrow(ZodError);
    expect(() => definePolicy({ ...version, parameters, rules: [rule] })).not.toThrow();
    expect(() => definePolicy({ ...version, rules: [rule, rule] })).toThrow('occurs twice');
    expect(() => definePolicy(Object.assign({ until: '2020' }, version))).toThrow(ZodError);
  });
});

describe('how a version stands', () => {
  const committee = findPolicy('select-committee-2016');
  if (committee === undefined) throw new Error('There is no such version.');

  it('is in force but for the alternative that never was', () => {
    const standing = policyVersions.map(({ standing, from }) => [standing, from === null]);
    expect(standing.filter(([held]) => held !== 'in-force')).toEqual([['counterfactual', true]]);
  });

  it('agrees with its first day; a draft may have one or none', () => {
    const standingAs =
      (standing: 'in-force' | 'counterfactual' | 'draft', from: string | null) => () =>
        definePolicy({ ...committee, standing, from });
    expect(standingAs('in-force', null)).toThrow('A version in force has a first day.');
    expect(standingAs('counterfactual', '2017-01-01')).toThrow('What was never in force');
    expect(standingAs('draft', '2027-01-01')).not.toThrow();
    expect(standingAs('draft', null)).not.toThrow();
  });

  it('names rules that took over from others, and since when they hold where a source says so', () => {
    const rules = findPolicy('intervention-2022')?.rules ?? [];
    expect(rules.find(({ id }) => id === 'I2')).toMatchObject({
      from: '2022-05-27',
      supersedes: 'R2',
    });
    expect(rules.find(({ id }) => id === 'R8')).not.toHaveProperty('from');
  });

  it('leaves explicit what no source says, in every version', () => {
    for (const { parameters } of policyVersions)
      for (const name of [
        'holdPauses',
        'commissionerWithinMonths',
        'decisionWithinMonths',
      ] as const)
        expect(parameters[name]).toMatchObject({ value: 'undefined' });
  });

  it('refuses a kind of obligation that there is not', () => {
    const holdPauses = { value: ['tea'], rule: 'C1' };
    const parameters = { ...committee.parameters, holdPauses };
    expect(policyVersionSchema.safeParse({ ...committee, parameters }).success).toBe(false);
  });
});

describe('policyInForce', () => {
  it.each([
    ['2011-05', ['ad-hoc']],
    ['2015-12-13', ['ad-hoc']],
    ['2015-12-14', ['pm-2015']],
    ['2016-04-11', ['definitions-2016']],
    ['2016-07-04', ['definitions-2016']],
    ['2016-07-05', ['putting-children-first-2016']],
    ['2017-09-01', ['improvement-programme-2017']],
    ['2022-05-27', ['intervention-2022']],
    ['2026-11-01', ['intervention-2022']],
    ['2016-07', ['definitions-2016', 'putting-children-first-2016']],
    ['2016', ['pm-2015', 'definitions-2016', 'putting-children-first-2016']],
    ['../2015', ['ad-hoc', 'pm-2015']],
    ['2022-06-01~', ['improvement-programme-2017', 'intervention-2022']],
    [
      'unknown',
      [
        'ad-hoc',
        'pm-2015',
        'definitions-2016',
        'putting-children-first-2016',
        'improvement-programme-2017',
        'intervention-2022',
      ],
    ],
  ])('on %s: %j', (effectiveOn, ids) => {
    expect(inForce(effectiveOn)).toEqual(ids);
  });

  it.each([
    ['2026-06-17', '2026-04-27', ['no-overall-grade-2026']],
    ['2026-06-17', '2026-04-26', ['intervention-2022']],
    ['2026-06-17', '2026-04', ['intervention-2022', 'no-overall-grade-2026']],
    ['2014-05-23', 'unknown', ['ad-hoc']],
    ['2019-01-17', '2018-12-03', ['improvement-programme-2017']],
  ])('for a report of %s, inspected from %s: %j', (effectiveOn, inspectionStart, ids) => {
    expect(inForce(effectiveOn, inspectionStart)).toEqual(ids);
  });

  it('never selects a version that was never in force', () => {
    expect(inForce('unknown', 'unknown')).not.toContain('select-committee-2016');
  });
});
