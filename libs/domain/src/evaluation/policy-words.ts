import { findPolicy } from '../policy/index.js';

/** Titles of the versions that an obligation names, each in quotes; the id of a draft that the service does not hold. */
export function quotedTitles(policyId: string): string {
  return policyId
    .split(' or ')
    .map((id) => `“${findPolicy(id)?.title ?? id}”`)
    .join(' or ');
}
