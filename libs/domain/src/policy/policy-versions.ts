import { isBefore, isOnOrBefore, type Edtf } from '../dates/index.js';
import type { PolicyVersion } from './policy-version.schema.js';
import { adHoc } from './versions/ad-hoc.js';
import { definitions2016 } from './versions/definitions-2016.js';
import { improvementProgramme2017 } from './versions/improvement-programme-2017.js';
import { intervention2022 } from './versions/intervention-2022.js';
import { noOverallGrade2026 } from './versions/no-overall-grade-2026.js';
import { pm2015 } from './versions/pm-2015.js';
import { puttingChildrenFirst2016 } from './versions/putting-children-first-2016.js';
import { selectCommittee2016 } from './versions/select-committee-2016.js';

/** Every version of the policy, in order of time; also those never in force (domain §6). */
export const policyVersions: readonly PolicyVersion[] = [
  adHoc,
  pm2015,
  definitions2016,
  puttingChildrenFirst2016,
  selectCommittee2016,
  improvementProgramme2017,
  intervention2022,
  noOverallGrade2026,
];

/** The version with this id. */
export function findPolicy(id: string): PolicyVersion | undefined {
  return policyVersions.find((version) => version.id === id);
}

/** The dates of a fact that select a version; `inspectionStart` only for a judgement. */
export interface PolicyDates {
  readonly effectiveOn: Edtf;
  readonly inspectionStart?: Edtf;
}

const everInForce = policyVersions.filter((version) => version.standing === 'in-force');
const byEffectiveDate = everInForce.filter((version) => version.selector === 'effectiveOn');
const byInspectionStart = everInForce.filter((version) => version.selector === 'inspectionStart');

/** The versions of one selector, in order of time, that may be in force on the date. */
function possible(versions: readonly PolicyVersion[], on: Edtf): PolicyVersion[] {
  return versions.filter((version, at) => {
    const from = version.from ?? '';
    if (from !== 'beginning' && isBefore(on, from) === 'yes') return false;
    const next = versions[at + 1]?.from ?? undefined;
    return next === undefined || isOnOrBefore(next, on) !== 'yes';
  });
}

/**
 * The version in force for a fact; several, oldest first, when its dates are too imprecise to
 * tell. A judgement is selected by its inspection start where a version says so. Versions that are
 * not in force are never selected. Throws RangeError where a date is not EDTF.
 */
export function policyInForce(dates: PolicyDates): { readonly policies: readonly PolicyVersion[] } {
  const { effectiveOn, inspectionStart } = dates;
  const byDate = possible(byEffectiveDate, effectiveOn);
  if (inspectionStart === undefined) return { policies: byDate };
  const first = byInspectionStart[0]?.from ?? undefined;
  if (first === undefined || isBefore(effectiveOn, first) === 'yes') return { policies: byDate };
  const byStart = possible(byInspectionStart, inspectionStart);
  const certain = isOnOrBefore(first, inspectionStart) === 'yes';
  return { policies: certain ? byStart : [...byDate, ...byStart] };
}
