import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { CommandObserver, type ObservedCommand } from '@interventions/application';
import type { AppendObserver } from '../backend/index.js';
import { within } from '../timers/time-limit.js';
import type { ViewStatus } from '../views/index.js';

/** What the metrics are read from when somebody asks for them. */
export type MetricSources = {
  /** How the views stand to the log. May fail while they are not open. */
  readonly views: () => Promise<readonly ViewStatus[]>;
  /** How far the machine's clock is behind the last entry of the log. May fail while it is not open. */
  readonly clockBehindSeconds: () => Promise<number>;
  /** Whether the log takes nothing because events that were seen are not in it. */
  readonly withheld: () => boolean;
};

/** From one millisecond to ten seconds. */
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** How long a source may take: whoever scrapes waits ten seconds for all of it, also while the log is frozen. */
const sourceMs = 3_000;
const refusalCode = /^[a-z][a-z0-9-]{0,60}$/;

/**
 * The numbers of a process for Prometheus. Labels are words of the code, such as the outcome of a command or the
 * name of a view: never an id, a name of somebody or a council, so their number stays small.
 */
export class ServiceMetrics extends CommandObserver {
  readonly registry = new Registry();
  readonly #commands = new Histogram({
    name: 'interventions_command_seconds',
    help: 'Time from receiving a command to its outcome.',
    labelNames: ['outcome'],
    buckets,
    registers: [this.registry],
  });
  readonly #refusals = new Counter({
    name: 'interventions_command_refusals_total',
    help: 'Refused commands by the code of the refusal.',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly #appends = new Histogram({
    name: 'interventions_append_seconds',
    help: 'Time of one append to the log until it is durable.',
    labelNames: ['outcome'],
    buckets,
    registers: [this.registry],
  });

  readonly #open = new Gauge({
    name: 'interventions_views_open',
    help: '1 while the log answers and the views are open.',
    registers: [this.registry],
  });
  readonly #lag = new Gauge({
    name: 'interventions_view_lag_seconds',
    help: 'Age of the oldest event that a view has not taken in.',
    labelNames: ['model'],
    registers: [this.registry],
  });
  readonly #parked = new Gauge({
    name: 'interventions_view_parked_streams',
    help: 'Streams that a view could not take in.',
    labelNames: ['model'],
    registers: [this.registry],
  });

  readonly #stopped = new Gauge({
    name: 'interventions_view_stopped',
    help: '1 where a view stopped at an event of a type that this release does not know.',
    labelNames: ['model'],
    registers: [this.registry],
  });

  readonly #clockBehind = new Gauge({
    name: 'interventions_clock_behind_log_seconds',
    help: 'How far the clock of this machine is behind the last entry of the log.',
    registers: [this.registry],
  });

  readonly #withheld = new Gauge({
    name: 'interventions_log_withheld',
    help: '1 while nothing is recorded because the log lacks events that were seen in it.',
    registers: [this.registry],
  });

  constructor(private readonly sources: MetricSources) {
    super();
  }

  /** Also counts what every process of Node has: memory, processor time, the delay of its loop. */
  withProcess(): this {
    collectDefaultMetrics({ register: this.registry });
    return this;
  }

  override ran({ outcome, code, seconds }: ObservedCommand): void {
    this.#commands.observe({ outcome }, seconds);
    if (code !== null) this.#refusals.inc({ code: refusalCode.test(code) ? code : 'other' });
  }

  /** To be told of every append. */
  readonly appended: AppendObserver = ({ outcome, seconds }) =>
    this.#appends.observe({ outcome }, seconds);

  /** Everything in the text format of Prometheus, with its media type. */
  async exposition(): Promise<{ readonly type: string; readonly text: string }> {
    const [status, clockBehind] = await Promise.all([
      found(this.sources.views),
      found(this.sources.clockBehindSeconds),
    ]);
    this.#showViews(status);
    this.#clockBehind.set(clockBehind ?? NaN);
    this.#withheld.set(this.sources.withheld() ? 1 : 0);
    return { type: this.registry.contentType, text: await this.registry.metrics() };
  }

  #showViews(status: readonly ViewStatus[] | null): void {
    this.#open.set(status === null ? 0 : 1);
    // A lag that cannot be measured is not the one before.
    if (status === null) this.#lag.reset();
    for (const { name: model, state, lagSeconds, parkedStreams } of status ?? []) {
      this.#lag.set({ model }, lagSeconds);
      this.#parked.set({ model }, parkedStreams);
      this.#stopped.set({ model }, state === 'stopped' ? 1 : 0);
    }
  }
}

/** What a source says; null while it fails or takes too long, which the count of open views tells. */
async function found<T>(source: () => Promise<T>): Promise<T | null> {
  try {
    return await within(sourceMs, 'Measuring', async () => source());
  } catch {
    return null;
  }
}
