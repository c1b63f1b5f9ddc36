import type { BackendReadiness } from '@interventions/adapters/backend';
import type { ProcessStatus, SchedulerStatus } from '@interventions/application';
import { workerReadiness } from './worker-readiness.js';

const view = {
  name: 'timers',
  state: 'following',
  position: 'x',
  lagEvents: 0,
  lagSeconds: 0.5,
  parkedStreams: 0,
  rebuilding: false,
} as const;
const backend: BackendReadiness = { ready: true, store: 'up', views: [view] };
const scheduler: SchedulerStatus = {
  kind: 'bullmq',
  up: true,
  armed: 3,
  dead: [],
  detail: null,
};
const processes: ProcessStatus = { running: true, lookedOn: '2026-11-20', parked: [] };
const timers = { pending: 4, late: 1, oldestLateSeconds: 30 };

describe('whether the worker is ready', () => {
  it('is ready while everything works, and tells how far it is behind', () => {
    expect(workerReadiness(backend, timers, scheduler, processes)).toEqual({
      ...backend,
      lagSeconds: 0.5,
      timers,
      scheduler: { ...scheduler, dead: 0 },
      processes: { running: true, lookedOn: '2026-11-20', parkedCases: 0 },
    });
  });

  it.each([
    [{ ...backend, ready: false, detail: 'The log is not open yet.' }, scheduler, processes, 'log'],
    [backend, { ...scheduler, up: false, detail: 'Redis cannot be used.' }, processes, 'Redis'],
    [backend, { ...scheduler, up: false }, processes, 'scheduler'],
    [backend, scheduler, { ...processes, running: false }, 'process managers'],
  ])('is not ready without its parts, and says which (%#)', (log, wakes, runs, word) => {
    const { ready, detail } = workerReadiness(log, null, wakes, runs);
    expect(ready).toBe(false);
    expect(detail).toContain(word);
  });

  it('is ready while it waits for a log that is withheld, and says so', () => {
    const withheld = { ...backend, store: 'withheld', detail: 'The log lacks entries.' } as const;
    const waiting = { ...processes, running: false };
    const told = workerReadiness(withheld, timers, { ...scheduler, up: false }, waiting);
    expect(told).toMatchObject({
      ready: true,
      store: 'withheld',
      detail: 'The log lacks entries.',
      processes: { running: false },
    });
    expect(workerReadiness({ ...withheld, ready: false }, timers, scheduler, waiting).ready).toBe(
      false,
    );
  });

  it('is ready with dead timers and parked cases, which it counts', () => {
    const timer = { id: 'a', at: 'b', concern: 'review-cycle', interventionId: 'c' } as const;
    const parked = { interventionId: 'c', because: 'x', since: 'y', attempts: 1, again: 'z' };
    const told = workerReadiness(
      backend,
      timers,
      { ...scheduler, dead: [{ timer, because: 'refused' }] },
      { ...processes, parked: [parked] },
    );
    expect([told.ready, told.scheduler.dead, told.processes.parkedCases]).toEqual([true, 1, 1]);
  });
});
