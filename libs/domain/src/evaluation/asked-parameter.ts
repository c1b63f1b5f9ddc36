import type { PolicyParameters, PolicyVersion } from '../policy/index.js';

type Held<Name extends keyof PolicyParameters> = Exclude<
  PolicyParameters[Name],
  { value: 'undefined'; reason: string }
>['value'];

/** What the policy versions of a date say on one parameter. */
export type Asked<Value> =
  | {
      readonly kind: 'value';
      readonly value: Value;
      readonly rule: string;
      readonly policyId: string;
    }
  /** None of them defines it. */
  | { readonly kind: 'not-defined'; readonly because: string; readonly policyId: string }
  /** The date is too imprecise to tell the version, and they differ. */
  | { readonly kind: 'cannot-tell'; readonly because: string; readonly policyId: string };

/**
 * The value of a parameter under the versions that may judge a fact: the same answer is that answer, different
 * ones are cannot-tell (domain §6).
 */
export function askParameter<Name extends keyof PolicyParameters>(
  policies: readonly PolicyVersion[],
  name: Name,
): Asked<Held<Name>> {
  const policyId = policies.map((policy) => policy.id).join(' or ');
  const answers = policies.map((policy) => policy.parameters[name]);
  const [first] = answers;
  if (first === undefined)
    return { kind: 'not-defined', because: 'No policy version was in force.', policyId };
  const same = answers.every((one) => JSON.stringify(one.value) === JSON.stringify(first.value));
  if (!same) {
    const titles = policies.map((policy) => `“${policy.title}”`).join(' or ');
    const because = `The date is too imprecise to tell which policy applies: ${titles}. They differ on this.`;
    return { kind: 'cannot-tell', because, policyId };
  }
  if ('reason' in first) return { kind: 'not-defined', because: first.reason, policyId };
  return { kind: 'value', value: first.value, rule: first.rule, policyId };
}
