import * as fc from 'fast-check';
import type { DatedJudgement } from './counted-judgements.js';
import { failureTest, type FailureTestOptions } from './failure-test.js';
import { policyVersions } from './policy-versions.js';
import { puttingChildrenFirst2016 as pcf2016 } from './versions/putting-children-first-2016.js';

const asOf = '2026-11-01';

describe('failureTest', () => {
  const dates = fc.constantFrom('2014', '2014-05-23', '2015-06', '2018-01-29', '2020~', 'unknown');
  const overall = fc.constantFrom('inadequate', 'good', 'unknown', 'not-given', null);
  const framework = fc.constantFrom('SIF', 'ILACS', 'SLAC', 'LSCB-review', 'unknown');
  const grade = fc.constantFrom('inadequate', 'good', 'unknown', 'not-judged');
  const heading = fc.constantFrom('leaders', 'help-and-protection', 'in-care', 'safeguarding');
  const anyJudgement = fc
    .record({
      id: fc.uuid(),
      effectiveOn: dates,
      data: fc.record({
        framework,
        inspectionStart: dates,
        inspectionEnd: dates,
        grades: fc.dictionary(heading, grade),
        overall,
      }),
    })
    .map((one): DatedJudgement => one);
  const anyPolicy = fc.constantFrom(...policyVersions);
  const anyOptions = fc.record<FailureTestOptions>({
    asOf: fc.constantFrom('2014-05-23', '2016-01-01', asOf),
    basis: fc.constantFrom('publication', 'inspection-end'),
    counts: fc.constantFrom('full-inspections', 'any-inspection'),
  });

  it('answers every history, names only its judgements, and ends in a sentence', () => {
    fc.assert(
      fc.property(fc.array(anyJudgement, { maxLength: 6 }), anyPolicy, anyOptions, (all, p, o) => {
        const found = failureTest(all, p, o);
        const ids = all.map((one) => one.id);
        for (const part of [found.systemic, found.persistent]) {
          expect(['yes', 'no', 'cannot-tell', 'undefined']).toContain(part.answer);
          expect(part.because).toMatch(/\.$/);
          expect(ids).toEqual(expect.arrayContaining([...part.judgementIds]));
        }
      }),
    );
  });

  it('never unmakes a persistent failure by a further judgement', () => {
    fc.assert(
      fc.property(
        fc.array(anyJudgement, { maxLength: 5 }),
        anyJudgement,
        anyOptions,
        (all, one, o) => {
          fc.pre(failureTest(all, pcf2016, o).persistent.answer === 'yes');
          expect(failureTest([...all, one], pcf2016, o).persistent.answer).toBe('yes');
        },
      ),
    );
  });

  it('does not see what was certainly published later', () => {
    fc.assert(
      fc.property(fc.array(anyJudgement, { maxLength: 5 }), anyPolicy, anyOptions, (all, p, o) => {
        const later: DatedJudgement = {
          id: 'later',
          effectiveOn: '2027-01-01',
          data: { framework: 'SIF', grades: {}, overall: 'inadequate' },
        };
        expect(failureTest([...all, later], p, o)).toEqual(failureTest(all, p, o));
      }),
    );
  });
});
