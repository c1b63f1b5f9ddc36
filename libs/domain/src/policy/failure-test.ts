import type { Day } from '../dates/index.js';
import { countedJudgements, type DatedJudgement } from './counted-judgements.js';
import {
  persistentFailure,
  undefinedPersistent,
  type PersistentAnswer,
} from './persistent-failure.js';
import type {
  Counting,
  DateBasis,
  PolicyParameters,
  PolicyVersion,
} from './policy-version.schema.js';
import { systemicFailure, undefinedSystemic, type SystemicAnswer } from './systemic-failure.js';

/** The day of the test and, where another reading of R3 or R4 is tried, that choice. */
export interface FailureTestOptions {
  /** Judgements published later are not seen. */
  readonly asOf: Day;
  readonly basis?: DateBasis;
  readonly counts?: Counting;
  /** Key judgements left out of the systemic test, such as `care-leavers`. */
  readonly leaveOut?: readonly string[];
}

/** Systemic and persistent failure under one policy version, with how they were computed. */
export interface FailureTest {
  readonly systemic: SystemicAnswer;
  readonly persistent: PersistentAnswer;
  readonly policyId: string;
  readonly basis: DateBasis | 'undefined';
  readonly counts: Counting | 'undefined';
}

/**
 * Tests one authority's judgements for systemic (R3) and persistent (R4) failure under a policy
 * version. Pure; the judgements may come in any order and include later ones. What the version
 * does not define is answered `undefined`; what the record cannot settle, `cannot-tell`. The
 * reason that a minister stated is another thing and is kept apart.
 * Throws RangeError where a date is not EDTF.
 */
export function failureTest(
  judgements: readonly DatedJudgement[],
  policy: PolicyVersion,
  options: FailureTestOptions,
): FailureTest {
  const { parameters } = policy;
  const computedWith = {
    policyId: policy.id,
    basis: options.basis ?? parameters.dateBasis.value,
    counts: options.counts ?? parameters.counts.value,
  };
  const counting = frameworksCounted(parameters, options.counts);
  if (counting.value === 'undefined') {
    return {
      systemic: undefinedSystemic(counting.reason),
      persistent: undefinedPersistent(counting.reason),
      ...computedWith,
    };
  }
  const counted = countedJudgements(judgements, options.asOf, counting.value);
  return {
    systemic: systemicFailure(counted, parameters, options.leaveOut),
    persistent: persistentFailure(counted, parameters, options.basis),
    ...computedWith,
  };
}

/** The frameworks whose judgements count; `any` for all of them. */
function frameworksCounted(parameters: PolicyParameters, chosen: Counting | undefined) {
  const counts = chosen === undefined ? parameters.counts : { value: chosen };
  if (counts.value === 'undefined') return counts;
  return counts.value === 'any-inspection'
    ? { value: 'any' as const }
    : parameters.fullInspectionFrameworks;
}
