import type { BackendReadiness } from '@interventions/adapters/backend';
import type { ProcessStatus, SchedulerStatus } from '@interventions/application';
import type { LateTimers } from './late-timers.js';

/** Whether the worker can do its work, and how far it is behind with it. */
export type WorkerReadiness = BackendReadiness & {
  /** Of the view that is the furthest behind. */
  readonly lagSeconds: number;
  /** Null while the views are not open. */
  readonly timers: LateTimers | null;
  readonly scheduler: Omit<SchedulerStatus, 'dead'> & { readonly dead: number };
  readonly processes: {
    readonly running: boolean;
    /** London day of the last daily look. */
    readonly lookedOn: string | null;
    readonly parkedCases: number;
  };
};

/**
 * Ready while the log, the views and the scheduler can be used and the process managers run. Late timers, dead
 * ones and parked cases are told and do not count: starting the worker again would not help them. Nor would it help
 * a log that is withheld, for which everything here waits.
 */
export function workerReadiness(
  backend: BackendReadiness,
  timers: LateTimers | null,
  scheduler: SchedulerStatus,
  processes: ProcessStatus,
): WorkerReadiness {
  const detail =
    backend.detail ??
    (scheduler.up ? undefined : (scheduler.detail ?? 'The scheduler does not wake yet.')) ??
    (processes.running ? undefined : 'The process managers do not run yet.');
  return {
    ...backend,
    ready: backend.ready && (detail === undefined || backend.store === 'withheld'),
    ...(detail !== undefined && { detail }),
    lagSeconds: Math.max(0, ...backend.views.map((view) => view.lagSeconds)),
    timers,
    scheduler: { ...scheduler, dead: scheduler.dead.length },
    processes: {
      running: processes.running,
      lookedOn: processes.lookedOn,
      parkedCases: processes.parked.length,
    },
  };
}
