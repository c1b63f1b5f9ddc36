import type { CorrectedEntry } from '../case/entry.js';
import type { Asked } from './asked-parameter.js';
import type { Due, DueChange, DueChangeReason } from './obligation.js';
import type { GridWindow } from './review-grid.js';

/** A window of the grid with what the record did to it. */
export type ReviewWindow = {
  readonly grid: GridWindow;
  readonly cadence: Asked<number>;
  due: Due;
  history: readonly DueChange[];
  met: CorrectedEntry | undefined;
  /** A review whose date is too imprecise to tell whether it was held for this window. */
  maybe: CorrectedEntry | undefined;
};

/** A window as the grid lays it out, before anything happened in it. */
export function windowOf(grid: GridWindow): ReviewWindow {
  const { cadence, due } = grid;
  return { grid, cadence, due, history: [], met: undefined, maybe: undefined };
}

/** Moves the due date of a window and keeps the former one; nothing where it is the same. */
export function changeDue(
  window: ReviewWindow,
  to: Due,
  by: CorrectedEntry,
  why: DueChangeReason,
  reason?: string,
): void {
  const { due: from } = window;
  if (to.earliest === from.earliest && to.latest === from.latest) return;
  const on = by.data.effectiveOn;
  window.history = [...window.history, { from, to, why, reason: reason ?? null, by: by.id, on }];
  window.due = to;
}
