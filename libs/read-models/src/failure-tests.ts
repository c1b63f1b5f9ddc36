import {
  failureTest,
  findPolicy,
  policyInForce,
  sortKey,
  type DateBasis,
  type Day,
  type KnownJudgement,
  type PolicyVersion,
} from '@interventions/domain';
import { compareText } from './ordering.js';
import { QueryError } from './read-model.js';

/** The computed failure test under one policy version and one date basis (R3, R4). */
export type FailureAnswer = {
  readonly policyId: string;
  readonly policyTitle: string;
  readonly asOf: Day;
  readonly basis: DateBasis;
  readonly systemic: { readonly answer: string; readonly because: string };
  readonly persistent: { readonly answer: string; readonly because: string };
};

/** The day of the test, and the policy version and date basis where not all of them are wanted. */
export type FailureQuery = {
  readonly asOf: Day;
  readonly policy?: string | undefined;
  readonly basis?: DateBasis | undefined;
};

const bases: readonly DateBasis[] = ['publication', 'inspection-end'];

/**
 * The failure test of a council's judgements. Without a policy, under those in force on the day: more than
 * one where the latest inspection is judged by another version than the day itself. Throws `QueryError` for
 * a policy that there is not.
 */
export function failureTests(
  judgements: readonly KnownJudgement[],
  query: FailureQuery,
): readonly FailureAnswer[] {
  const policies =
    query.policy === undefined ? current(judgements, query.asOf) : [named(query.policy)];
  return policies.flatMap((policy) =>
    (query.basis === undefined ? bases : [query.basis]).map((basis) => {
      const { systemic, persistent } = failureTest(judgements, policy, { asOf: query.asOf, basis });
      return {
        policyId: policy.id,
        policyTitle: policy.title,
        asOf: query.asOf,
        basis,
        systemic: { answer: systemic.answer, because: systemic.because },
        persistent: { answer: persistent.answer, because: persistent.because },
      };
    }),
  );
}

function current(judgements: readonly KnownJudgement[], asOf: Day): readonly PolicyVersion[] {
  const latest = [...judgements]
    .filter((one) => sortKey(one.effectiveOn) <= sortKey(asOf))
    .sort((a, b) => compareText(sortKey(b.effectiveOn), sortKey(a.effectiveOn)))[0];
  const start = latest?.data.inspectionStart;
  const ofDay = policyInForce({ effectiveOn: asOf }).policies;
  const ofInspection =
    latest === undefined || start === undefined
      ? []
      : policyInForce({ effectiveOn: latest.effectiveOn, inspectionStart: start }).policies.filter(
          (policy) => policy.selector === 'inspectionStart',
        );
  return [...ofDay, ...ofInspection];
}

function named(id: string): PolicyVersion {
  const policy = findPolicy(id);
  if (policy === undefined)
    throw new QueryError('policy', `There is no policy version ${id}. Choose one of /v1/policies.`);
  return policy;
}
