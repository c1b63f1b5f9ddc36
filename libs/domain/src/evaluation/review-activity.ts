import type { CorrectedEntry } from '../case/entry.js';
import type { CaseState, Instrument } from '../case/state.js';
import type { Day } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf } from './draft.js';
import { statedDue } from './due-dates.js';
import { judgementsSinceOpening, latestJudged } from './judgements-of-case.js';

/** What the department has in force and reviews; a board and an improvement partner are help from the council and its peers. */
const reviewed: readonly Instrument['kind'][] = [
  'adviser',
  'improvement-notice',
  'direction',
  'commissioner',
  'support-package',
];

/** When there is something to be reviewed in a case. */
export type ReviewActivity = {
  readonly on: (day: Day) => boolean;
  /** The entry after which there was nothing left to review by a day; undefined while there is. */
  readonly endedBy: (day: Day) => CorrectedEntry | undefined;
  /** The first day of what there is to review on a day; undefined where there is nothing. */
  readonly since: (day: Day) => Day | undefined;
};

/**
 * There is something to review while a case is open and an instrument of the department is in force, services are being set up elsewhere
 * or run by a commissioner, or no inspection since the opening has judged better than inadequate. A voluntary model
 * alone is not reviewed.
 */
export function reviewActivity(context: CaseContext): ReviewActivity {
  const since = judgementsSinceOpening(context);
  const active = (state: CaseState, day: Day) => isActive(state, since, day);
  const turns = context.order.flatMap((entry) => {
    const day = firstDayOf(entry.data.effectiveOn);
    const was = active(context.stateBefore(entry), day);
    const is = active(context.stateWith(entry), day);
    return was === is ? [] : [{ entry, to: is, on: day }];
  });
  const days = new Map<Day, boolean>();
  const on = (day: Day) => {
    const known = days.get(day) ?? active(context.stateOn(day), day);
    days.set(day, known);
    return known;
  };
  const turnBefore = (day: Day, to: boolean) =>
    turns.findLast((turn) => turn.to === to && turn.on <= day);
  return {
    on,
    endedBy: (day) => (on(day) ? undefined : turnBefore(day, false)?.entry),
    since: (day) => (on(day) ? turnBefore(day, true)?.on : undefined),
  };
}

function isActive(state: CaseState, since: ReadonlySet<string>, day: Day): boolean {
  if (state.status !== 'open') return false;
  if (state.instruments.some((one) => isReviewed(one, day))) return true;
  const voluntary = state.trigger === 'voluntary-model';
  const judged = latestJudged(state, since);
  if (judged !== undefined) return judged.answer === 'yes' || (!voluntary && isUnderWay(state));
  return !voluntary;
}

/** A notice that has expired is reviewed no more, also where nobody lifted it. */
function isReviewed({ kind, due }: Instrument, day: Day): boolean {
  const expired = kind === 'improvement-notice' && (statedDue(due)?.latest ?? day) < day;
  return reviewed.includes(kind) && !expired;
}

function isUnderWay({ delivery: { phase } }: CaseState): boolean {
  return phase === 'setting-up' || phase === 'paused' || phase === 'commissioner-run';
}
