export {
  agreedAnswer,
  isInadequate,
  type DatedJudgement,
  type TestAnswer,
} from './counted-judgements.js';
export { failureTest, type FailureTest, type FailureTestOptions } from './failure-test.js';
export type { PersistentAnswer } from './persistent-failure.js';
export {
  definePolicy,
  notDefined,
  policyVersionSchema,
  type Counting,
  type DateBasis,
  type PolicyParameters,
  type PolicyRule,
  type PolicyVersion,
} from './policy-version.schema.js';
export { findPolicy, policyInForce, policyVersions, type PolicyDates } from './policy-versions.js';
export type { SystemicAnswer } from './systemic-failure.js';
