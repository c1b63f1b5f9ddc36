import type { Timer } from '@interventions/application';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { RetrySettings } from '../timers/back-off.js';
import type { DeadTimer } from '../timers/held-timers.js';
import { within } from '../timers/time-limit.js';
import { jobOf, timerJobOptions, timerOf, type TimerJob } from './timer-job.js';

/** Most dead timers shown or looked at in one go. */
const deadLimit = 1_000;
const addedAtOnce = 500;

/** Where the timers are in Redis: the name of the queue and the beginning of all its keys. */
export type QueuePlace = { readonly queue: string; readonly prefix: string };

/** The timers as BullMQ holds them. Every call ends within the limit, or throws. */
export class TimerJobs {
  readonly #queue: Queue<TimerJob>;

  constructor(
    private readonly redis: Redis,
    { queue, prefix }: QueuePlace,
    retries: RetrySettings,
    private readonly limitMs: number,
    onError: (error: unknown) => void,
  ) {
    this.#queue = new Queue<TimerJob>(queue, {
      connection: redis,
      prefix,
      defaultJobOptions: timerJobOptions(retries),
      streams: { events: { maxLen: 1_000 } },
    });
    this.#queue.on('error', onError);
  }

  /** Resolves once BullMQ knows the server. */
  ready(): Promise<void> {
    return this.#limited('Meeting Redis', async () => {
      await this.#queue.waitUntilReady();
    });
  }

  /** Adds timers in the given order; one that is there already stays as it is. */
  async add(timers: readonly Timer[]): Promise<void> {
    for (let from = 0; from < timers.length; from += addedAtOnce) {
      const jobs = timers.slice(from, from + addedAtOnce).map(jobOf);
      await this.#limited('Arming timers', () => this.#queue.addBulk(jobs));
    }
  }

  /** Those of the given timers that nothing in Redis will ever wake; what is left of them is cleared away. */
  async absent(timers: readonly Timer[]): Promise<readonly Timer[]> {
    const elsewhere = await this.#notDelayed(timers);
    const known = await this.#known(elsewhere);
    const states = await this.#limited('Looking for timers', () =>
      Promise.all(known.map(({ id }) => this.#queue.getJobState(id))),
    );
    // One without its options is kept as completed: it was not woken for.
    const stray = known.filter((_, index) =>
      ['unknown', 'completed'].includes(states[index] ?? 'unknown'),
    );
    await this.clear(stray);
    return elsewhere.filter((timer) => !known.includes(timer) || stray.includes(timer));
  }

  /** Takes timers away, so that they can be added anew. */
  async clear(timers: readonly Timer[]): Promise<void> {
    await this.#limited('Clearing timers', () =>
      Promise.all(timers.map(({ id }) => this.#queue.remove(id))),
    );
  }

  /** How many will be woken. */
  async armed(): Promise<number> {
    const counts = await this.#limited('Counting timers', () =>
      this.#queue.getJobCounts('delayed', 'wait', 'active', 'prioritized'),
    );
    return Object.values(counts).reduce((sum, count) => sum + count, 0);
  }

  /** Those given up, the latest first; not more than a thousand. */
  async dead(): Promise<readonly DeadTimer[]> {
    const jobs = await this.#limited('Listing dead timers', () =>
      this.#queue.getFailed(0, deadLimit - 1),
    );
    return jobs.flatMap((job) => {
      const timer = timerOf(job);
      return timer === undefined ? [] : [{ timer, because: job.failedReason }];
    });
  }

  /** Lets go of the queue; the connection stays. */
  async close(): Promise<void> {
    await this.#limited('Closing the queue', () => this.#queue.close());
  }

  async #notDelayed(timers: readonly Timer[]): Promise<readonly Timer[]> {
    const [first, ...others] = timers.map(({ id }) => id);
    if (first === undefined) return [];
    const scores = await this.#limited('Looking for timers', () =>
      this.redis.zmscore(this.#queue.toKey('delayed'), first, ...others),
    );
    return timers.filter((_, index) => scores[index] === null);
  }

  async #known(timers: readonly Timer[]): Promise<readonly Timer[]> {
    const ask = this.redis.pipeline();
    for (const { id } of timers) ask.exists(this.#queue.toKey(id));
    const answers = await this.#limited('Looking for timers', () => ask.exec());
    return timers.filter((_, index) => {
      const [error, found] = answers?.[index] ?? [];
      if (error) throw error;
      return found === 1;
    });
  }

  #limited<T>(what: string, call: () => Promise<T>): Promise<T> {
    return within(this.limitMs, `${what} in Redis`, call);
  }
}
