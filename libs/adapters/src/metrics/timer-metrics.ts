import { Counter, Gauge, type Registry } from 'prom-client';
import type { SchedulerStatus } from '@interventions/application';
import type { SchedulerProblem } from '../timers/index.js';

/** How wake-ups, processes and messages stand; read when somebody asks. */
export type TimerSources = {
  /** Timers that the log says are pending, and those whose moment has passed; null while nobody can tell. */
  readonly timers: () => {
    readonly pending: number;
    readonly late: number;
    readonly oldestLateSeconds: number;
  } | null;
  readonly scheduler: () => Promise<SchedulerStatus>;
  /** Cases whose processes failed and wait. */
  readonly parkedCases: () => number;
  /** Messages by how they stand; null while nobody can tell. */
  readonly messages: () => Readonly<Record<'sent' | 'waiting' | 'failed', number>> | null;
};

/** The numbers of a worker beside those of every process. */
export class TimerMetrics {
  readonly #gauges: Readonly<Record<keyof typeof gauges, Gauge>>;
  readonly #messages: Gauge<'state'>;
  readonly #failures: Counter<'kind'>;

  constructor(
    registry: Registry,
    private readonly sources: TimerSources,
  ) {
    const registers = [registry];
    const gauge = (name: keyof typeof gauges) =>
      new Gauge({ name: `interventions_${name}`, help: gauges[name], registers });
    this.#gauges = {
      timers_pending: gauge('timers_pending'),
      timers_late: gauge('timers_late'),
      timers_dead: gauge('timers_dead'),
      timer_oldest_late_seconds: gauge('timer_oldest_late_seconds'),
      scheduler_up: gauge('scheduler_up'),
      cases_parked: gauge('cases_parked'),
    };
    this.#messages = new Gauge({
      name: 'interventions_messages',
      help: 'Messages about deadlines by how they stand.',
      labelNames: ['state'],
      registers,
    });
    this.#failures = new Counter({
      name: 'interventions_wake_failures_total',
      help: 'Failed wake-ups and what else went wrong with waking, by kind.',
      labelNames: ['kind'],
      registers,
    });
  }

  /** To be told of every problem of the scheduler. */
  failed({ kind }: Pick<SchedulerProblem, 'kind'>): void {
    this.#failures.inc({ kind });
  }

  /** Reads the sources. What cannot be told is not a number; the count of open views says why. */
  async refresh(): Promise<void> {
    const { timers, scheduler, parkedCases, messages } = this.sources;
    const { up, dead } = await scheduler();
    this.#gauges.scheduler_up.set(up ? 1 : 0);
    this.#gauges.timers_dead.set(dead.length);
    this.#gauges.cases_parked.set(parkedCases());
    const { pending, late, oldestLateSeconds } = timers() ?? unknown;
    this.#gauges.timers_pending.set(pending);
    this.#gauges.timers_late.set(late);
    this.#gauges.timer_oldest_late_seconds.set(oldestLateSeconds);
    for (const [state, count] of Object.entries(messages() ?? {}))
      this.#messages.set({ state }, count);
  }
}

const unknown = { pending: NaN, late: NaN, oldestLateSeconds: NaN };

const gauges = {
  timers_pending: 'Timers that are set and have not ended.',
  timers_late: 'Pending timers whose moment has passed.',
  timers_dead: 'Timers given up until they are re-armed.',
  timer_oldest_late_seconds: 'How long ago the oldest of the late timers should have fired.',
  scheduler_up: '1 while the scheduler can wake.',
  cases_parked: 'Cases whose processes failed and wait.',
} as const;
