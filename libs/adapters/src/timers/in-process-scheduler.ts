import {
  Scheduler,
  type PendingTimers,
  type SchedulerStatus,
  type Timer,
  type Wake,
} from '@interventions/application';
import { defaultRetries, type RetrySettings } from './back-off.js';
import { DueLine } from './due-line.js';
import { HeldTimers } from './held-timers.js';
import { machineTime, type SchedulerTime } from './machine-time.js';
import { faultName, type ReportProblem } from './scheduler-problem.js';
import { TimeLimitError, wakeWithin, within } from './time-limit.js';

/** How timers are woken in this process; times in milliseconds. */
export type InProcessSettings = {
  readonly time?: SchedulerTime;
  /** From 0 to 1: spreads retries. */
  readonly chance?: () => number;
  readonly retries?: RetrySettings;
  /** Cases handled at the same time; one timer at a time in each. */
  readonly concurrency?: number;
  /** Longest sleep, so that a clock that jumps ahead is noticed. */
  readonly longestSleepMs?: number;
  /** Time for the view to show that a timer was handled, before it is woken again. */
  readonly settleMs?: number;
  /** Longest wake-up, after which it counts as failed. */
  readonly wakeLimitMs?: number;
  /** Longest wait for running wake-ups on closing. */
  readonly closeLimitMs?: number;
  readonly report?: ReportProblem;
};

/** Shortest pause before a timer that was too early is woken again. */
const shortPauseMs = 50;
/** Pause before a view that could not be read is read again. */
const viewPauseMs = 1_000;

/**
 * Wakes from the view of pending timers, and keeps nothing of its own. Handles cases side by side, and the
 * timers of a case one after the other in order of time. With several processes on one log, use BullMQ.
 */
export class InProcessScheduler extends Scheduler {
  readonly #settings: Required<Omit<InProcessSettings, 'report'>>;
  readonly #report: ReportProblem;
  readonly #held: HeldTimers;
  readonly #running = new Map<string, Promise<void>>();
  readonly #busyCases = new Set<string>();
  #work:
    { readonly pending: PendingTimers; readonly line: DueLine; readonly wake: Wake } | undefined;
  #callOff: () => void = () => undefined;
  #viewFault: unknown;
  #closed = false;
  #closing: Promise<void> | undefined;

  constructor({ report, ...settings }: InProcessSettings = {}) {
    super();
    this.#settings = {
      time: machineTime,
      chance: Math.random,
      retries: defaultRetries,
      concurrency: 4,
      longestSleepMs: 30_000,
      settleMs: 5_000,
      wakeLimitMs: 120_000,
      closeLimitMs: 5_000,
      ...settings,
    };
    this.#report = report ?? (() => undefined);
    const { time, retries, chance } = this.#settings;
    this.#held = new HeldTimers(time, retries, chance);
  }

  override start(pending: PendingTimers, wake: Wake): Promise<void> {
    if (this.#work !== undefined) throw new Error('This scheduler has been started already.');
    const line = new DueLine(pending, ({ id }) => this.#running.has(id) || this.#held.has(id));
    this.#work = { pending, line, wake };
    this.#sweep();
    return Promise.resolve();
  }

  override arm(timers: readonly Timer[]): Promise<void> {
    const { time, longestSleepMs } = this.#settings;
    for (const timer of timers) {
      const soon = Date.parse(timer.at) <= time.now() + longestSleepMs;
      this.#work?.line.arm(timer, soon);
    }
    if (timers.length > 0) this.#sleep();
    return Promise.resolve();
  }

  override rearm(): Promise<number> {
    const { pending } = this.#work ?? {};
    if (pending === undefined || this.#closed) return Promise.resolve(0);
    this.#guarded(() => this.#held.prune((id) => pending.has(id)));
    const revived = this.#held.revive();
    this.#sweep();
    return Promise.resolve(revived);
  }

  override status(): Promise<SchedulerStatus> {
    const { pending } = this.#work ?? {};
    const { dead } = this.#held;
    const count = pending && !this.#closed ? this.#guarded(() => pending.count()) : undefined;
    const fault = this.#viewFault;
    return Promise.resolve({
      kind: 'in-process',
      up: count !== undefined && fault === undefined,
      armed: count === undefined ? null : Math.max(0, count - dead.length),
      dead,
      detail:
        fault === undefined ? null : `The view of timers cannot be read: ${faultName(fault)}.`,
    });
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#closed = true;
    this.#callOff();
    const { closeLimitMs } = this.#settings;
    try {
      await within(closeLimitMs, 'Ending wake-ups', () => Promise.all(this.#running.values()));
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error;
    }
  }

  /** Looks at all that is due, from the earliest on. */
  #sweep(): void {
    const { time } = this.#settings;
    if (this.#work === undefined || this.#closed) return;
    const { pending, line } = this.#work;
    this.#guarded(() => {
      this.#held.prune((id) => pending.has(id));
      line.restart();
      line.fill(time.now());
    });
    this.#dispatch();
  }

  /** Starts as many as may run, then sleeps until the next may. */
  #dispatch(): void {
    const { time, concurrency } = this.#settings;
    if (this.#work === undefined || this.#closed) return;
    const { line } = this.#work;
    this.#guarded(() => {
      while (this.#running.size < concurrency) {
        const timer = line.take(time.now(), (one) => !this.#busyCases.has(one.interventionId));
        if (timer === undefined) break;
        this.#run(timer);
      }
    });
    this.#sleep();
  }

  #sleep(): void {
    const { time, longestSleepMs } = this.#settings;
    this.#callOff();
    if (this.#work === undefined || this.#closed) return;
    const { line } = this.#work;
    const held = this.#held.untilNext((id) => this.#running.has(id) || line.has(id));
    const next = Math.min(line.nextAt - time.now(), held);
    const most = this.#viewFault === undefined ? longestSleepMs : viewPauseMs;
    this.#callOff = time.after(Math.max(1, Math.min(next, most)), () => this.#sweep());
  }

  #run(timer: Timer): void {
    this.#busyCases.add(timer.interventionId);
    const done = this.#handle(timer).finally(() => {
      this.#running.delete(timer.id);
      this.#busyCases.delete(timer.interventionId);
      this.#dispatch();
    });
    this.#running.set(timer.id, done);
  }

  async #handle(timer: Timer): Promise<void> {
    const { wakeLimitMs, settleMs } = this.#settings;
    const work = this.#work;
    if (work === undefined) return;
    try {
      const result = await wakeWithin(wakeLimitMs, work.wake, timer);
      switch (result.kind) {
        case 'done':
          return this.#held.settled(timer.id, settleMs);
        case 'too-early':
          return this.#held.tooEarly(timer.id, Date.parse(result.until), shortPauseMs);
        case 'refused':
          return this.#giveUp(timer, result.because);
      }
    } catch (error) {
      const { failures, again } = this.#held.failed(timer.id);
      this.#report({ kind: 'wake-failed', timer, attempt: failures, error });
      if (!again) this.#giveUp(timer, faultName(error));
    }
  }

  #giveUp(timer: Timer, because: string): void {
    this.#held.bury(timer, because);
    this.#report({ kind: 'gave-up', timer, because });
  }

  /** The view may be out of reach for a while, for one when it is rebuilt: undefined then. */
  #guarded<T>(read: () => T): T | undefined {
    try {
      const found = read();
      this.#viewFault = undefined;
      return found;
    } catch (error) {
      if (this.#viewFault === undefined) this.#report({ kind: 'timers-unreadable', error });
      this.#viewFault = error;
      return undefined;
    }
  }
}
