import type { Timer, Wake } from '@interventions/application';
import { DelayedError, UnrecoverableError, Worker, type Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { backOffMs, type RetrySettings } from '../timers/back-off.js';
import { faultName, type ReportProblem } from '../timers/scheduler-problem.js';
import { wakeWithin, within } from '../timers/time-limit.js';
import { CaseTurns } from './case-turns.js';
import { timerOf, type TimerJob } from './timer-job.js';
import type { QueuePlace } from './timer-jobs.js';

/** How a worker works; times in milliseconds. */
export type TimerWorkerSettings = QueuePlace & {
  readonly retries: RetrySettings;
  readonly concurrency: number;
  /** A timer whose worker has not said for so long that it lives is given to another. */
  readonly lockMs: number;
  /** Time between two looks for such timers. */
  readonly stalledEveryMs: number;
  readonly wakeLimitMs: number;
  readonly callLimitMs: number;
};

/** Shortest pause before a timer that was too early is woken again, in milliseconds. */
const shortPauseMs = 50;

/** Longest wait for BullMQ to let go of Redis, once the wake-ups have ended, in milliseconds. */
const leaveLimitMs = 2_000;

/** BullMQ’s worker, which can stop renewing its locks when closing does not end. */
class LettingGoWorker extends Worker<TimerJob> {
  releaseLocks(): Promise<void> {
    return this.lockManager.close();
  }
}

/** Takes due timers out of Redis and wakes for them: those of a case one after the other, in this process. */
export class TimerWorker {
  readonly #worker: LettingGoWorker;
  readonly #turns = new CaseTurns();

  constructor(
    private readonly redis: Redis,
    private readonly settings: TimerWorkerSettings,
    private readonly wake: Wake,
    private readonly report: ReportProblem,
    onError: (error: Error) => void,
  ) {
    const { queue, prefix, retries, concurrency, lockMs, stalledEveryMs } = settings;
    this.#worker = new LettingGoWorker(queue, (job, token) => this.#process(job, token), {
      connection: redis,
      prefix,
      concurrency,
      autorun: false,
      lockDuration: lockMs,
      stalledInterval: stalledEveryMs,
      maxStalledCount: retries.attempts,
      removeOnComplete: { count: 0 },
      runRetryDelay: 1_000,
      settings: { backoffStrategy: (failures) => backOffMs(failures, retries, Math.random()) },
    });
    this.#worker.on('error', onError);
    this.#worker.on('failed', (job, error) => this.#reportEnd(job, error));
  }

  /** Resolves once BullMQ knows the server. */
  async ready(): Promise<void> {
    const { callLimitMs } = this.settings;
    await within(callLimitMs, 'Meeting Redis', () => this.#worker.waitUntilReady());
  }

  /** Takes timers from now on. Rejects when it cannot go on. */
  run(): Promise<void> {
    return this.#worker.run();
  }

  /** Takes no more timers until resumed. */
  pause(): Promise<void> {
    return this.#worker.pause(true);
  }

  /** Goes on after a pause; does nothing otherwise. */
  async resume(): Promise<void> {
    if (this.#worker.isPaused()) await this.#worker.resume();
  }

  /** Whether it takes timers. */
  get works(): boolean {
    return this.#worker.isRunning() && !this.#worker.isPaused();
  }

  /**
   * Takes no more timers and waits up to `limitMs` for running wake-ups; those that go on are left alone, and
   * another worker wakes for them again. Throws a TimeLimitError when BullMQ does not let go of Redis in time.
   */
  async close(limitMs: number): Promise<void> {
    await this.pause();
    const ended = await within(limitMs, 'Ending wake-ups', () => this.#turns.idle()).then(
      () => true,
      () => false,
    );
    // Without Redis BullMQ’s own waiting would have no end.
    const isAway = this.redis.status !== 'ready';
    await within(leaveLimitMs, 'Leaving Redis', () => this.#worker.close(!ended || isAway));
  }

  /** Keeps nothing busy any more, also when closing does not end. */
  abandon(): Promise<void> {
    return this.#worker.releaseLocks();
  }

  async #process(job: Job<TimerJob>, token?: string): Promise<void> {
    const timer = timerOf(job);
    // Its data were lost; it goes, and the reconciler arms it from the log.
    if (timer === undefined) return;
    const result = await this.#wakeFor(timer, job);
    switch (result.kind) {
      case 'done':
        return;
      case 'refused':
        throw new UnrecoverableError(result.because);
      case 'too-early': {
        const until = Math.max(Date.parse(result.until), Date.now() + shortPauseMs);
        await within(this.settings.callLimitMs, 'Putting a timer back in Redis', () =>
          job.moveToDelayed(until, token),
        );
        throw new DelayedError();
      }
    }
  }

  async #wakeFor(timer: Timer, job: Job<TimerJob>): ReturnType<Wake> {
    const { wakeLimitMs } = this.settings;
    try {
      return await this.#turns.take(timer.interventionId, () =>
        wakeWithin(wakeLimitMs, this.wake, timer),
      );
    } catch (error) {
      this.report({ kind: 'wake-failed', timer, attempt: job.attemptsMade + 1, error });
      throw new Error(faultName(error), { cause: error });
    }
  }

  #reportEnd(job: Job<TimerJob> | undefined, error: Error): void {
    const timer = job && timerOf(job);
    if (timer === undefined || job?.finishedOn === undefined) return;
    this.report({ kind: 'gave-up', timer, because: error.message });
  }
}
