import {
  Scheduler,
  type PendingTimers,
  type SchedulerStatus,
  type Timer,
  type Wake,
} from '@interventions/application';
import type { Redis } from 'ioredis';
import { backOffMs, defaultRetries } from '../timers/back-off.js';
import { faultName, type ReportProblem } from '../timers/scheduler-problem.js';
import { within } from '../timers/time-limit.js';
import { OneAtATime } from '../views/turns.js';
import { refuseEviction, UnfitRedisError } from './eviction-policy.js';
import { reconcile } from './reconcile.js';
import { RedisConnections } from './redis-connections.js';
import { TimerJobs } from './timer-jobs.js';
import { TimerWorker, type TimerWorkerSettings } from './timer-worker.js';

/** How timers are woken through Redis; times in milliseconds. */
export type BullMqSettings = Partial<TimerWorkerSettings> & {
  /** Address of Redis: redis:// or rediss://, with user, password and database as needed. */
  readonly url: string;
  /** Time between two comparisons of Redis with the log’s view. */
  readonly reconcileEveryMs?: number;
  /** Longest wait on start before it goes on trying in the background. */
  readonly startLimitMs?: number;
  /** Longest wait for running wake-ups on closing. */
  readonly closeLimitMs?: number;
  readonly report?: ReportProblem;
};

const defaults = {
  queue: 'timers',
  prefix: 'interventions',
  retries: defaultRetries,
  concurrency: 8,
  lockMs: 30_000,
  stalledEveryMs: 15_000,
  wakeLimitMs: 120_000,
  callLimitMs: 5_000,
  reconcileEveryMs: 60_000,
  startLimitMs: 5_000,
  closeLimitMs: 5_000,
};

type Work = {
  readonly pending: PendingTimers;
  readonly wake: Wake;
  readonly redis: RedisConnections;
};

/**
 * Wakes through BullMQ, for any number of worker processes. Redis is made to agree with the log’s view on start,
 * on every reconnection and every minute, so that nothing it loses is lost. A Redis that is away or that may
 * throw timers away is not used: `status` says so, and all is armed once it is fit.
 */
