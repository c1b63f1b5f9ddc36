import { concerns, startOfLondonDay, type Concern, type Day } from '@interventions/domain';
import {
  follow,
  type Position,
  type RecordedEvent,
  type Subscription,
} from '@interventions/eventsourcing';
import type { Timer, WakeResult } from '../scheduling/scheduler.js';
import { seeCase, type CaseSight } from './case-sight.js';
import { ParkedCases, type ParkedCase } from './parked-cases.js';
import { ProcessEffects } from './process-effects.js';
import type { ProcessParts } from './process-parts.js';
import { recordWeeklyCounts } from './weekly-counts.js';

/** What operators see of the process managers. */
export type ProcessStatus = {
  /** Whether wake-ups are being handled and the log is followed. */
  readonly running: boolean;
  /** The London day of the last daily look at all cases; null before the first. */
  readonly lookedOn: Day | null;
  /** Cases that could not be looked at, and wait. */
  readonly parked: readonly ParkedCase[];
};

/** Milliseconds between looks at the clock: whether a new day has begun, or a parked case may be tried again. */
const tickMs = 5_000;
/** Cases that are looked at side by side. */
const casesAtOnce = 4;
/** A start that takes this many seconds is worth a line in the log, now and again. */
const quietAttempts = 10;
/** Timers that were given up are tried again after this time, in milliseconds. */
const reviveMs = 15 * 60_000;
/** After midnight in London the daily look waits this long. */
const afterMidnightMs = 5 * 60_000;

/**
 * Runs the process managers: looks at a case again when something of it or its council was recorded, on every new
 * London day and on start, and handles the wake-ups of the scheduler. A case that fails waits; the others go on.
 */
export class ProcessRunner {
  readonly #effects: ProcessEffects;
  readonly #parked = new ParkedCases();
  readonly #closing = new AbortController();
  #lookedOn: Day | null = null;
  #running = false;
  #revivedAt = '';
  #following: Subscription | undefined;
  #started: Promise<void> | undefined;

  constructor(private readonly parts: ProcessParts) {
    this.#effects = new ProcessEffects(parts);
  }

  /** Begins, and returns at once. What cannot be reached yet is tried again. */
  start(): void {
    this.#started ??= this.#run();
  }

  status(): ProcessStatus {
    return { running: this.#running, lookedOn: this.#lookedOn, parked: this.#parked.all };
  }

  /** Lets what is running end, and begins nothing more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#following?.stop();
    await this.#started;
  }

  /** Handles a timer of the scheduler. Throws on a fault, and is then to be called again. */
  async wake({ id, at, concern, interventionId }: Timer): Promise<WakeResult> {
    const { views, clock } = this.parts;
    const now = clock.now();
    if (now < at) return { kind: 'too-early', until: at };
    await views.reach();
    const sight = this.#see(interventionId);
    if (sight === undefined)
      return { kind: 'refused', because: 'There is no case of this timer any more.' };
    const answer = await this.#effects.ask(
      { concern, interventionId },
      {
        kind: 'wake',
        timer: id,
        now,
        look: sight.lookFor(concern),
        tell: sight.tellingFor(concern),
      },
      id,
    );
    if (answer.kind === 'too-early') return { kind: 'too-early', until: at };
    await views.reach(answer.position);
    return { kind: 'done' };
  }

