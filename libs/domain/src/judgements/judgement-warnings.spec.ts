import type { JudgementData } from './judgement.schema.js';
import { judgementWarnings } from './judgement-warnings.js';
import { realJudgements } from './real-judgements.fixture.js';

const sif: JudgementData = {
  framework: 'SIF',
  inspectionStart: '2014-03-18',
  inspectionEnd: '2014-04-09',
  grades: {
    'help-and-protection': 'inadequate',
    'looked-after-and-permanence': 'good',
    'leadership-management-governance': 'good',
  },
  overall: 'inadequate',
};
const ilacs: JudgementData = {
  framework: 'ILACS',
  inspectionStart: '2019-05-13',
  grades: { leaders: 'good', 'help-and-protection': 'good', 'in-care-and-care-leavers': 'good' },
  overall: 'good',
};

function codes(data: JudgementData, publishedOn?: string): string[] {
  return judgementWarnings(data, publishedOn).map((warning) => warning.code);
}

describe('judgementWarnings', () => {
  it('finds nothing in real reports', () => {
    const warned = realJudgements.filter(
      ({ data, effectiveOn }) => codes(data, effectiveOn).length,
    );
    expect(warned).toEqual([]);
  });

  it.each<[string, JudgementData, string[]]>([
    ['SIF inadequate through one key judgement', sif, []],
    [
      'SIF good with an inadequate key judgement',
      { ...sif, overall: 'good' },
      ['sif-overall-and-key-judgements-disagree'],
    ],
    [
      'SIF inadequate with no inadequate key judgement',
      { ...sif, grades: { ...sif.grades, 'help-and-protection': 'good' } },
      ['sif-overall-and-key-judgements-disagree'],
    ],
    ['SIF inadequate with unknown headings', { ...sif, grades: {} }, []],
    ['SIF with unknown overall', { ...sif, overall: 'unknown' }, []],
    [
      'SIF with an inadequate heading that is no key judgement',
      { ...sif, grades: { 'care-leavers': 'inadequate' }, overall: 'good' },
      [],
    ],
    [
      'ILACS with inadequate help and protection but better overall',
      { ...ilacs, grades: { ...ilacs.grades, 'help-and-protection': 'inadequate' } },
      ['ilacs-overall-better-than-expected'],
    ],
    [
      'ILACS with inadequate leaders alone, requiring improvement',
      {
        ...ilacs,
        grades: { ...ilacs.grades, leaders: 'inadequate' },
        overall: 'requires-improvement',
      },
      [],
    ],
    [
      'ILACS with inadequate leaders alone, inadequate (Trafford, May 2019)',
      { ...ilacs, grades: { ...ilacs.grades, leaders: 'inadequate' }, overall: 'inadequate' },
      ['ilacs-leaders-alone'],
    ],
    [
      'ILACS without overall',
      { ...ilacs, inspectionStart: '2026-05', grades: { leaders: 'inadequate' }, overall: null },
      [],
    ],
    [
      'free headings',
      { framework: 'SLAC', grades: { safeguarding: 'inadequate' }, overall: 'good' },
      [],
    ],
  ])('%s', (_case, data, expected) => {
    expect(codes(data)).toEqual(expected);
  });

  it.each([
    ['2014-04-26', ['publication-interval-unusual']],
    ['2014-04-27', []],
    ['2014-11-09', []],
    ['2014-11-10', ['publication-interval-unusual']],
    ['2015', []],
  ])('weighs the time to publication on %s', (publishedOn, expected) => {
    expect(codes(sif, publishedOn)).toEqual(expected);
  });
});
