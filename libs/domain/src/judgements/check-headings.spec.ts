import * as fc from 'fast-check';
import { checkHeadings } from './check-headings.js';
import { keyJudgementSets } from './framework-periods.js';
import { frameworkPeriods, headingWords } from './frameworks.data.js';
import { headingLabel, judgementSchema, type JudgementData } from './judgement.schema.js';
import { realJudgements } from './real-judgements.fixture.js';

const sif: JudgementData = {
  framework: 'SIF',
  inspectionStart: '2014-03-18',
  inspectionEnd: '2014-04-09',
  grades: { 'help-and-protection': 'inadequate', adoption: 'good', lscb: 'good' },
  overall: 'inadequate',
};
const ilacs: JudgementData = {
  framework: 'ILACS',
  inspectionStart: '2018-12-03',
  grades: { leaders: 'good', 'in-care-and-care-leavers': 'good' },
  overall: 'good',
};

function codes(data: JudgementData, publishedOn?: string): string[] {
  return checkHeadings(data, publishedOn).map((refusal) => `${refusal.code} ${refusal.field}`);
}

describe('checkHeadings', () => {
  it('accepts every real report', () => {
    expect(realJudgements).toHaveLength(63);
    for (const { data, effectiveOn } of realJudgements) {
      expect(codes(data, effectiveOn)).toEqual([]);
    }
  });

  it.each<[string, JudgementData, string[]]>([
    ['SIF', sif, []],
    ['ILACS before care leavers had their own grade', ilacs, []],
    [
      'ILACS with both headings of different periods',
      {
        ...ilacs,
        inspectionStart: '2022/2023',
        grades: { 'in-care': 'good', 'in-care-and-care-leavers': 'good' },
      },
      ['headings-of-different-periods grades'],
    ],
    [
      'an ILACS heading under SIF',
      { ...sif, grades: { leaders: 'good' } },
      ['heading-not-in-framework grades.leaders'],
    ],
    [
      'adoption under ILACS',
      { ...ilacs, grades: { adoption: 'good' } },
      ['heading-not-in-framework grades.adoption'],
    ],
    [
      'care leavers in 2018',
      { ...ilacs, grades: { 'care-leavers': 'good' } },
      ['heading-not-in-framework grades.care-leavers'],
    ],
    [
      'the joint heading from 16 January 2023',
      { ...ilacs, inspectionStart: '2023-01-16' },
      ['heading-not-in-framework grades.in-care-and-care-leavers'],
    ],
    ['the joint heading a day earlier', { ...ilacs, inspectionStart: '2023-01-15' }, []],
    ['the joint heading on an imprecise date', { ...ilacs, inspectionStart: '2023' }, []],
    [
      'SIF before it began',
      { ...sif, inspectionStart: '2013-11-18' },
      ['framework-not-in-use framework'],
    ],
    [
      'SIF after it ended',
      { ...sif, inspectionStart: '2018-06-12', inspectionEnd: 'unknown' },
      ['framework-not-in-use framework'],
    ],
    [
      'SIF on its last day',
      { ...sif, inspectionStart: '2018-06-11', inspectionEnd: 'unknown' },
      [],
    ],
    [
      'ILACS before it began',
      { ...ilacs, inspectionStart: '2018-01-28' },
      ['framework-not-in-use framework'],
    ],
    [
      'a safeguarding inspection after 2013',
      { ...ilacs, framework: 'SLAC', inspectionStart: '2014' },
      ['framework-not-in-use framework'],
    ],
    [
      'free headings with "adequate" in 2012',
      {
        framework: 'CP-2012',
        inspectionStart: '2012-10',
        grades: { safeguarding: 'adequate' },
        overall: null,
      },
      [],
    ],
    [
      '"adequate" under SIF',
      { ...sif, grades: { adoption: 'adequate' }, overall: 'adequate' },
      ['grade-not-on-scale grades.adoption', 'grade-not-on-scale overall'],
    ],
    [
      '"adequate" in 2015 under an unknown framework',
      {
        framework: 'unknown',
        inspectionStart: '2015',
        grades: { safeguarding: 'adequate' },
        overall: null,
      },
      ['grade-not-on-scale grades.safeguarding'],
    ],
    ['no overall in 2018', { ...ilacs, overall: null }, ['overall-expected overall']],
    ['overall not given in 2018', { ...ilacs, overall: 'not-given' }, ['overall-expected overall']],
    ['an unknown overall in 2018', { ...ilacs, overall: 'unknown' }, []],
    [
      'no overall from 27 April 2026',
      {
        framework: 'ILACS',
        inspectionStart: '2026-04-27',
        grades: { leaders: 'good' },
        overall: null,
      },
      [],
    ],
    [
      'an overall from 27 April 2026',
      {
        framework: 'ILACS',
        inspectionStart: '2026-04-27',
        grades: { leaders: 'good' },
        overall: 'good',
      },
      ['overall-not-possible overall'],
    ],
    [
      'an inspection that ends before it starts',
      { ...sif, inspectionEnd: '2014-03-17' },
      ['inspection-ends-before-it-starts inspectionEnd'],
    ],
  ])('%s', (_case, data, expected) => {
    expect(codes(data)).toEqual(expected);
  });

  it('refuses publication before the end of the inspection, not on an imprecise date', () => {
    expect(codes(sif, '2014-04-08')).toEqual(['published-before-inspection-ended effectiveOn']);
    expect(codes(sif, '2014-04')).toEqual([]);
  });

  it('bounds the framework by the publication date where no inspection date is known', () => {
    const undated: JudgementData = { framework: 'ILACS', grades: {}, overall: 'good' };
    expect(codes(undated, '2017-12-31')).toEqual(['framework-not-in-use framework']);
    expect(codes(undated, '2019-06')).toEqual([]);
  });

  it('says what is wrong and what to do', () => {
    expect(checkHeadings({ ...sif, inspectionStart: '2013-01-01' })[0]).toEqual({
      code: 'framework-not-in-use',
      field: 'framework',
      detail:
        'Single inspection framework (SIF): inspections started from 19 November 2013 to 11 June 2018, and the dates given lie outside.',
      remedy: 'Correct the framework or the dates. If the framework is not known, select that.',
    });
  });

  it('accepts every subset of a period’s headings inside the period', () => {
    const fixed = frameworkPeriods.filter((period) => period.headings !== undefined);
    fc.assert(
      fc.property(fc.constantFrom(...fixed), fc.infiniteStream(fc.boolean()), (period, chosen) => {
        const all = [...(period.headings?.key ?? []), ...(period.headings?.others ?? [])];
        const some = all.filter(() => chosen.next().value);
        const data: JudgementData = {
          framework: period.framework,
          inspectionStart: period.from ?? 'unknown',
          grades: Object.fromEntries(some.map((heading) => [heading, 'inadequate'])),
          overall: period.overall === 'given' ? 'inadequate' : 'not-given',
        };
        expect(codes(judgementSchema.parse(data))).toEqual([]);
      }),
    );
  });
});

