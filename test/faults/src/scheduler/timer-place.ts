import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BullMqScheduler, type BullMqSettings } from '@interventions/adapters/bullmq';
import type { Scheduler, Timer } from '@interventions/application';
import { RedisServer, TimerLedger, type RedisServerOptions } from '@interventions/test-support';

/** What every fault must leave behind. */
export const nothingWrong = { missed: 0, doubled: 0, early: 0 };

/** Short times, so that recovery is seen within a test; in milliseconds. */
export const impatient = {
  reconcileEveryMs: 1_000,
  lockMs: 1_000,
  stalledEveryMs: 500,
  callLimitMs: 1_000,
  startLimitMs: 1_000,
  closeLimitMs: 2_000,
  retries: { attempts: 50, baseMs: 50, capMs: 1_000 },
} satisfies Partial<BullMqSettings>;

/** A ledger of timers and a Redis of its own, which may not run yet. */
export class TimerPlace {
  readonly ledger: TimerLedger;
  readonly file: string;
  readonly #folder = mkdtempSync(join(tmpdir(), 'timers-'));
  readonly #opened: Scheduler[] = [];

  private constructor(readonly redis: RedisServer) {
    this.file = join(this.#folder, 'ledger.db');
    this.ledger = new TimerLedger(this.file);
  }

  static async open(
    options: RedisServerOptions & { readonly up?: boolean } = {},
  ): Promise<TimerPlace> {
    const place = new TimerPlace(await RedisServer.absent(options));
    if (options.up ?? true) await place.redis.up();
    return place;
  }

  /** A running scheduler that handles timers as a process manager does. */
  async scheduler(by = 'a', settings: Partial<BullMqSettings> = {}): Promise<BullMqScheduler> {
    const scheduler = new BullMqScheduler({ url: this.redis.url, ...impatient, ...settings });
    this.#opened.push(scheduler);
    await scheduler.start(this.ledger, this.ledger.wake(by));
    return scheduler;
  }

  /** Sets timers in the log and arms them, a few at a time, as cases do. */
  async set(scheduler: Scheduler, timers: readonly Timer[]): Promise<void> {
    for (let from = 0; from < timers.length; from += 100) {
      const some = timers.slice(from, from + 100);
      this.ledger.set(some);
      await scheduler.arm(some);
    }
  }

  async dispose(): Promise<void> {
    this.redis.thaw();
    for (const scheduler of this.#opened) await scheduler.close();
    await this.redis.dispose();
    this.ledger.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** Waits until a condition holds; throws after half a minute. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`Waited half a minute in vain: ${what}.`);
    await sleep(20);
  }
}

/** Milliseconds that a call takes. */
export async function durationOf(call: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await call();
  return performance.now() - begin;
}
