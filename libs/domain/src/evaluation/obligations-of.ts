import type { Entry } from '../case/entry.js';
import { CaseContext, type CaseQuestion } from './case-context.js';
import { complete } from './complete.js';
import type { ObligationDraft } from './draft.js';
import type { Obligation } from './obligation.js';
import { advisers } from './rules/advisers.js';
import { afterInsufficientReviews } from './rules/after-review.js';
import { commissionerReports } from './rules/commissioner-report.js';
import { commissionersForFailure } from './rules/commissioners.js';
import { conditions } from './rules/conditions.js';
import { contractExpiries } from './rules/contract-ends.js';
import { contractBreaks, contractNotices, contractReviews } from './rules/contracts.js';
import { compellingReasons, decisionsOnReports, representations } from './rules/decisions.js';
import { diagnosticReports, diagnostics } from './rules/diagnostics.js';
import { duties } from './rules/duties.js';
import { holdEnds } from './rules/holds.js';
import { imposedTrusts } from './rules/imposed-trust.js';
import { afterMonthsToImprove } from './rules/months-to-improve.js';
import { noticeReviews } from './rules/notice-reviews.js';
import { improvementPlans, noticeExpiries } from './rules/notices.js';
import { actionPlans, monitoringVisits } from './rules/ofsted.js';
import { reReviews } from './rules/re-reviews.js';
import { returns } from './rules/returns.js';
import { reviews } from './rules/reviews.js';
import { goLives } from './rules/set-up.js';
import { performanceTargets } from './rules/targets.js';

/** Every rule, each of which says what is due in a case and what met it. */
const rules: readonly ((context: CaseContext) => readonly ObligationDraft[])[] = [
  diagnostics,
  diagnosticReports,
  advisers,
  actionPlans,
  monitoringVisits,
  reviews,
  afterMonthsToImprove,
  afterInsufficientReviews,
  commissionersForFailure,
  commissionerReports,
  representations,
  decisionsOnReports,
  compellingReasons,
  reReviews,
  holdEnds,
  improvementPlans,
  noticeReviews,
  noticeExpiries,
  duties,
  conditions,
  imposedTrusts,
  goLives,
  returns,
  performanceTargets,
  contractReviews,
  contractBreaks,
  contractNotices,
  contractExpiries,
];

/**
 * Everything that is, was or will be due in a case up to a day, under the policy of each date or one imposed for
 * all. Nothing in it depends on the day of asking; {@link obligationOn} adds that. Sorted by due date, then key.
 */
export function obligationsOf(
  history: readonly Entry[],
  question: CaseQuestion,
): readonly Obligation[] {
  return obligationsIn(new CaseContext(history, question));
}

/** The same of a context that is there already. */
export function obligationsIn(context: CaseContext): readonly Obligation[] {
  return complete(
    context,
    rules.flatMap((rule) => rule(context)),
  );
}

/** What the contracts and partnerships of a case set: reviews, break points, days for notice and ends. */
export function contractObligationsIn(context: CaseContext): readonly Obligation[] {
  return complete(
    context,
    [contractReviews, contractBreaks, contractNotices, contractExpiries].flatMap((rule) =>
      rule(context),
    ),
  );
}