describe('keyJudgementSets', () => {
  const three = ['leaders', 'help-and-protection', 'in-care-and-care-leavers'];
  const four = ['leaders', 'help-and-protection', 'in-care', 'care-leavers'];
  const undated: JudgementData = { framework: 'ILACS', grades: {}, overall: 'unknown' };

  it('follows framework and inspection start', () => {
    expect(keyJudgementSets(ilacs)).toEqual([three]);
    expect(keyJudgementSets({ ...undated, inspectionStart: '2023-01-16' })).toEqual([four]);
    expect(keyJudgementSets({ ...undated, inspectionStart: '2026-04-27' })).toEqual([four]);
    expect(keyJudgementSets(sif)).toEqual([
      ['help-and-protection', 'looked-after-and-permanence', 'leadership-management-governance'],
    ]);
  });

  it('gives each possible set where dates cannot tell, fewer where headings can', () => {
    expect(keyJudgementSets(undated)).toEqual([three, four]);
    expect(keyJudgementSets({ ...undated, grades: { 'care-leavers': 'good' } })).toEqual([four]);
    expect(keyJudgementSets(undated, '2020-01-01')).toEqual([three]);
  });

  it('gives none for free headings', () => {
    expect(keyJudgementSets({ ...undated, framework: 'SLAC' })).toEqual([]);
  });
});

describe('judgementSchema', () => {
  it.each([
    ['an unknown field', { ...sif, inspector: 'A Person' }],
    ['a heading in prose', { ...sif, grades: { 'Help & protection': 'good' } }],
    ['not given as a heading grade', { ...sif, grades: { adoption: 'not-given' } }],
    ['an impossible date', { ...sif, inspectionStart: '2023-02-30' }],
    ['a script as a link', { ...sif, reportUrl: 'javascript:alert(1)' }],
    ['a missing overall', { framework: 'SIF', grades: {} }],
  ])('refuses %s', (_case, data: unknown) => {
    expect(judgementSchema.safeParse(data).success).toBe(false);
  });

  it('lets no heading through that is not a plain one', () => {
    const grades: unknown = JSON.parse('{"__proto__":"good"}');
    const read = judgementSchema.safeParse({ ...sif, grades });
    expect(read.success ? Object.keys(read.data.grades) : []).toEqual([]);
  });

  it('survives JSON', () => {
    for (const { data } of realJudgements) {
      expect(judgementSchema.parse(JSON.parse(JSON.stringify(data)))).toEqual(data);
    }
  });

  it('labels every fixed heading and reads a free one aloud', () => {
    for (const { headings } of frameworkPeriods) {
      for (const heading of [...(headings?.key ?? []), ...(headings?.others ?? [])]) {
        expect(Object.keys(headingWords)).toContain(heading);
      }
    }
    expect(headingLabel('safeguarding-overall')).toBe('Safeguarding overall');
  });
});
