import type { CorrectedEntry } from '../case/entry.js';
import { dayRange, daysBetween, type Day } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf, keyOf } from './draft.js';
import { laterBy, statedDue } from './due-dates.js';
import { daysHeld, holdsOf } from './holds.js';
import type { DueChangeReason } from './obligation.js';
import type { ReviewActivity } from './review-activity.js';
import type { Anchor, GridWindow } from './review-grid.js';
import { changeDue, windowOf, type ReviewWindow } from './review-window.js';

/**
 * Which review was held for which window, and which due date was moved to when, taken one after the other in effective
 * order. A review counts for the window it is held in; one in the first half of a window whose predecessor is unmet
 * counts as that one, late. A date stated by a review, moved by people or put off by a hold changes its own window only.
 */
export class ReviewWindows {
  readonly all: readonly ReviewWindow[];
  /** Reviews that say when the next is due, where that is not the next window of the grid. */
  readonly announcing: readonly CorrectedEntry[];
  readonly #context: CaseContext;
  readonly #anchor: Anchor;
  readonly #activity: ReviewActivity;
  /** Keys of what people recorded as met or waived. */
  readonly #settled: ReadonlySet<unknown>;

  constructor(
    context: CaseContext,
    anchor: Anchor,
    grid: readonly GridWindow[],
    activity: ReviewActivity,
  ) {
    this.#context = context;
    this.#anchor = anchor;
    this.#activity = activity;
    this.#settled = new Set(
      context.entries('DeadlineMet', 'DeadlineWaived').map(({ data }) => data.details['deadline']),
    );
    this.all = grid.map(windowOf);
    const announcing: CorrectedEntry[] = [];
    for (const entry of context.order) {
      if (entry.act === 'ReviewHeld' && !this.#hold(entry)) announcing.push(entry);
      if (entry.act === 'DeadlineMoved') this.#move(entry);
      if (entry.act === 'HoldReleased') this.#release(entry);
    }
    this.announcing = announcing;
  }

  /**
   * The first day on which a window’s review is the next one: when the former has passed or was held, or when there is
   * something to review again. Undefined where no cadence is in force or nothing is to be reviewed by the middle of it.
   */
  arises(window: ReviewWindow): Day | undefined {
    if (window.cadence.kind === 'not-defined') return undefined;
    const next = this.#next(window);
    const begins = this.#before(window)?.due.latest ?? next;
    const on = [next, begins].find((day) => this.#activity.on(day)) ?? this.#middle(window, begins);
    const since = on === undefined ? undefined : this.#activity.since(on);
    return since === undefined || since < next ? on && next : since;
  }

  /** The middle of a window, where there is something to review then. */
  #middle({ due }: ReviewWindow, begins: Day): Day | undefined {
    const half = Math.floor(daysBetween(begins, due.latest) / 2);
    const day = laterBy(begins, Math.max(half, 0));
    return this.#activity.on(day) ? day : undefined;
  }

  /** The first day after the former window, or the day on which its review was held. */
  #next(window: ReviewWindow): Day {
    const before = this.#before(window);
    if (before === undefined) return firstDayOf(this.#anchor.on);
    const passed = laterBy(before.due.latest, 1);
    const held = before.met && firstDayOf(before.met.data.effectiveOn);
    return held !== undefined && held < passed ? held : passed;
  }

  /** Whether a review is due in a window at all. */
  exists(window: ReviewWindow): boolean {
    return this.arises(window) !== undefined;
  }

  /** Whether a window had not begun when an earlier review was moved past it, so that it never came up. */
  isSkipped(window: ReviewWindow): boolean {
    const by = this.swallowedBy(window);
    const begins = this.#before(window)?.grid.due.latest;
    if (by === undefined || begins === undefined) return false;
    const hold = holdsOf(this.#context).find(({ released }) => released === by);
    return (hold?.from ?? firstDayOf(by.data.effectiveOn)) <= begins;
  }

  /** Whether a window cannot come up yet, because a hold that goes on keeps the clock of the review before it still. */
  isHeldBack(window: ReviewWindow): boolean {
    const before = this.#before(window);
    const hold = holdsOf(this.#context).find(
      ({ released, pauses }) => released === undefined && pauses.includes('review'),
    );
    return (
      hold !== undefined &&
      before !== undefined &&
      before.met === undefined &&
      !this.#settled.has(this.#keyOf(before)) &&
      this.exists(before) &&
      before.due.latest >= hold.from
    );
  }

  /** The entry that moved an earlier review past the end of this window. */
  swallowedBy(window: ReviewWindow): CorrectedEntry | undefined {
    if (window.history.length > 0) return undefined;
    const moved = this.all
      .slice(0, this.all.indexOf(window))
      .find(({ due, history }) => history.length > 0 && due.latest >= window.due.latest);
    const by = moved?.history.at(-1)?.by;
    return this.#context.order.find(({ id }) => id === by);
  }

  /** Counts a review for its window; false where it states a next review that is none of the grid's. */
  #hold(review: CorrectedEntry): boolean {
    const { earliest, latest } = dayRange(review.data.effectiveOn);
    const day = this.#within(earliest, latest);
    const stated = statedDue(review.data.details['nextReviewDue'] as string | undefined);
    if (day === undefined) return stated === undefined;
    const window = this.#windowOf(review, day);
    if (window !== undefined && window.met === undefined && this.exists(window))
      window.met = review;
    const names = review.data.details['wasDue'] !== undefined;
    if (window?.met === review && latest !== undefined && latest > day && !names)
      this.#leaveOpen(review, window, latest);
    if (stated === undefined) return true;
    const next = window && this.all[this.all.indexOf(window) + 1];
    if (window === undefined || next === undefined) return false;
    if (stated.latest <= window.due.latest || !this.exists(next)) return false;
    changeDue(next, stated, review, 'set-by-entry');
    return true;
  }

