import { interventionStream, type CaseCommand } from '@interventions/domain';
import type { NewEvent } from '@interventions/eventsourcing';
import { benchMetadata, caseHistory, reportCommand, reportEvent } from './bench-events.js';
import type { Batch, Contender, Job } from './contenders/contender.js';
import { plainStream, type PlainCommand } from './plain-stream.js';
import { seededUuid, type SeededRandom } from './seeded-random.js';

/** What one round does to each contender, and how many units of it there are. */
export type Round = {
  readonly units: number;
  readonly run: (contender: Contender) => Promise<void>;
};

/** One row of the table. */
export type Row = {
  readonly name: string;
  /** What is counted per second. */
  readonly unit: string;
  /** Least share of the raw driver's speed on disk; null where none is asked for. */
  readonly ofRaw: number | null;
  /** Prepares the next round: other data, the same for every contender. */
  readonly next: () => Round;
};

/** Callers that append at the same time. */
export const callers = 64;
const streams = 100;
const historyLength = 50;

/** The streams of one place: filled before anything is measured, and their ends kept in step for all. */
export class Workload {
  readonly #ids: readonly string[];
  readonly #caseIds: readonly string[];
  readonly #ends = new Map<string, number>();
  #stored = 0;
  #turn = 0;

  constructor(private readonly random: SeededRandom) {
    this.#ids = Array.from({ length: streams }, () => seededUuid(random));
    this.#caseIds = Array.from({ length: streams }, () => seededUuid(random));
  }

  /** What every contender holds before the first round: two sets of cases of 50 events. */
  fill(): readonly Batch[] {
    return [...this.#ids, ...this.#caseIds].map((id) =>
      this.#batch(`intervention-${id}`, caseHistory(this.random, historyLength)),
    );
  }

  /** The rows, for a place with this many units to a round. */
  rows(units: number): readonly Row[] {
    return [
      this.#appends('append, 1 event', 1, units),
      this.#appends('append, 10 events', 10, units / 5),
      { ...this.#appends(`append, ${callers} callers`, 1, units * 2, callers), ofRaw: null },
      this.#loads(units / 5),
      this.#plainCommands(units / 5),
      this.#caseCommands('command, case decider', units / 10, (contender, jobs) =>
        contender.command(interventionStream, jobs),
      ),
      {
        ...this.#caseCommands('command, application', units / 10, (contender, jobs) =>
          contender.recordAct(jobs),
        ),
        ofRaw: null,
      },
      this.#scan(),
    ];
  }

  #appends(name: string, eventsEach: number, units: number, together = 1): Row {
    const next = (): Round => {
      const batches = Array.from({ length: units }, () =>
        this.#batch(
          this.#appendStream(),
          Array.from({ length: eventsEach }, () => reportEvent(this.random)),
        ),
      );
      return { units, run: (contender) => contender.append(batches, together) };
    };
    return { name, unit: 'appends', ofRaw: 0.85, next };
  }

  #loads(units: number): Row {
    const ids = Array.from({ length: units }, (_, index) => this.#ids[index % streams] ?? '');
    return {
      name: `load, ${historyLength} events`,
      unit: 'loads',
      ofRaw: null,
      next: () => ({
        units,
        run: async (contender) => {
          const events = await contender.load(interventionStream, ids);
          if (events !== units * historyLength) throw wrongCount(contender, events);
        },
      }),
    };
  }

  #plainCommands(units: number): Row {
    const next = (): Round => {
      const jobs: readonly Job<PlainCommand>[] = Array.from({ length: units }, () => {
        const { type, data } = reportEvent(this.random);
        return this.#job({ type, data: data as PlainCommand['data'] });
      });
      return { units, run: (contender) => contender.command(plainStream, jobs) };
    };
    return { name: 'command, plain decider', unit: 'commands', ofRaw: 0.75, next };
  }

  #caseCommands(
    name: string,
    units: number,
    run: (contender: Contender, jobs: readonly Job<CaseCommand>[]) => Promise<void>,
  ): Row {
    const next = (): Round => {
      const jobs = Array.from({ length: units }, () => this.#job(reportCommand(this.random)));
      return { units, run: (contender) => run(contender, jobs) };
    };
    return { name, unit: 'commands', ofRaw: 0.75, next };
  }

  #scan(): Row {
    const next = (): Round => ({
      units: this.#stored,
      run: async (contender) => {
        const { count } = await contender.scan();
        if (count !== this.#stored) throw wrongCount(contender, count);
      },
    });
    return { name: 'scan and fold', unit: 'events', ofRaw: 0.85, next };
  }

  #job<C>(command: C): Job<C> {
    const id = this.#caseIds[this.#turn++ % streams] ?? '';
    this.#grow(`intervention-${id}`, 1);
    return { id, command, metadata: benchMetadata(this.random) };
  }

  /** Streams apart from those that are loaded, a new set for every thousand appends. */
  #appendStream(): string {
    const turn = this.#turn++;
    return `intervention-appended-${Math.floor(turn / 1_000)}-${turn % streams}`;
  }

  #batch(stream: string, events: readonly NewEvent[]): Batch {
    return { stream, next: this.#grow(stream, events.length), events };
  }

  #grow(stream: string, by: number): number {
    const next = this.#ends.get(stream) ?? 0;
    this.#ends.set(stream, next + by);
    this.#stored += by;
    return next;
  }
}

function wrongCount(contender: Contender, count: number): Error {
  return new Error(`${contender.name} read ${count} events, not all there are.`);
}
