import type { CorrectedEntry } from '../../case/entry.js';
import type { Due, DueChange } from '../obligation.js';

/** A due date and the entry that states it. */
export type StatedDate = { readonly entry: CorrectedEntry; readonly due: Due };

/**
 * How a date that entries state one after the other changed. The first is no change, nor is one that stays the same;
 * every former date is kept (domain §4).
 */
export function changesBetween(stated: readonly StatedDate[]): readonly DueChange[] {
  return stated.slice(1).flatMap(({ entry, due }, at) => {
    const from = stated[at]?.due ?? null;
    if (from?.latest === due.latest && from.earliest === due.earliest) return [];
    const { effectiveOn, reason = null } = entry.data;
    return [{ from, to: due, why: 'set-by-entry', reason, by: entry.id, on: effectiveOn }];
  });
}

/** The entries that state a date, with it. */
export function datesStated(
  entries: readonly CorrectedEntry[],
  dateIn: (entry: CorrectedEntry) => Due | undefined,
): readonly StatedDate[] {
  return entries.flatMap((entry) => {
    const due = dateIn(entry);
    return due === undefined ? [] : [{ entry, due }];
  });
}
