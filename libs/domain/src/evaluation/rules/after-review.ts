import type { CorrectedEntry } from '../../case/entry.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { settledBy, type ObligationDraft } from '../draft.js';
import type { Settlement } from '../obligation.js';
import { doubtfulAt, notBefore, standingAt } from './since.js';
import { betterSince } from './progress.js';
import { dueWithin } from './within.js';

/** What follows a review that finds insufficient progress: a commissioner (R2) or a notice first (I2). */
export function afterInsufficientReviews(context: CaseContext): readonly ObligationDraft[] {
  return context
    .entries('ReviewHeld')
    .filter(({ data }) => data.details['outcome'] === 'insufficient')
    .flatMap((review): readonly ObligationDraft[] => {
      const policies = context.policiesOf(review);
      const asked = askParameter(policies, 'insufficientReviewLeadsTo');
      if (asked.kind === 'not-defined') return [];
      const steps = policies.map(({ parameters }) => parameters.insufficientReviewLeadsTo.value);
      return [...new Set(steps)].flatMap((step) => {
        const kind =
          step === 'commissioner' ? step : step === 'improvement-notice' ? 'notice' : null;
        return kind === null ? [] : [stepAfter(context, review, kind, asked)];
      });
    });
}

type Asked = ReturnType<typeof askParameter<'insufficientReviewLeadsTo'>>;

function stepAfter(
  context: CaseContext,
  review: CorrectedEntry,
  kind: 'commissioner' | 'notice',
  asked: Asked,
): ObligationDraft {
  const on = review.data.effectiveOn;
  const words = kind === 'commissioner' ? 'a commissioner' : 'an improvement notice';
  const { due, says } = dueWithin(
    context.policiesOf(review),
    kind === 'commissioner' ? 'commissionerWithinMonths' : 'noticeWithinMonths',
    on,
    'the review',
  );
  const met = kind === 'commissioner' ? commissioner(context, review) : notice(context, review);
  const instrument = kind === 'commissioner' ? kind : 'improvement-notice';
  return {
    kind,
    from: review,
    rule: asked.kind === 'value' ? asked.rule : null,
    policyId: asked.policyId,
    what: kind === 'commissioner' ? 'Commissioner' : 'Improvement notice',
    due,
    met,
    lapsed:
      betterSince(context, review) ?? (kind === 'notice' ? stronger(context, review) : undefined),
    undecided:
      asked.kind === 'cannot-tell'
        ? asked.because
        : met === undefined
          ? doubtfulAt(context, review, instrument)
          : undefined,
    because: `The review held ${onDate(on)} found insufficient progress. The next step is ${words}. ${says}`,
  };
}

function commissioner(context: CaseContext, review: CorrectedEntry): Settlement | undefined {
  const inPost = standingAt(context, review, 'commissioner');
  const next = notBefore(context, review, 'CommissionerAppointed', 'CommissionerReplaced')[0];
  return (
    (inPost && settledBy(inPost, 'A commissioner was in post already')) ??
    (next && settledBy(next, 'A commissioner was appointed'))
  );
}

function notice(context: CaseContext, review: CorrectedEntry): Settlement | undefined {
  const standing = standingAt(context, review, 'improvement-notice');
  const next = notBefore(context, review, 'ImprovementNoticeIssued', 'ImprovementNoticeRevised')[0];
  return (
    (standing && settledBy(standing, 'A notice was in force already')) ??
    (next && settledBy(next, 'A notice was issued'))
  );
}

/** A direction in force, or issued afterwards, stands in place of a notice. */
function stronger(context: CaseContext, review: CorrectedEntry): Settlement | undefined {
  const inForce = context.stateWith(review).instruments.some(({ kind }) => kind === 'direction');
  if (inForce) return settledBy(review, 'A direction, the stronger step, was in force already');
  const issued = notBefore(context, review, 'DirectionIssued', 'DirectionRevised')[0];
  return issued && settledBy(issued, 'A direction, the stronger step, was issued instead');
}
