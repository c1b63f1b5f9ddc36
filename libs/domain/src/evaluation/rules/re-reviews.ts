import type { CorrectedEntry } from '../../case/entry.js';
import { listOf } from '../../case/words.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter, statedDue } from '../due-dates.js';
import type { Due } from '../obligation.js';
import { assignReviews } from './points.js';

/**
 * The re-reviews of a decision (R11): on the dates that it states; after a decision to retain without any, by the last
 * of the months at which such decisions are looked at again.
 */
export function reReviews(context: CaseContext): readonly ObligationDraft[] {
  return context
    .entries('MinisterialDecisionMade')
    .flatMap((decision): readonly ObligationDraft[] => {
      const stated = (decision.data.details['reReviewOn'] ?? []) as readonly string[];
      if (stated.length > 0) return onStatedDates(context, decision, stated);
      return decision.data.details['option'] === 'retain' ? byPolicy(context, decision) : [];
    });
}

function onStatedDates(
  context: CaseContext,
  decision: CorrectedEntry,
  stated: readonly string[],
): readonly ObligationDraft[] {
  const points = stated.flatMap((date) => statedDue(date) ?? []);
  const held = reviewsFor(context, decision, points);
  return points.map((due, at) => ({
    ...reReview(context, decision, at + 1, held.get(at)),
    rule: null,
    policyId: null,
    what: points.length === 1 ? 'Re-review' : `Re-review ${at + 1} of ${points.length}`,
    due,
    because: `The decision made ${onDate(decision.data.effectiveOn)} says when it is looked at again.`,
  }));
}

function byPolicy(context: CaseContext, decision: CorrectedEntry): readonly ObligationDraft[] {
  const on = decision.data.effectiveOn;
  const asked = askParameter(context.policiesOf(decision), 'retainReviewMonths');
  if (asked.kind === 'not-defined') return [];
  const months = asked.kind === 'value' ? asked.value : [];
  const due = months.length === 0 ? undefined : monthsAfter(on, Math.max(...months));
  const held = reviewsFor(context, decision, due === undefined ? [] : [due]);
  return [
    {
      ...reReview(context, decision, 1, held.get(0)),
      rule: asked.kind === 'value' ? asked.rule : null,
      policyId: asked.policyId,
      what: 'Re-review',
      due,
      undecided: asked.kind === 'cannot-tell' ? asked.because : undefined,
      because:
        asked.kind === 'cannot-tell'
          ? `The minister decided ${onDate(on)} to leave services with the council.`
          : `The minister decided ${onDate(on)} to leave services with the council and set no date to look at it again. Such decisions are looked at again after ${listOf(months.map(String))} months; one review by the last of these is enough.`,
    },
  ];
}

function reReview(
  context: CaseContext,
  decision: CorrectedEntry,
  number: number,
  held: CorrectedEntry | undefined,
) {
  const later = context.after(decision).find(({ act }) => act === 'MinisterialDecisionMade');
  return {
    kind: 're-review' as const,
    from: decision,
    number,
    met: held && settledBy(held, 'It was reviewed'),
    lapsed: later && settledBy(later, 'A later decision took its place'),
  };
}

/** The reviews and commissioner's reports after a decision, each for the date that it is nearest to. */
function reviewsFor(
  context: CaseContext,
  decision: CorrectedEntry,
  points: readonly Due[],
): ReadonlyMap<number, CorrectedEntry> {
  if (points.length === 0) return new Map();
  const reviews = context
    .after(decision)
    .filter(({ act }) => act === 'ReviewHeld' || act === 'CommissionerReported');
  return assignReviews(firstDayOf(decision.data.effectiveOn), points, reviews);
}
