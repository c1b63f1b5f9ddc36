import type { Backend } from '@interventions/adapters/backend';
import type { ServiceMetrics, TimerMetrics } from '@interventions/adapters/metrics';
import type { Clock, ProcessRunner, Scheduler } from '@interventions/application';
import type { Answer, WorkerRoute } from './health-server.js';
import { lateTimers } from './late-timers.js';
import { workerReadiness } from './worker-readiness.js';

/** What the worker's addresses tell about. */
export type WatchedParts = {
  readonly backend: Backend;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly runner: Pick<ProcessRunner, 'status'>;
  readonly metrics: ServiceMetrics;
  readonly timerMetrics: TimerMetrics;
};

/** Every address of the worker. */
export function workerRoutes(parts: WatchedParts): readonly WorkerRoute[] {
  const { backend, clock, scheduler, runner } = parts;
  const open = (path: string, answer: () => Promise<Answer>): WorkerRoute => ({
    method: 'GET',
    path,
    access: 'public',
    answer,
  });
  return [
    open('/health/live', () => Promise.resolve({ status: 200, body: { status: 'live' } })),
    open('/health/ready', async () => {
      const body = workerReadiness(
        await backend.readiness(),
        lateTimers(backend, clock.now()),
        await scheduler.status(),
        runner.status(),
      );
      return { status: body.ready ? 200 : 503, body };
    }),
    open('/metrics', () => numbersOf(parts)),
    {
      method: 'GET',
      path: '/ops/timers',
      access: 'operator',
      answer: async () => ({
        status: 200,
        body: { scheduler: await scheduler.status(), parked: runner.status().parked },
      }),
    },
    {
      method: 'POST',
      path: '/ops/rearm',
      access: 'operator',
      answer: async () => ({ status: 200, body: { armed: await scheduler.rearm() } }),
    },
  ];
}

async function numbersOf({ metrics, timerMetrics }: WatchedParts): Promise<Answer> {
  await timerMetrics.refresh();
  return { status: 200, ...(await metrics.exposition()) };
}
