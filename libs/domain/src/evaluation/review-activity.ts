import type { CorrectedEntry } from '../case/entry.js';
import type { CaseState, Instrument } from '../case/state.js';
import type { Day } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf } from './draft.js';
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
  const active = (state: CaseState) => isActive(state, since);
  const turns = context.order.flatMap((entry) => {
    const [was, is] = [active(context.stateBefore(entry)), active(context.stateWith(entry))];
    return was === is ? [] : [{ entry, to: is, on: firstDayOf(entry.data.effectiveOn) }];
  });
  const days = new Map<Day, boolean>();
  const on = (day: Day) => {
    const known = days.get(day) ?? active(context.stateOn(day));
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

function isActive(state: CaseState, since: ReadonlySet<string>): boolean {
  if (state.status !== 'open') return false;
  if (state.instruments.some(({ kind }) => reviewed.includes(kind))) return true;
  const voluntary = state.trigger === 'voluntary-model';
  const judged = latestJudged(state, since);
  if (judged !== undefined) return judged.answer === 'yes' || (!voluntary && isUnderWay(state));
  return !voluntary;
}

function isUnderWay({ delivery: { phase } }: CaseState): boolean {
  return phase === 'setting-up' || phase === 'paused' || phase === 'commissioner-run';
}
