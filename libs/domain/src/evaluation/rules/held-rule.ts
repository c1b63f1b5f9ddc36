import type { CorrectedEntry } from '../../case/entry.js';
import type { CaseContext } from '../case-context.js';

/**
 * Names a rule of the policy beside a date that a document of the case sets, where every version that may have been in
 * force on the document's date holds that rule (R12, R13: what contracts usually set).
 */
export function heldRule(
  context: CaseContext,
  entry: CorrectedEntry,
  rule: string,
): { readonly rule: string | null; readonly policyId: string | null } {
  const policies = context.policiesOf(entry);
  const held =
    policies.length > 0 && policies.every(({ rules }) => rules.some(({ id }) => id === rule));
  return held
    ? { rule, policyId: policies.map(({ id }) => id).join(' or ') }
    : { rule: null, policyId: null };
}
