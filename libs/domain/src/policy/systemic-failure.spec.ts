import type { JudgementData } from '../judgements/index.js';
import { judgementsOf } from '../judgements/real-judgements.fixture.js';
import type { DatedJudgement } from './counted-judgements.js';
import { failureTest, type FailureTestOptions } from './failure-test.js';
import { puttingChildrenFirst2016 } from './versions/putting-children-first-2016.js';

function test(judgements: readonly DatedJudgement[], options: Partial<FailureTestOptions> = {}) {
  return failureTest(judgements, puttingChildrenFirst2016, { asOf: '2026-11-01', ...options });
}

function judgement(effectiveOn: string, data: Partial<JudgementData> = {}): DatedJudgement {
  return {
    id: effectiveOn,
    effectiveOn,
    data: { framework: 'SIF', grades: {}, overall: 'inadequate', ...data },
  };
}

describe('systemic failure', () => {
  it.each([
    ['Slough', '2016-02-17', 'yes'],
    ['Birmingham', '2014-05-23', 'yes'],
    ['Birmingham', '2016-11-25', 'no'],
    ['Bradford', '2018-10-29', 'no'],
    ['Bradford', '2023-01-31', 'yes'],
    ['Halton', '2024-07-12', 'yes'],
    ['Tameside', '2024-02-13', 'no'],
    ['Slough', '2020-01-01', 'no'],
  ])('%s on %s: %s', (council, day, answer) => {
    expect(test(judgementsOf(council), { asOf: day }).systemic.answer).toBe(answer);
  });

  it('looks at the latest judgement and names the headings', () => {
    expect(test(judgementsOf('Birmingham'), { asOf: '2016-11-25' }).systemic).toEqual({
      answer: 'no',
      because:
        'Not inadequate on all key judgements in the SIF report published 25 November 2016: better on looked after and achieving permanence.',
      judgementIds: ['330-2016-11-25'],
      headingsCounted: [
        'help-and-protection',
        'looked-after-and-permanence',
        'leadership-management-governance',
      ],
    });
  });

  it('depends on whether the separate grade for care leavers counts', () => {
    const tameside = judgementsOf('Tameside');
    const withoutIt = test(tameside, { asOf: '2024-02-13', leaveOut: ['care-leavers'] }).systemic;
    expect(withoutIt.answer).toBe('yes');
    expect(withoutIt.headingsCounted).toEqual(['leaders', 'help-and-protection', 'in-care']);
  });

  it.each<[string, DatedJudgement[], Partial<FailureTestOptions>, string]>([
    ['no judgement', [], {}, 'no'],
    ['no headings', [judgement('2015-05-12')], {}, 'cannot-tell'],
    ['no headings but a good overall', [judgement('2015-05-12', { overall: 'good' })], {}, 'no'],
    [
      'one heading unknown, the others inadequate',
      [
        judgement('2015-05-12', {
          inspectionStart: '2015-03',
          grades: {
            'help-and-protection': 'inadequate',
            'looked-after-and-permanence': 'inadequate',
            'leadership-management-governance': 'unknown',
          },
        }),
      ],
      {},
      'cannot-tell',
    ],
    [
      'free headings',
      [judgement('2012', { framework: 'SLAC', overall: null })],
      { counts: 'any-inspection' },
      'undefined',
    ],
    [
      'two that may be the latest and agree',
      [judgement('2015', { overall: 'good' }), judgement('2015-06', { overall: 'good' })],
      {},
      'no',
    ],
    [
      'two that may be the latest and differ',
      [judgement('2015', { overall: 'good' }), judgement('2015-06')],
      {},
      'cannot-tell',
    ],
  ])('%s', (_case, judgements, options, answer) => {
    const { systemic } = test(judgements, options);
    expect(systemic.answer).toBe(answer);
    expect(systemic.because).toMatch(/^[A-Z].*\.$/);
  });
});
