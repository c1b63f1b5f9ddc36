import type { Timer } from '@interventions/application';
import type { Job, JobsOptions } from 'bullmq';
import type { RetrySettings } from '../timers/back-off.js';

/** What Redis holds of a timer besides its id: nothing personal. */
export type TimerJob = Omit<Timer, 'id'>;

/** Name of the retry pauses, which the worker computes. */
export const retryPauses = 'spread';

/** What holds for every timer: gone when done, kept when given up, without traces of errors. */
export function timerJobOptions({ attempts }: RetrySettings): JobsOptions {
  return {
    attempts,
    backoff: { type: retryPauses },
    removeOnComplete: true,
    removeOnFail: false,
    stackTraceLimit: 0,
  };
}

/**
 * The job of a timer. It is put among the delayed ones also when it is overdue, because those are taken out in
 * order of time; the delay counts from a moment before the timer, so it does not depend on the time of asking.
 */
export function jobOf({ id, ...data }: Timer): { name: string; data: TimerJob; opts: JobsOptions } {
  return { name: 'wake', data, opts: { jobId: id, timestamp: Date.parse(data.at) - 1, delay: 1 } };
}

/** The timer of a job; undefined when Redis lost its data, as after an eviction. */
export function timerOf(job: Pick<Job<Partial<TimerJob>>, 'id' | 'data'>): Timer | undefined {
  const { at, concern, interventionId } = job.data;
  if (job.id === undefined || at === undefined) return undefined;
  if (concern === undefined || interventionId === undefined) return undefined;
  return { id: job.id, at, concern, interventionId };
}
