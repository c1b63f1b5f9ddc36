import type { CorrectedEntry } from '../case/entry.js';
import { daysBetween, type Day } from '../dates/index.js';
import { askParameter } from './asked-parameter.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf } from './draft.js';
import type { ObligationKind } from './obligation-kinds.js';

/** A time during which a case was on hold. */
export type Hold = {
  readonly placed: CorrectedEntry;
  readonly released: CorrectedEntry | undefined;
  readonly from: Day;
  /** Undefined while it goes on. */
  readonly to: Day | undefined;
  /** Kinds of obligation whose clock stands still, by the policy of the day it was placed; none where it says nothing. */
  readonly pauses: readonly ObligationKind[];
  /** What the policy says of it, in words. */
  readonly says: string;
};

/** The holds of a case in the order in which they were placed. */
export function holdsOf(context: CaseContext): readonly Hold[] {
  return context.entries('HoldPlaced').map((placed) => {
    const released = context.after(placed).find(({ act }) => act === 'HoldReleased');
    const asked = askParameter(context.policiesOf(placed), 'holdPauses');
    return {
      placed,
      released,
      from: firstDayOf(placed.data.effectiveOn),
      to: released && firstDayOf(released.data.effectiveOn),
      pauses: asked.kind === 'value' ? asked.value : [],
      says:
        asked.kind !== 'value'
          ? asked.because
          : asked.value.length === 0
            ? 'A hold stops no clock.'
            : `By rule ${asked.rule} some clocks stand still while a case is on hold.`,
    };
  });
}

/** A clock that a hold may stop: it runs from the day it arises to the last day it is due. */
type Clock = { readonly arisesOn: Day; readonly dueBy: Day; readonly settledOn: Day | undefined };

/** The day from which a hold keeps a clock still; undefined where it did not run then. */
export function stoppedFrom(hold: Hold, { arisesOn, dueBy, settledOn }: Clock): Day | undefined {
  const from = arisesOn > hold.from ? arisesOn : hold.from;
  const ranThen = from <= dueBy && (settledOn === undefined || settledOn > from);
  return ranThen && (hold.to === undefined || from < hold.to) ? from : undefined;
}

/** The days by which a hold that is over put a clock off; 0 where it did not stop it. */
export function daysHeld(hold: Hold, clock: Clock): number {
  const from = stoppedFrom(hold, clock);
  return from === undefined || hold.to === undefined ? 0 : daysBetween(from, hold.to);
}
