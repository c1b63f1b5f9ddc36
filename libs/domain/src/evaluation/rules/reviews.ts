import type { CorrectedEntry } from '../../case/entry.js';
import { counted } from '../../case/words.js';
import { dayRange, formatDate, type Day } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
import { firstDayOf, settledBy, type ObligationDraft } from '../draft.js';
import { laterBy, statedDue } from '../due-dates.js';
import { reviewActivity } from '../review-activity.js';
import { anchorOf, gridFrom, type Anchor } from '../review-grid.js';
import type { ReviewWindow } from '../review-window.js';
import { ReviewWindows } from '../review-windows.js';

/**
 * Six-monthly reviews (R1): a grid counted from the first date of the case, so that months never drift. There is
 * always one next review while there is something to review.
 */
export function reviews(context: CaseContext): readonly ObligationDraft[] {
  const anchor = anchorOf(context);
  if (anchor === undefined) return announced(context, context.entries('ReviewHeld'));
  const activity = reviewActivity(context);
  const windows = new ReviewWindows(
    context,
    anchor,
    gridFrom(context, anchor.on, lastDay(context)),
    activity,
  );
  const drafts = windows.all.flatMap((window): readonly ObligationDraft[] => {
    const arisesOn = windows.arises(window);
    if (arisesOn === undefined || arisesOn > context.until) return [];
    if (windows.isSkipped(window) || windows.isHeldBack(window)) return [];
    const swallowed = windows.swallowedBy(window);
    const ended = activity.endedBy(window.due.latest);
    const { cadence, met, maybe } = window;
    return [
      {
        kind: 'review',
        from: anchor.from,
        anchor: anchor.entry,
        number: window.grid.number,
        rule: cadence.kind === 'value' ? cadence.rule : null,
        policyId: cadence.policyId,
        what: `Six-month review ${window.grid.number}`,
        anchorOn: anchor.on,
        arisesOn,
        due: window.due,
        dueHistory: window.history,
        met: met && settledBy(met, 'The review was held'),
        lapsed:
          (swallowed && settledBy(swallowed, 'The review before it was put off beyond its date')) ??
          (ended && settledBy(ended, 'From then on there was nothing left to review')),
        undecided:
          cadence.kind === 'cannot-tell'
            ? cadence.because
            : maybe &&
              `A review was held ${onDate(maybe.data.effectiveOn)}: too imprecise a date to tell whether it was this one.`,
        because: explain(anchor, window),
      },
    ];
  });
  return [...drafts, ...announced(context, windows.announcing)];
}

/** Reviews that an earlier review announced by a date of its own, beside the grid. */
function announced(
  context: CaseContext,
  announcing: readonly CorrectedEntry[],
): readonly ObligationDraft[] {
  return announcing.flatMap((review): readonly ObligationDraft[] => {
    const due = statedDue(review.data.details['nextReviewDue'] as string | undefined);
    const next = context.after(review).find(({ act }) => act === 'ReviewHeld');
    return due === undefined
      ? []
      : [
          {
            kind: 'review',
            from: review,
            rule: null,
            policyId: null,
            what: 'Review announced by the one before',
            due,
            met: next && settledBy(next, 'The review was held'),
            because: `The review held ${onDate(review.data.effectiveOn)} says when the next is due.`,
          },
        ];
  });
}

function explain({ from, entry, on }: Anchor, { grid, cadence, history }: ReviewWindow): string {
  const since =
    entry.act === 'JudgementRecorded'
      ? 'when the inadequate judgement was published'
      : from === entry
        ? 'when the case was opened'
        : 'the first date of the case';
  const every =
    cadence.kind === 'value'
      ? `Progress is reviewed at least every ${counted(cadence.value, 'month')}. `
      : '';
  const moved = history.at(-1);
  return `${every}Counted from ${formatDate(on)}, ${since}, this review is due ${timeLater(grid.months)} later.${
    moved === undefined ? '' : ` Its date was then changed to ${formatDate(moved.to.latest)}.`
  }`;
}

/** “6 months”, “13 years”, “12 years and 6 months”. */
function timeLater(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [
    ...(years > 0 ? [counted(years, 'year')] : []),
    ...(rest > 0 ? [counted(rest, 'month')] : []),
  ];
  return parts.join(' and ');
}

/** The last day to lay the grid out to: reviews held later than asked count for windows too. */
function lastDay(context: CaseContext): Day {
  const days = context
    .entries('ReviewHeld')
    .map(({ data }) => dayRange(data.effectiveOn).latest ?? firstDayOf(data.effectiveOn));
  return laterBy([context.until, ...days].sort().at(-1) ?? context.until, 1);
}