  async #run(): Promise<void> {
    const { views, scheduler, log, checkpoint, wait, report } = this.parts;
    const { signal } = this.#closing;
    await this.#untilItWorks(() => views.reach());
    if (signal.aborted) return;
    try {
      await scheduler.start(views.timers, (timer) => this.wake(timer));
    } catch (error) {
      report({ what: 'start', error });
      return;
    }
    if (signal.aborted) return;
    this.#running = true;
    this.#following = follow(
      log.store,
      {
        load: () => checkpoint.load(),
        apply: (batch, upTo) => this.#apply(batch, upTo),
      },
      {
        prefixes: ['intervention-', 'authority-'],
        maxBatch: 500,
        // Jittered, so that workers that lost the same server do not come back together.
        wait: (ms) => wait((ms * (1 + Math.random())) / 2, signal),
        onFault: (error) => report({ what: 'follow', error }),
      },
    );
    this.#following.done.catch((error: unknown) => {
      this.#running = false;
      report({ what: 'follow', error });
    });
    while (!signal.aborted) {
      await this.#tick();
      await wait(tickMs, signal);
    }
  }

  async #untilItWorks(work: () => Promise<void>): Promise<void> {
    const { wait, report } = this.parts;
    const { signal } = this.#closing;
    for (let attempt = 1; !signal.aborted; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (attempt % quietAttempts === 0 && !signal.aborted) report({ what: 'start', error });
        await wait(1_000, signal);
      }
    }
  }

  async #apply(batch: readonly RecordedEvent[], upTo: Position): Promise<void> {
    const { views, checkpoint } = this.parts;
    await views.reach(upTo);
    await this.#lookAtAll(this.#casesIn(batch));
    if (batch.length > 0 && !this.#closing.signal.aborted) await checkpoint.save(upTo);
  }

  #casesIn(batch: readonly RecordedEvent[]): readonly string[] {
    const streams = new Set(batch.map(({ stream }) => stream));
    const ids = [...streams].flatMap((stream) =>
      stream.startsWith('authority-')
        ? this.parts.views.casesOfCouncil(stream.slice('authority-'.length))
        : [stream.slice('intervention-'.length)],
    );
    return [...new Set(ids)];
  }

  async #tick(): Promise<void> {
    const { clock, report } = this.parts;
    try {
      await this.#lookAtAll(this.#parked.due(clock.now()));
      await this.#revive(clock.now());
      const today = clock.today();
      if (this.#lookedOn === today || !this.#isLookTime(today)) return;
      await this.#lookAtDay(today);
    } catch (error) {
      report({ what: 'daily-look', error });
    }
  }

  /** A fault that outlasts the tries of the scheduler leaves no timer behind for good. */
  async #revive(now: string): Promise<void> {
    const { scheduler } = this.parts;
    if (this.#revivedAt === '') this.#revivedAt = now;
    if (Math.abs(Date.parse(now) - Date.parse(this.#revivedAt)) < reviveMs) return;
    this.#revivedAt = now;
    if ((await scheduler.status()).dead.length > 0) await scheduler.rearm();
  }

  /** On start at once, then shortly after each midnight in London. */
  #isLookTime(today: Day): boolean {
    if (this.#lookedOn === null) return true;
    return (
      Date.parse(this.parts.clock.now()) >= Date.parse(startOfLondonDay(today)) + afterMidnightMs
    );
  }

  async #lookAtDay(today: Day): Promise<void> {
    const { views, log } = this.parts;
    await views.reach();
    const cases = views.caseIds();
    await this.#lookAtAll(cases);
    if (this.#closing.signal.aborted) return;
    this.#lookedOn = today;
    // A log without cases is one that is about to be filled: its week is counted tomorrow, and so is one that fails.
    if (cases.length > 0) await recordWeeklyCounts(log, views.countsOfWeek(today));
  }

  /** Some cases side by side, so that what they record shares a commit. */
  async #lookAtAll(ids: readonly string[]): Promise<void> {
    const left = ids.values();
    const lookOn = async (): Promise<void> => {
      for (const id of left) {
        if (this.#closing.signal.aborted) return;
        await this.#lookAt(id);
      }
    };
    await Promise.all(Array.from({ length: casesAtOnce }, lookOn));
  }

  /** Each concern looks at the case; a fault parks the case. */
  async #lookAt(id: string): Promise<void> {
    try {
      const sight = this.#see(id);
      if (sight !== undefined) for (const concern of concerns) await this.#lookFor(sight, concern);
      this.#parked.release(id);
    } catch (error) {
      this.#parked.park(id, error, this.parts.clock.now());
      this.parts.report({ what: 'case', interventionId: id, error });
    }
  }

  async #lookFor(sight: CaseSight, concern: Concern): Promise<void> {
    const { interventionId, history } = sight;
    const look = sight.lookFor(concern);
    const last = history.at(-1)?.id ?? interventionId;
    await this.#effects.ask({ concern, interventionId }, { kind: 'look', look }, last);
  }

  #see(id: string): CaseSight | undefined {
    const { views, clock, publicUrl } = this.parts;
    return seeCase(views, id, clock.today(), publicUrl);
  }
}
