import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Scheduler, Timer, Wake } from '@interventions/application';
import { TimerLedger } from '@interventions/test-support';

/** What a suite may ask of a scheduler; times in milliseconds. */
export type SchedulerSettings = {
  readonly retries?: { readonly attempts: number; readonly baseMs: number; readonly capMs: number };
  readonly concurrency?: number;
  readonly wakeLimitMs?: number;
  readonly closeLimitMs?: number;
};

/** Makes schedulers that share their timers when they are made by one harness. */
export type SchedulerMaker = {
  make(settings: SchedulerSettings): Scheduler;
  dispose(): Promise<void>;
};

/** The schedulers of one test and the ledger they work from. */
export class SchedulerBench {
  readonly ledger: TimerLedger;
  readonly #folder = mkdtempSync(join(tmpdir(), 'scheduler-'));
  readonly #made: Scheduler[] = [];

  constructor(private readonly maker: SchedulerMaker) {
    this.ledger = new TimerLedger(join(this.#folder, 'ledger.db'));
  }

  /** A scheduler not started yet. */
  make(settings: SchedulerSettings = {}): Scheduler {
    const scheduler = this.maker.make({ retries: quick, ...settings });
    this.#made.push(scheduler);
    return scheduler;
  }

  /** A running one; without a wake of its own it handles timers as a process manager does. */
  async run(wake: Wake = this.ledger.wake(), settings: SchedulerSettings = {}): Promise<Scheduler> {
    const scheduler = this.make(settings);
    await scheduler.start(this.ledger, wake);
    return scheduler;
  }

  /** Sets timers in the log and arms them. */
  async set(scheduler: Scheduler, timers: readonly Timer[]): Promise<void> {
    this.ledger.set(timers);
    await scheduler.arm(timers);
  }

  async dispose(): Promise<void> {
    for (const scheduler of this.#made) await scheduler.close();
    await this.maker.dispose();
    this.ledger.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** Three tries within half a second. */
export const quick = { attempts: 3, baseMs: 100, capMs: 200 };

/** Waits until a condition holds; throws after twenty seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited twenty seconds in vain: ${what}.`);
    await sleep(10);
  }
}