  /** The first day that a review may have been held on; one that may lie before the grid is taken from its start. */
  #within(earliest: Day | undefined, latest: Day | undefined): Day | undefined {
    const first = laterBy(firstDayOf(this.#anchor.on), 1);
    const day = earliest ?? latest;
    return day !== undefined && latest !== undefined && day < first && first <= latest
      ? first
      : day;
  }

  /** Marks the later windows that a review with an imprecise date may have been held for as well. */
  #leaveOpen(review: CorrectedEntry, holding: ReviewWindow, latest: Day): void {
    for (const window of this.all.slice(this.all.indexOf(holding) + 1)) {
      const begins = this.#begins(window);
      if (daysBetween(begins, latest) * 2 < daysBetween(begins, window.due.latest)) return;
      if (latest > begins) window.maybe ??= review;
    }
  }

  /** The window a review is for: the one that it names as due, the one before if that is nearer, or the one it falls in. */
  #windowOf(review: CorrectedEntry, day: Day): ReviewWindow | undefined {
    const wasDue = statedDue(review.data.details['wasDue'] as string | undefined);
    const named = this.all.find(
      (one) => one.met === undefined && one.due.latest === wasDue?.latest && this.exists(one),
    );
    if (named !== undefined) return named;
    const around = this.all.filter((one) => this.#begins(one) < day && day <= one.due.latest);
    const holding = around.find((one) => one.met === undefined && this.exists(one)) ?? around[0];
    if (holding === undefined) return undefined;
    const before = this.#before(holding);
    const begins = this.#begins(holding);
    const early = daysBetween(begins, day) * 2 < daysBetween(begins, holding.due.latest);
    const owed =
      before !== undefined &&
      before.met === undefined &&
      !this.#settled.has(this.#keyOf(before)) &&
      this.exists(before) &&
      this.swallowedBy(before) === undefined;
    return early && owed ? before : holding;
  }

  /** The day after which a review counts for a window; one moved to before the end of its predecessor begins when it was moved. */
  #begins(window: ReviewWindow): Day {
    const ends = this.all.slice(0, this.all.indexOf(window)).map(({ due }) => due.latest);
    const end = [firstDayOf(this.#anchor.on), ...ends].sort().at(-1) ?? '';
    const moved = window.history.at(-1);
    return window.due.latest > end || moved === undefined ? end : firstDayOf(moved.on);
  }

  #move(move: CorrectedEntry): void {
    const { details, effectiveOn } = move.data;
    const to = statedDue(details['to'] as string);
    const window = this.#meant(details, firstDayOf(effectiveOn));
    if (window !== undefined && to !== undefined)
      changeDue(window, to, move, details['why'] as DueChangeReason, move.data.reason);
  }

  /** The window that a moved date is about: by its key; otherwise the one of that date, or the one waited for. */
  #meant(details: Readonly<Record<string, unknown>>, day: Day): ReviewWindow | undefined {
    const key = details['deadline'];
    if (key !== undefined) return this.all.find((one) => key === this.#keyOf(one));
    if (details['obligation'] !== 'review') return undefined;
    const former = statedDue(details['from'] as string | undefined);
    const waiting = this.all.filter((one) => one.met === undefined && this.exists(one));
    return (
      waiting.find(({ due }) => due.latest === former?.latest) ??
      waiting.find(({ due }) => due.latest >= day)
    );
  }

  #release(released: CorrectedEntry): void {
    const hold = holdsOf(this.#context).find((one) => one.released === released);
    if (hold === undefined || !hold.pauses.includes('review')) return;
    for (const window of this.all) {
      const arisesOn = this.arises(window);
      if (arisesOn === undefined || this.swallowedBy(window) !== undefined) continue;
      const days = daysHeld(hold, {
        arisesOn,
        dueBy: window.due.latest,
        settledOn: window.met && firstDayOf(window.met.data.effectiveOn),
      });
      if (days === 0) continue;
      const { earliest, latest } = window.due;
      const to = { earliest: laterBy(earliest, days), latest: laterBy(latest, days) };
      changeDue(window, to, released, 'hold');
    }
  }

  #keyOf({ grid }: ReviewWindow): string {
    return keyOf({ kind: 'review', from: this.#anchor.from, number: grid.number });
  }

  #before(window: ReviewWindow): ReviewWindow | undefined {
    return this.all[this.all.indexOf(window) - 1];
  }
}
