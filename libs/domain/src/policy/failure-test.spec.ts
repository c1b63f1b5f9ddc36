import type { JudgementData } from '../judgements/index.js';
import { judgementsOf, realJudgements } from '../judgements/real-judgements.fixture.js';
import type { DatedJudgement } from './counted-judgements.js';
import { failureTest, type FailureTestOptions } from './failure-test.js';
import { definePolicy, type PolicyVersion } from './policy-version.schema.js';
import { findPolicy } from './policy-versions.js';

const asOf = '2026-11-01';

function policy(id: string): PolicyVersion {
  const found = findPolicy(id);
  if (found === undefined) throw new Error(`There is no policy ${id}.`);
  return found;
}

const pcf2016 = policy('putting-children-first-2016');

function test(judgements: readonly DatedJudgement[], options: Partial<FailureTestOptions> = {}) {
  return failureTest(judgements, pcf2016, { asOf, ...options });
}

function judgement(effectiveOn: string, data: Partial<JudgementData> = {}): DatedJudgement {
  return {
    id: effectiveOn,
    effectiveOn,
    data: { framework: 'SIF', grades: {}, overall: 'inadequate', ...data },
  };
}

describe('persistent failure', () => {
  it.each([
    ['Birmingham', 2.51, 2.49],
    ['Slough', 2.01, 2.02],
    ['Buckinghamshire', 3.48, 3.43],
    ['Sandwell', 2.65, 2.78],
    ['Surrey', 2.95, 3.36],
    ['Sunderland', 3.01, 2.95],
    ['Torbay', 2.63, 2.66],
    ['Bradford', 4.26, 4.18],
  ])('%s is persistent by both bases', (council, publication, inspectionEnd) => {
    expect(test(judgementsOf(council)).persistent).toMatchObject({
      answer: 'yes',
      yearsBetween: publication,
    });
    expect(test(judgementsOf(council), { basis: 'inspection-end' }).persistent).toMatchObject({
      answer: 'yes',
      yearsBetween: inspectionEnd,
    });
  });

  it.each([
    ['Tameside', 'publication', 7.2],
    ['Tameside', 'inspection-end', 7.2],
    ['Knowsley', 'publication', 10.6],
    ['Knowsley', 'inspection-end', 10.5],
  ] as const)('%s is not, by %s', (council, basis, years) => {
    const { persistent } = test(judgementsOf(council), { basis });
    expect(persistent.answer).toBe('no');
    expect(persistent.yearsBetween).toBeCloseTo(years, 1);
  });

  it('Devon depends on the basis', () => {
    const devon = judgementsOf('Devon');
    expect(test(devon).persistent).toEqual({
      answer: 'no',
      because:
        'The closest 2 judgements of inadequate, published 17 March 2020 and 13 May 2025: 5.16 years apart. The rule is 2 or more within 5 years.',
      judgementIds: ['878-2020-03-17', '878-2025-05-13'],
      yearsBetween: 5.16,
    });
    expect(test(devon, { basis: 'inspection-end' }).persistent).toEqual({
      answer: 'yes',
      because:
        '2 judgements of inadequate, with inspections that ended 31 January 2020 and 11 October 2024: 4.7 years apart. The rule is 2 or more within 5 years.',
      judgementIds: ['878-2020-03-17', '878-2025-05-13'],
      yearsBetween: 4.7,
    });
  });

  it('counts the councils of the table that turn with the basis: Devon alone', () => {
    const councils = [...new Set(realJudgements.map((one) => one.council))];
    const turned = councils.filter((council) => {
      const all = judgementsOf(council);
      const byEnd = test(all, { basis: 'inspection-end' }).persistent.answer;
      return test(all).persistent.answer !== byEnd;
    });
    expect(turned).toEqual(['Devon']);
  });

  it('sees only what was published by the day of the test', () => {
    const birmingham = judgementsOf('Birmingham');
    expect(test(birmingham, { asOf: '2016-11-24' }).persistent.answer).toBe('no');
    expect(test(birmingham, { asOf: '2016-11-25' }).persistent.answer).toBe('yes');
  });

  it('includes the anniversary', () => {
    const first = judgement('2015-05-12');
    expect(test([first, judgement('2020-05-12')]).persistent.answer).toBe('yes');
    expect(test([first, judgement('2020-05-13')]).persistent.answer).toBe('no');
  });

  it('counts earlier, narrower reports only when any inspection counts', () => {
    const narrow = judgement('2013-08', {
      framework: 'LAC-2013',
      grades: { 'looked-after-children': 'inadequate' },
      overall: null,
    });
    const full = judgement('2015-06-05');
    expect(test([narrow, full]).persistent.answer).toBe('no');
    expect(test([narrow, full], { counts: 'any-inspection' }).persistent).toMatchObject({
      answer: 'yes',
      judgementIds: ['2013-08', '2015-06-05'],
    });
  });

  it.each<[string, DatedJudgement[], Partial<FailureTestOptions>, string]>([
    ['an imprecise date', [judgement('2015'), judgement('2020-06-01')], {}, 'too imprecise'],
    [
      'an inspection without an end',
      [judgement('2015-05-12'), judgement('2018-05-12')],
      { basis: 'inspection-end' },
      'The end of the inspection is not recorded for the report published 12 May 2015.',
    ],
    [
      'a report without a known overall',
      [judgement('2015-05-12'), judgement('2018-05-12', { overall: 'unknown' })],
      {},
      'Whether the report published 12 May 2018 was inadequate is not known.',
    ],
    [
      'a report that may be later',
      [judgement('2015-05-12'), judgement('2018')],
      { asOf: '2018-06-01' },
      'It is not certain that the report published 2018 was out by then.',
    ],
    [
      'a report of 2026 with an inadequate heading and no overall',
      [
        judgement('2025-01-12', { framework: 'ILACS' }),
        judgement('2026-07-01', {
          framework: 'ILACS',
          inspectionStart: '2026-05-04',
          grades: { leaders: 'inadequate' },
          overall: 'not-given',
        }),
      ],
      {},
      'Whether the report published 1 July 2026 was inadequate is not known.',
    ],
  ])('cannot tell: %s', (_case, judgements, options, because) => {
    const { persistent } = test(judgements, options);
    expect(persistent.answer).toBe('cannot-tell');
    expect(persistent.because).toContain(because);
  });

  it('says how many are recorded where there are too few', () => {
    expect(test([judgement('2015-05-12')]).persistent).toEqual({
      answer: 'no',
      because:
        'Judgements of inadequate recorded by then that count: 1. The rule is 2 or more within 5 years.',
      judgementIds: ['2015-05-12'],
    });
    expect(test([]).persistent.answer).toBe('no');
  });
});

