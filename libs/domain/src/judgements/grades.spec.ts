import * as fc from 'fast-check';
import { gradeWords, normaliseGrade, overallWords } from './grades.js';

describe('normaliseGrade', () => {
  it.each([
    ['Requires improvement to be good', 'requires-improvement'],
    ['Require improvement', 'requires-improvement'],
    ['requires improvement', 'requires-improvement'],
    ['REQUIRES  IMPROVEMENT\u00a0', 'requires-improvement'],
    ['requires_improvement', 'requires-improvement'],
    ['Requires-improvement.', 'requires-improvement'],
    ['RI', 'requires-improvement'],
    ['inadequate', 'inadequate'],
    [' Inadequate.', 'inadequate'],
    ['Good', 'good'],
    ['outstanding', 'outstanding'],
    ['Not judged', 'not-judged'],
    ['inspection_pre_dates_judgement', 'not-judged'],
    ['not given', 'not-given'],
    ['adequate', 'adequate'],
  ])('reads "%s" as %s and keeps the text', (raw, grade) => {
    expect(normaliseGrade(raw)).toEqual({ grade, raw });
  });

  it.each([
    ['', 'blank'],
    ['  ', 'blank'],
    [null, 'blank'],
    [undefined, 'blank'],
    ['-', 'blank'],
    ['Unknown', 'stated-unknown'],
    ['excellent', 'not-recognised'],
    ['constructor', 'not-recognised'],
    ['not inadequate', 'not-recognised'],
  ])('has no grade for %j: %s', (raw, reason) => {
    expect(normaliseGrade(raw)).toMatchObject({ grade: 'unknown', raw: raw ?? '', reason });
  });

  it('knows "adequate" only before November 2013', () => {
    expect(normaliseGrade('Adequate', '2013-07-15').grade).toBe('adequate');
    expect(normaliseGrade('Adequate', '2013').grade).toBe('adequate');
    expect(normaliseGrade('Adequate', '2013-10-31').grade).toBe('adequate');
    expect(normaliseGrade('Adequate', '2013-11-01')).toMatchObject({
      grade: 'unknown',
      reason: 'adequate-after-scale-changed',
    });
  });

  it('answers any text with a grade or a reason, and keeps the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const result = normaliseGrade(raw);
        expect(Object.keys(overallWords)).toContain(result.grade);
        expect(result.raw).toBe(raw);
        if (result.grade === 'unknown') expect(result.because).not.toBe('');
      }),
    );
  });

  it('reads back its own words and stored values, however they are cased and spaced', () => {
    const known = Object.entries(gradeWords).filter(([grade]) => grade !== 'unknown');
    fc.assert(
      fc.property(
        fc.constantFrom(...known),
        fc.boolean(),
        fc.constantFrom('', ' ', '\t', '\u00a0'),
        ([grade, words], upper, space) => {
          for (const text of [grade, words]) {
            const raw = space + (upper ? text.toUpperCase() : text) + space;
            expect(normaliseGrade(raw).grade).toBe(grade);
          }
        },
      ),
    );
  });
});
