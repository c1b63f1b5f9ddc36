import type { CorrectedEntry } from '../case/entry.js';
import type { CaseState } from '../case/state.js';
import type { Day } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf } from './draft.js';
import { judgementsSinceOpening, latestJudged } from './judgements-of-case.js';

/** When there is something to be reviewed in a case. */
export type ReviewActivity = {
  readonly on: (day: Day) => boolean;
  /** The entry after which there was nothing left to review by a day; undefined while there is. */
  readonly endedBy: (day: Day) => CorrectedEntry | undefined;
};

/**
 * There is something to review while a case is open and an instrument is in force, services are being set up elsewhere
 * or run by a commissioner, or no inspection since the opening has judged better than inadequate. A voluntary model
 * alone is not reviewed.
 */
export function reviewActivity(context: CaseContext): ReviewActivity {
  const since = judgementsSinceOpening(context);
  const active = (state: CaseState) => isActive(state, since);
  const endings = context.order.filter(
    (entry) => active(context.stateBefore(entry)) && !active(context.stateWith(entry)),
  );
  const on = (day: Day) => active(context.stateOn(day));
  return {
    on,
    endedBy: (day) =>
      on(day) ? undefined : endings.findLast((entry) => firstDayOf(entry.data.effectiveOn) <= day),
  };
}

function isActive(state: CaseState, since: ReadonlySet<string>): boolean {
  if (state.status !== 'open') return false;
  if (state.instruments.length > 0) return true;
  const voluntary = state.trigger === 'voluntary-model';
  const judged = latestJudged(state, since);
  if (judged !== undefined) return judged.answer === 'yes' || (!voluntary && isUnderWay(state));
  return !voluntary;
}

function isUnderWay({ delivery: { phase } }: CaseState): boolean {
  return phase === 'setting-up' || phase === 'paused' || phase === 'commissioner-run';
}
