import { dayRange, daysBetween, precisionOf, type Day, type Edtf } from '../dates/index.js';
import type { CorrectedEntry } from '../case/entry.js';
import { policyVersions } from '../policy/index.js';
import { askParameter, type Asked } from './asked-parameter.js';
import type { CaseContext } from './case-context.js';
import { monthsAfter } from './due-dates.js';
import { inadequateJudgements, triggerOf } from './judgements-of-case.js';
import type { Due } from './obligation.js';

/** One window of the grid of reviews (R1): it ends on the day a review is due. */
export type GridWindow = {
  readonly number: number;
  /** Months from the anchor to the end of the window. */
  readonly months: number;
  readonly due: Due;
  /** What the policy of the day on which the window begins says. */
  readonly cadence: Asked<number>;
};

/** The date that reviews are counted from. */
export type Anchor = {
  /** Names the reviews for ever: the opening, or the judgement where the opening's date is too vague. */
  readonly from: CorrectedEntry;
  /** The fact whose date counts. */
  readonly entry: CorrectedEntry;
  readonly on: Edtf;
};

/** Windows laid out that begin after the last day asked for. */
const windowsAhead = 2;

/** A date this vague, or less, can carry a grid: about a month. */
const daysAtMost = 31;

/**
 * The first date of a case: publication of the judgement that triggered it, or the opening. Where neither is known to
 * about a month, the first inadequate judgement that is; otherwise whichever has both bounds.
 */
export function anchorOf(context: CaseContext): Anchor | undefined {
  const { opening } = context;
  if (opening === undefined) return undefined;
  const trigger = triggerOf(context);
  const first = [trigger, opening].flatMap((entry) =>
    entry === undefined ? [] : [{ from: opening, entry, on: entry.data.effectiveOn }],
  );
  const later = inadequateJudgements(context).map(({ entry, on }) => ({ from: entry, entry, on }));
  const all = [...first, ...later];
  return (
    all.find(({ on }) => daysIn(on) <= daysAtMost) ?? all.find(({ on }) => daysIn(on) < Infinity)
  );
}

/**
 * The windows of a grid in months from its anchor, never chained: window n ends g(n) = anchor + its months, which are
 * those of the version in force when it begins. Before any version sets a cadence the months of the first one that
 * does are counted, so that numbers stay the same under every policy. Laid out to a little beyond `until`, since a review
 * held early calls for the next before its window begins.
 */
export function gridFrom(context: CaseContext, on: Edtf, until: Day): readonly GridWindow[] {
  const windows: GridWindow[] = [];
  let start: Due | undefined = boundsOf(on);
  let months = 0;
  let ahead = 0;
  while (start !== undefined && ahead < windowsAhead) {
    if (start.latest > until) ahead += 1;
    const cadence = askParameter(context.policiesOn(dateOf(start)), 'reviewMonths');
    const step = cadence.kind === 'value' ? cadence.value : nextCadence(context, start.latest);
    const due: Due | undefined = step === undefined ? undefined : monthsAfter(on, months + step);
    if (due === undefined || step === undefined) break;
    months += step;
    windows.push({ number: windows.length + 1, months, due, cadence });
    start = due;
  }
  return windows;
}

/** The cadence of the first version that comes into force later and sets one. */
function nextCadence(context: CaseContext, after: Day): number | undefined {
  if (context.imposed !== undefined) return undefined;
  return policyVersions
    .filter(({ standing, from }) => standing === 'in-force' && from !== null && from > after)
    .map(({ parameters }) => parameters.reviewMonths.value)
    .find((value) => value !== 'undefined');
}

function boundsOf(on: Edtf): Due | undefined {
  const { earliest, latest } = dayRange(on);
  return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
}

function daysIn(on: Edtf): number {
  const bounds = precisionOf(on) === 'unknown' ? undefined : boundsOf(on);
  return bounds === undefined ? Infinity : daysBetween(bounds.earliest, bounds.latest) + 1;
}

function dateOf({ earliest, latest }: Due): Edtf {
  return earliest === latest ? latest : `${earliest}/${latest}`;
}
