import type { ActName } from '../../case/acts/index.js';
import type { CorrectedEntry } from '../../case/entry.js';
import { compareDates } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import type { InadequateJudgement } from '../judgements-of-case.js';

/**
 * Entries of the given acts that did not happen before another, also on the same day and where dates cannot tell;
 * in effective order.
 */
export function notBefore(
  context: CaseContext,
  entry: CorrectedEntry,
  ...acts: readonly ActName[]
): readonly CorrectedEntry[] {
  const on = entry.data.effectiveOn;
  return context
    .entries(...acts)
    .filter((one) => one !== entry && compareDates(one.data.effectiveOn, on) !== 'before');
}

/** The same for a judgement, and only what stands before the next full inspection. */
export function followingJudgement(
  context: CaseContext,
  { entry, next }: InadequateJudgement,
  ...acts: readonly ActName[]
): readonly CorrectedEntry[] {
  const end = next === undefined ? context.order.length : context.placeOf(next.id);
  return notBefore(context, entry, ...acts).filter((one) => context.placeOf(one.id) < end);
}

/** A commissioner, adviser or notice that stood in force when something happened: the entry that put it there. */
export function standingAt(
  context: CaseContext,
  entry: CorrectedEntry,
  kind: 'commissioner' | 'adviser' | 'improvement-notice',
): CorrectedEntry | undefined {
  const standing = context
    .stateWith(entry)
    .instruments.filter((one) => one.kind === kind)
    .at(-1);
  return standing && context.order.find(({ id }) => id === standing.id);
}