describe('policy versions', () => {
  it.each([
    ['ad-hoc', 'undefined', 'undefined'],
    ['pm-2015', 'undefined', 'undefined'],
    ['definitions-2016', 'yes', 'yes'],
    ['putting-children-first-2016', 'yes', 'yes'],
    ['select-committee-2016', 'undefined', 'undefined'],
    ['improvement-programme-2017', 'yes', 'yes'],
    ['intervention-2022', 'yes', 'yes'],
    ['no-overall-grade-2026', 'yes', 'undefined'],
  ])('%s finds Slough in 2016 systemic: %s, persistent: %s', (id, systemic, persistent) => {
    const found = failureTest(judgementsOf('Slough'), policy(id), { asOf: '2016-02-17' });
    expect(found).toMatchObject({
      policyId: id,
      systemic: { answer: systemic },
      persistent: { answer: persistent },
    });
    expect(found.systemic.because).not.toBe('');
    expect(found.persistent.because).not.toBe('');
  });

  it('takes its numbers from the version', () => {
    const wider = definePolicy({
      ...pcf2016,
      id: 'wider',
      parameters: {
        ...pcf2016.parameters,
        persistentCount: { value: 3, rule: 'R4' },
        persistentYears: { value: 12, rule: 'R4' },
      },
    });
    const three = ['2010-01-01', '2014-01-01', '2022-01-01'].map((day) => judgement(day));
    const found = failureTest(three, wider, { asOf }).persistent;
    expect(found).toMatchObject({ answer: 'yes', judgementIds: three.map((one) => one.id) });
    expect(failureTest(three.slice(1), wider, { asOf }).persistent.answer).toBe('no');
  });

  it('leaves a test undefined when the version does not say what counts', () => {
    const silent = definePolicy({
      ...pcf2016,
      parameters: { ...pcf2016.parameters, counts: { value: 'undefined', reason: 'Not found.' } },
    });
    const found = failureTest(judgementsOf('Slough'), silent, { asOf });
    expect(found.systemic).toMatchObject({ answer: 'undefined', because: 'Not found.' });
    expect(found.persistent).toMatchObject({ answer: 'undefined', because: 'Not found.' });
    expect(found.counts).toBe('undefined');
  });
});