export class BullMqScheduler extends Scheduler {
  readonly #settings: typeof defaults & { readonly url: string };
  readonly #report: ReportProblem;
  readonly #turns = new OneAtATime();
  #work: Work | undefined;
  #jobs: TimerJobs | undefined;
  #worker: TimerWorker | undefined;
  #problem: unknown;
  #failures = 0;
  #next: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  constructor({ report, ...settings }: BullMqSettings) {
    super();
    this.#settings = { ...defaults, ...settings };
    this.#report = report ?? (() => undefined);
  }

  override async start(pending: PendingTimers, wake: Wake): Promise<void> {
    if (this.#work !== undefined) throw new Error('This scheduler has been started already.');
    const redis = new RedisConnections(this.#settings.url, (error) => this.#note(error));
    this.#work = { pending, wake, redis };
    const first = new Promise<void>((settle) => {
      redis.calls.on('ready', () => void this.#heal().then(settle));
    });
    const { startLimitMs } = this.#settings;
    await within(startLimitMs, 'Arming timers', () => first).catch((error: unknown) => {
      if (this.#problem === undefined) this.#note(error);
    });
  }

  override async arm(timers: readonly Timer[]): Promise<void> {
    if (this.#jobs === undefined || this.#work?.redis.calls.status !== 'ready') return;
    if (this.#problem instanceof UnfitRedisError || this.#closing) return;
    try {
      await this.#jobs.add(timers);
    } catch (error) {
      this.#note(error);
      this.#plan();
    }
  }

  /** Rejects while Redis cannot be used. */
  override rearm(): Promise<number> {
    return this.#agree(true);
  }

  override async status(): Promise<SchedulerStatus> {
    if (this.#jobs === undefined || this.#problem !== undefined) return unusable(this.#problem);
    try {
      const [armed, dead] = await Promise.all([this.#jobs.armed(), this.#jobs.dead()]);
      const up = this.#worker?.works ?? false;
      return { kind: 'bullmq', up, armed, dead, detail: up ? null : 'It wakes nothing now.' };
    } catch (error) {
      return unusable(error);
    }
  }

  override close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    clearTimeout(this.#next);
    try {
      await this.#worker?.close(this.#settings.closeLimitMs);
    } catch (error) {
      this.#report({ kind: 'redis', error });
      await this.#worker?.abandon();
    } finally {
      this.#work?.redis.cut();
    }
  }

  /** Agrees with the log in the background; what fails is noted, and tried again. */
  #heal(): Promise<void> {
    return this.#agree(false).then(
      () => undefined,
      () => undefined,
    );
  }

  #agree(revive: boolean): Promise<number> {
    return this.#turns.run(async () => {
      clearTimeout(this.#next);
      try {
        const armed = await this.#arrange(revive);
        this.#problem = undefined;
        this.#failures = 0;
        return armed;
      } catch (error) {
        this.#note(error);
        this.#failures += 1;
        throw error;
      } finally {
        this.#plan();
      }
    });
  }

  async #arrange(revive: boolean): Promise<number> {
    const work = this.#work;
    if (work === undefined || this.#closing) throw new Error('This scheduler does not run.');
    await this.#refuseUnfit(work.redis.calls);
    this.#jobs ??= await this.#openJobs(work);
    // One that begins to work gives those another chance that were given up before.
    const begins = this.#worker === undefined;
    const armed = await reconcile(this.#jobs, work.pending, { revive: revive || begins });
    this.#worker ??= await this.#openWorker(work);
    await this.#worker.resume();
    return armed;
  }

  async #refuseUnfit(redis: Redis): Promise<void> {
    const { callLimitMs } = this.#settings;
    try {
      await within(callLimitMs, 'Asking Redis how it is set up', () => refuseEviction(redis));
    } catch (error) {
      if (error instanceof UnfitRedisError) await this.#worker?.pause();
      throw error;
    }
  }

  async #openJobs({ redis }: Work): Promise<TimerJobs> {
    const { retries, callLimitMs } = this.#settings;
    const onError = (error: unknown): void => this.#note(error);
    const jobs = new TimerJobs(redis.calls, this.#settings, retries, callLimitMs, onError);
    await this.#opened(jobs);
    return jobs;
  }

  async #openWorker({ redis, wake }: Work): Promise<TimerWorker> {
    const onError = (error: Error): void => this.#falter(error);
    const worker = new TimerWorker(redis.worker, this.#settings, wake, this.#report, onError);
    await this.#opened(worker);
    worker.run().catch(onError);
    return worker;
  }

  /** Waits until it is ready; lets go of it when that fails, so that the next try begins afresh. */
  async #opened(one: {
    ready(): Promise<void>;
    close(limitMs: number): Promise<void>;
  }): Promise<void> {
    const { callLimitMs } = this.#settings;
    try {
      await one.ready();
    } catch (error) {
      await within(callLimitMs, 'Letting go of Redis', () => one.close(0)).catch((fault: unknown) =>
        this.#note(fault),
      );
      throw error;
    }
  }

  /**
   * Takes a fault of the worker. When Redis answers with an error, as one whose memory is full does, the worker
   * rests until the next agreement: BullMQ would call again at once, for ever.
   */
  #falter(error: Error): void {
    if (this.#closing) return;
    if (error.name === 'ReplyError') {
      this.#note(error);
      void this.#worker?.pause();
      this.#plan();
    } else if (this.#problem === undefined) this.#report({ kind: 'redis', error });
  }

  /** Remembers what is wrong, and reports it when it is new. */
  #note(error: unknown): void {
    if (this.#problem === undefined && !this.#closing) this.#report({ kind: 'redis', error });
    this.#problem = error;
  }

  /** Agrees again in a while: soon after a failure. */
  #plan(): void {
    clearTimeout(this.#next);
    if (this.#closing) return;
    const { reconcileEveryMs } = this.#settings;
    const pauses = { attempts: Infinity, baseMs: 500, capMs: reconcileEveryMs };
    const failing = this.#problem !== undefined;
    const ms = failing ? backOffMs(this.#failures + 1, pauses, Math.random()) : reconcileEveryMs;
    this.#next = setTimeout(() => void this.#heal(), ms);
  }
}

function unusable(problem: unknown): SchedulerStatus {
  return { kind: 'bullmq', up: false, armed: null, dead: [], detail: inWords(problem) };
}

function inWords(problem: unknown): string {
  if (problem === undefined) return 'Redis has not been reached yet.';
  if (problem instanceof UnfitRedisError) return problem.message;
  return `Redis cannot be used: ${faultName(problem)}.`;
}
