import { findPolicy } from '../policy/index.js';

/** Titles of the versions that an obligation or departure names; the id of a draft that the service does not hold. */
export function policyTitles(policyId: string): string {
  return policyId
    .split(' or ')
    .map((id) => findPolicy(id)?.title ?? id)
    .join(' or ');
}
