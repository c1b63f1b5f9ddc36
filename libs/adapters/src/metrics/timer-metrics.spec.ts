import { Registry } from 'prom-client';
import type { SchedulerStatus, Timer } from '@interventions/application';
import { TimerMetrics } from './timer-metrics.js';

const timer: Timer = {
  id: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11',
  at: '2026-11-20T08:00:00.000Z',
  concern: 'review-cycle',
  interventionId: '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b12',
};
const scheduler: SchedulerStatus = {
  kind: 'bullmq',
  up: false,
  armed: null,
  dead: [{ timer, because: 'refused' }],
  detail: 'Redis cannot be used.',
};

it('says how wake-ups, processes and messages stand, with no id in it', async () => {
  const registry = new Registry();
  const metrics = new TimerMetrics(registry, {
    timers: () => ({ pending: 7, late: 2, oldestLateSeconds: 90 }),
    scheduler: () => Promise.resolve(scheduler),
    parkedCases: () => 1,
    messages: () => ({ sent: 5, waiting: 1, failed: 0 }),
  });
  metrics.failed({ kind: 'redis' });
  metrics.failed({ kind: 'wake-failed' });
  metrics.failed({ kind: 'wake-failed' });
  await metrics.refresh();
  const text = await registry.metrics();
  for (const line of [
    'interventions_timers_pending 7',
    'interventions_timers_late 2',
    'interventions_timers_dead 1',
    'interventions_timer_oldest_late_seconds 90',
    'interventions_scheduler_up 0',
    'interventions_cases_parked 1',
    'interventions_messages{state="sent"} 5',
    'interventions_messages{state="failed"} 0',
    'interventions_wake_failures_total{kind="wake-failed"} 2',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('7d4b4f1e');
});

it('does not make up what nobody can tell', async () => {
  const registry = new Registry();
  const metrics = new TimerMetrics(registry, {
    timers: () => null,
    scheduler: () => Promise.resolve(scheduler),
    parkedCases: () => 0,
    messages: () => null,
  });
  await metrics.refresh();
  const text = await registry.metrics();
  expect(text).toContain('interventions_timers_pending Nan');
  expect(text).not.toContain('interventions_messages{');
});
