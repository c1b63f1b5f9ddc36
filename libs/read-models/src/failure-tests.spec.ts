import { failureTests } from './failure-tests.js';
import { GivenLog, judged } from './given-events.fixture.js';
import { authoritiesModel } from './authorities.read-model.js';
import type { KnownJudgement } from '@interventions/domain';

const [row] = new GivenLog(judged).rowsOf(authoritiesModel);
const judgements = JSON.parse(String(row?.['judgements'])) as KnownJudgement[];

describe('the failure test of a council', () => {
  it('is computed under the policy of the day by both date bases', () => {
    const answers = failureTests(judgements, { asOf: '2016-08-01' });
    expect(answers.map(({ policyId, basis }) => [policyId, basis])).toEqual([
      ['putting-children-first-2016', 'publication'],
      ['putting-children-first-2016', 'inspection-end'],
    ]);
    expect(answers[0]).toMatchObject({ systemic: { answer: 'yes' }, persistent: { answer: 'no' } });
    expect(answers[0]?.systemic.because).not.toBe('');
  });

  it('adds the version that judges the latest inspection by its start', () => {
    const later = {
      id: 'b',
      effectiveOn: '2026-09-01',
      data: {
        framework: 'ILACS',
        inspectionStart: '2026-06-01',
        grades: {},
        overall: 'not-given',
      },
    } as const;
    const answers = failureTests([...judgements, later], { asOf: '2026-11-21' });
    expect([...new Set(answers.map((one) => one.policyId))]).toEqual([
      'intervention-2022',
      'no-overall-grade-2026',
    ]);
  });

  it('can be asked under another policy and by one basis', () => {
    const query = { asOf: '2020-01-01', policy: 'ad-hoc', basis: 'publication' } as const;
    expect(failureTests(judgements, query)).toMatchObject([
      { policyId: 'ad-hoc', basis: 'publication', systemic: { answer: 'undefined' } },
    ]);
    expect(() => failureTests(judgements, { ...query, policy: 'x' })).toThrow(
      'no policy version x',
    );
  });
});
