import { notDefined } from '../policy-version.schema.js';

/** What no source on any version says; explicit in each of them, so that a draft can say it. */
export const unsaid = {
  noticeWithinMonths: notDefined('No source says how soon a notice follows.'),
  commissionerWithinMonths: notDefined('No source says how soon a commissioner is appointed.'),
  diagnosticWithinMonths: notDefined('No source says how soon a diagnostic is commissioned.'),
  adviserWithinMonths: notDefined('No source says how soon an adviser is appointed.'),
  decisionWithinMonths: notDefined('No source says how soon a decision follows a report.'),
  holdPauses: notDefined('No source says whether a clock stands still while a case is on hold.'),
};
