import type { PolicyComparison } from '@interventions/contracts';
import type { PolicyVersion } from '@interventions/domain';
import { describeRule } from './describe-policy.js';
import { parameterNames, parameterTitles, parameterView } from './parameter-words.js';

/** The parameters and rules in which two versions differ. */
export function comparePolicies(
  a: PolicyVersion,
  b: PolicyVersion,
): Pick<PolicyComparison, 'parameters' | 'rules'> {
  const [ofA, ofB] = [rulesById(a), rulesById(b)];
  return {
    parameters: parameterNames.flatMap((name) => {
      const [one, other] = [parameterView(a.parameters[name]), parameterView(b.parameters[name])];
      return one.text === other.text
        ? []
        : [{ name, title: parameterTitles[name], a: one, b: other }];
    }),
    rules: [...new Set([...ofA.keys(), ...ofB.keys()])].sort(byNumber).flatMap((id) => {
      const [one, other] = [ofA.get(id) ?? null, ofB.get(id) ?? null];
      return JSON.stringify(one) === JSON.stringify(other) ? [] : [{ id, a: one, b: other }];
    }),
  };
}

function rulesById(policy: PolicyVersion) {
  return new Map(policy.rules.map((rule) => [rule.id, describeRule(rule)] as const));
}

/** R2 before R10. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
