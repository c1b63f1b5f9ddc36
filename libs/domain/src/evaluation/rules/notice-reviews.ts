import type { CorrectedEntry } from '../../case/entry.js';
import { addDays } from '../../dates/index.js';
import { askParameter } from '../asked-parameter.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { monthsAfter, statedDue } from '../due-dates.js';
import type { Due } from '../obligation.js';
import { lapsedWith } from './in-force.js';
import { assignReviews } from './points.js';

/**
 * Reviews at the intervals that a notice sets, counted from the notice until it expires (domain §5 row 7). Where the policy in force
 * asks for reviews at the same interval, its own cadence (R1) is the one that counts.
 */
export function noticeReviews(context: CaseContext): readonly ObligationDraft[] {
  return context
    .entries('ImprovementNoticeIssued', 'ImprovementNoticeRevised')
    .flatMap((notice) => {
      const months = notice.data.details['reviewEveryMonths'];
      return typeof months === 'number' ? reviewsUnder(context, notice, months) : [];
    });
}

function reviewsUnder(
  context: CaseContext,
  notice: CorrectedEntry,
  months: number,
): readonly ObligationDraft[] {
  const { effectiveOn } = notice.data;
  const lapsed = lapsedWith(context, notice);
  const until = lapsed === undefined ? context.until : firstDayOf(lapsed.on);
  const expiry = statedDue(notice.data.details['expires'] as string | undefined)?.latest;
  const points = pointsFrom(effectiveOn, months, until).filter(
    (due) => expiry === undefined || due.latest <= expiry,
  );
  const reviews = context.after(notice).filter(({ act }) => act === 'ReviewHeld');
  const held = assignReviews(firstDayOf(effectiveOn), points, reviews);
  return points.flatMap((due, at): readonly ObligationDraft[] => {
    const former = points[at - 1];
    const since = former === undefined ? firstDayOf(effectiveOn) : addDays(former.latest, 1);
    const last = at === 0 ? undefined : held.get(at - 1);
    const heldBefore = last && firstDayOf(last.data.effectiveOn);
    const arisesOn = heldBefore !== undefined && heldBefore < since ? heldBefore : since;
    const policy = askParameter(context.policiesOn(since), 'reviewMonths');
    if (arisesOn > until || (policy.kind === 'value' && policy.value === months)) return [];
    const review = held.get(at);
    return [
      {
        kind: 'notice-review',
        from: notice,
        number: at + 1,
        rule: null,
        policyId: null,
        what: `Review ${at + 1} under the improvement notice`,
        arisesOn,
        due,
        met: review && settledBy(review, 'The review was held'),
        lapsed,
        because: `The improvement notice, issued ${onDate(effectiveOn)}, asks for a review every ${months} months, counted from the notice.`,
      },
    ];
  });
}

/** Counted further, months would leave the supported years. */
const lastPoint = '2190-01-01';

/** Every point up to a day and the one after it, each counted from the first date: months never drift. */
function pointsFrom(anchor: string, months: number, until: string): readonly Due[] {
  const points: Due[] = [];
  for (;;) {
    const due = monthsAfter(anchor, months * (points.length + 1));
    if (due === undefined) return points;
    points.push(due);
    if (due.latest > lastPoint) return points;
    if (due.latest > until && (points.at(-2)?.latest ?? '') > until) return points;
  }
}
