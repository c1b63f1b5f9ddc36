import type { Logger } from 'pino';
import { BullMqScheduler } from '@interventions/adapters/bullmq';
import { InProcessScheduler, type SchedulerProblem } from '@interventions/adapters/timers';
import type { Scheduler } from '@interventions/application';
import type { WorkerConfig } from './config.js';

/** A clock that jumps is noticed within this time, in milliseconds. */
const longestSleepMs = 1_000;

/** What wakes the worker: Redis where there is one, otherwise its own clock. Problems are logged and counted. */
export function schedulerOf(
  { redis: { url, prefix } }: Pick<WorkerConfig, 'redis'>,
  log: Logger,
  count: (problem: SchedulerProblem) => void,
): Scheduler {
  const report = (problem: SchedulerProblem): void => {
    logProblem(problem, log);
    count(problem);
  };
  return url === null
    ? new InProcessScheduler({ longestSleepMs, report })
    : new BullMqScheduler({ url, prefix, report });
}

/** A wake-up’s lines carry the id of its timer, which is the correlation id of the events that follow from it. */
function logProblem(problem: SchedulerProblem, log: Logger): void {
  switch (problem.kind) {
    case 'wake-failed':
      return log.warn(
        { err: problem.error, correlationId: problem.timer.id, attempt: problem.attempt },
        'A wake-up failed. Trying again.',
      );
    case 'gave-up':
      return log.error(
        { correlationId: problem.timer.id, because: problem.because },
        'A wake-up was given up.',
      );
    case 'timers-unreadable':
      return log.error({ err: problem.error }, 'The timers cannot be read. Trying again.');
    case 'redis':
      return log.error({ err: problem.error }, 'Redis cannot be used. Trying again.');
  }
}
