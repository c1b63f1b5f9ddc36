import type { ActName } from '../../case/acts/index.js';
import type { CorrectedEntry } from '../../case/entry.js';
import { compareDates } from '../../dates/index.js';
import type { CaseContext } from '../case-context.js';
import { onDate } from '../date-words.js';
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

/**
 * Why it cannot be told whether one was in post when something happened: the entry that took it away has a date so
 * imprecise that it may lie later. Undefined where none is in doubt.
 */
export function doubtfulAt(
  context: CaseContext,
  entry: CorrectedEntry,
  kind: 'commissioner' | 'adviser' | 'improvement-notice',
): string | undefined {
  const ids = (one: CorrectedEntry, when: 'stateBefore' | 'stateWith') =>
    context[when](one).instruments.filter((held) => held.kind === kind);
  const ended = context.order.slice(0, Math.max(context.placeOf(entry.id), 0)).find((one) => {
    const left = new Set(ids(one, 'stateWith').map(({ id }) => id));
    return (
      ids(one, 'stateBefore').some(({ id }) => !left.has(id)) &&
      compareDates(one.data.effectiveOn, entry.data.effectiveOn) === 'cannot-tell'
    );
  });
  const [held] = ended === undefined ? [] : ids(ended, 'stateBefore');
  return ended === undefined || held === undefined
    ? undefined
    : `Whether one was in post then cannot be told: that of ${onDate(held.since).replace(/^(on|in) /, '')} ended ${onDate(ended.data.effectiveOn)}.`;
}
