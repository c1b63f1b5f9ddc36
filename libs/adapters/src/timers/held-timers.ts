import type { Timer } from '@interventions/application';
import { backOffMs, type RetrySettings } from './back-off.js';
import type { SchedulerTime } from './machine-time.js';

type Hold = {
  readonly failures: number;
  /** Not before so many milliseconds have passed: a pause, whatever the clock does. */
  readonly elapsed: number;
  /** Not before the clock says so: an answer of “too early”. */
  readonly clock: number;
};

/** A timer that was given up, and why. */
export type DeadTimer = { readonly timer: Timer; readonly because: string };

/** Due timers that are not to be woken now: handled a moment ago, failed and waiting, too early, or given up. */
export class HeldTimers {
  readonly #holds = new Map<string, Hold>();
  readonly #dead = new Map<string, DeadTimer>();

  constructor(
    private readonly time: SchedulerTime,
    private readonly retries: RetrySettings,
    private readonly chance: () => number,
  ) {}

  get dead(): readonly DeadTimer[] {
    return [...this.#dead.values()];
  }

  /** Whether this one must wait, or is given up. */
  has(id: string): boolean {
    const hold = this.#holds.get(id);
    return this.#dead.has(id) || (hold !== undefined && this.#remaining(hold) > 0);
  }

  /** Milliseconds until the next one may be woken that is not on its way already; Infinity when none waits. */
  untilNext(isOnItsWay: (id: string) => boolean): number {
    let least = Infinity;
    for (const [id, hold] of this.#holds)
      if (!isOnItsWay(id)) least = Math.min(least, this.#remaining(hold));
    return least;
  }

  /** Handled; not again within so many milliseconds, in which the view of pending timers catches up. */
  settled(id: string, ms: number): void {
    this.#holds.set(id, { failures: 0, elapsed: this.time.elapsed() + ms, clock: 0 });
  }

  /** To be woken again when the clock says so, at least `ms` from now. */
  tooEarly(id: string, clock: number, ms: number): void {
    this.#holds.set(id, { failures: 0, elapsed: this.time.elapsed() + ms, clock });
  }

  /** A failure: answers with how many there have been, and holds it, or false when that was the last try. */
  failed(id: string): { readonly failures: number; readonly again: boolean } {
    const failures = (this.#holds.get(id)?.failures ?? 0) + 1;
    const pause = backOffMs(failures, this.retries, this.chance());
    this.#holds.set(id, { failures, elapsed: this.time.elapsed() + pause, clock: 0 });
    return { failures, again: failures < this.retries.attempts };
  }

  /** Given up until revived. */
  bury(timer: Timer, because: string): void {
    this.#holds.delete(timer.id);
    this.#dead.set(timer.id, { timer, because });
  }

  /** No longer of interest. */
  forget(id: string): void {
    this.#holds.delete(id);
    this.#dead.delete(id);
  }

  /** Gives all that were given up another chance; answers how many. */
  revive(): number {
    const count = this.#dead.size;
    this.#dead.clear();
    return count;
  }

  /** Forgets what is over: pauses that ended, and all that is not pending any more. */
  prune(isPending: (id: string) => boolean): void {
    for (const [id, hold] of this.#holds) {
      if (this.#remaining(hold) > 0) continue;
      if (hold.failures === 0 || !isPending(id)) this.#holds.delete(id);
    }
    for (const id of this.#dead.keys()) if (!isPending(id)) this.#dead.delete(id);
  }

  #remaining(hold: Hold): number {
    return Math.max(hold.elapsed - this.time.elapsed(), hold.clock - this.time.now(), 0);
  }
}
