import { isOnOrBefore, sortKey, type Day, type Edtf } from '../dates/index.js';
import { keyJudgementSets, type Framework, type JudgementData } from '../judgements/index.js';
import type { DateBasis } from './policy-version.schema.js';

/** An answer of a test under a policy version. `undefined`: the version does not define the test. */
export type TestAnswer = 'yes' | 'no' | 'cannot-tell' | 'undefined';

/** A judgement of one authority: event id, publication date, data. */
export interface DatedJudgement {
  readonly id: string;
  readonly effectiveOn: Edtf;
  readonly data: JudgementData;
}

/** A judgement that may count on the day of the test. */
export interface CountedJudgement extends DatedJudgement {
  /** Whether it was certainly published by then; otherwise its date is too imprecise. */
  readonly published: 'yes' | 'cannot-tell';
  readonly inadequate: 'yes' | 'no' | 'cannot-tell';
}

/** The same answer where all agree, otherwise cannot-tell; `none` where there is no answer. */
export function agreedAnswer<Answer extends TestAnswer>(
  answers: readonly Answer[],
  none: Answer,
): Answer | 'cannot-tell' {
  const [first = none, ...others] = answers;
  return others.every((answer) => answer === first) ? first : 'cannot-tell';
}

/**
 * The judgements published by `asOf`, or whose date cannot tell, oldest first; only those of
 * the frameworks given.
 */
export function countedJudgements(
  judgements: readonly DatedJudgement[],
  asOf: Day,
  frameworks: readonly Framework[] | 'any',
): CountedJudgement[] {
  return judgements
    .flatMap(({ id, effectiveOn, data }) => {
      const published = isOnOrBefore(effectiveOn, asOf);
      const counts = frameworks === 'any' || frameworks.includes(data.framework);
      if (published === 'no' || !counts) return [];
      return [{ id, effectiveOn, data, published, inadequate: isInadequate(data, effectiveOn) }];
    })
    .sort((a, b) => (sortKey(a.effectiveOn) < sortKey(b.effectiveOn) ? -1 : 1));
}

/**
 * Whether a judgement is inadequate by its overall grade. Without one, a report with free headings
 * is by any inadequate heading; under a framework with fixed headings an inadequate heading leaves
 * it open.
 */
export function isInadequate(data: JudgementData, publishedOn: Edtf): 'yes' | 'no' | 'cannot-tell' {
  const { overall } = data;
  if (overall === 'inadequate') return 'yes';
  if (isBetter(overall)) return 'no';
  const sets = keyJudgementSets(data, publishedOn);
  const grades = Object.values(data.grades);
  if (grades.includes('inadequate')) return sets.length === 0 ? 'yes' : 'cannot-tell';
  const expected = sets.length === 0 ? [Object.keys(data.grades)] : sets;
  const allBetter = expected.every(
    (set) => set.length > 0 && set.every((heading) => isBetter(data.grades[heading])),
  );
  return allBetter ? 'no' : 'cannot-tell';
}

/** Whether the grade is known and better than inadequate. */
export function isBetter(grade: JudgementData['overall'] | undefined): boolean {
  return (
    grade === 'outstanding' ||
    grade === 'good' ||
    grade === 'adequate' ||
    grade === 'requires-improvement'
  );
}

/** The date of a judgement that the basis takes; `unknown` where the inspection's end is not recorded. */
export function dateOn(basis: DateBasis, judgement: DatedJudgement): Edtf {
  if (basis === 'publication') return judgement.effectiveOn;
  return judgement.data.inspectionEnd ?? 'unknown';
}
