import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { KurrentDbProcess } from '@interventions/test-support/kurrentdb';
import { benchMetadata, caseHistory, reportCommand, reportEvent } from '../bench-events.js';
import { shareOut } from '../contenders/contender.js';
import { elapsedSeconds, processorSeconds, warmUpRounds } from '../measure.js';
import { temporaryFolder } from '../places.js';
import type { PlainCommand } from '../plain-stream.js';
import { seededRandom, seededUuid, type SeededRandom } from '../seeded-random.js';
import { median, medianRatio, percentile } from '../statistics.js';
import { openKurrent } from './kurrent-log.js';
import { bareCaller, portCaller, type LogCaller } from './log-callers.js';

/** One kind of call, by so many callers at once: each who was measured, and ours in proportion to the bare client. */
export type LogCallRow = {
  readonly name: string;
  readonly callers: number;
  readonly by: readonly {
    readonly name: string;
    readonly perSecond: number;
    readonly medianMs: number;
    readonly p99Ms: number;
    /** Processor time of this process for each call: the server is another one. */
    readonly processorMs: number;
  }[];
  /** Ours on KurrentDB in proportion to the bare client: calls per second, and processor time. Null where it has none. */
  readonly ofBare: { readonly speed: number; readonly processor: number } | null;
};

export type LogCallsReport = { readonly kind: 'log'; readonly rows: readonly LogCallRow[] };

type Settings = { readonly units: number; readonly rounds: number; readonly seed: number };

/** A call that every caller makes in a round, on the same data. */
type Call = {
  readonly name: string;
  readonly next: () => readonly ((caller: LogCaller) => Promise<unknown>)[];
  readonly withBare: boolean;
};

const callKinds = [
  'append, 1 event',
  'read, 50 events',
  'command, plain decider',
  'act, application',
] as const;
type CallKind = (typeof callKinds)[number];

const together = [1, 16, 64];
/** More than callers, so that no two of them meet in one stream. */
const streams = 128;
const historyLength = 50;

/**
 * Measures calls of the adapter for KurrentDB, of the bare client on the same double, and of the one for SQLite, in
 * turn, in another order each round; the first rounds warm up. The double stands for the server: nothing is said of one.
 */
export async function measureLogCalls(
  folder: string,
  settings: Settings,
  onStep: (name: string) => void,
): Promise<LogCallsReport> {
  const rows: LogCallRow[] = [];
  for (const kind of callKinds) rows.push(...(await measureKind(kind, folder, settings, onStep)));
  return { kind: 'log', rows };
}

/** Each kind of call has logs of its own: the double lives for some minutes only. */
async function measureKind(
  kind: CallKind,
  folder: string,
  { units, rounds, seed }: Settings,
  onStep: (name: string) => void,
): Promise<readonly LogCallRow[]> {
  const home = temporaryFolder(folder);
  const server = await KurrentDbProcess.start();
  const callers: LogCaller[] = [];
  try {
    const url = server.connectionString();
    callers.push(portCaller('KurrentDB', await openKurrent(url)));
    callers.push(bareCaller(url));
    const file = join(home.path, 'events.db');
    callers.push(portCaller('SQLite', new SqliteEventStore({ file })));
    const work = new CallWork(seededRandom(seed), units);
    onStep(`filling the logs for: ${kind}`);
    for (const caller of callers) await work.fill(caller);
    const call = work.call(kind);
    const rows: LogCallRow[] = [];
    for (const many of together) {
      onStep(`${kind}, ${many} at once`);
      rows.push(await measureRow(call, many, callers, rounds));
    }
    return rows;
  } finally {
    for (const caller of callers) await caller.close();
    await server.dispose();
    home.remove();
  }
}

/** What is called: streams of cases that all callers hold alike. */
class CallWork {
  readonly #ids: readonly string[];
  #turn = 0;

  constructor(
    private readonly random: SeededRandom,
    private readonly units: number,
  ) {
    this.#ids = Array.from({ length: streams }, () => seededUuid(random));
  }

  /** Two sets of streams: one to read, one that commands go to. */
  async fill(caller: LogCaller): Promise<void> {
    for (const kind of ['', 'grown-'])
      for (const id of this.#ids)
        await caller.append(
          `intervention-${kind}${id}`,
          0,
          caseHistory(this.random, historyLength),
        );
  }

  /** An act is measured of ours alone: the bare client knows none. */
  call(kind: CallKind): Call {
    const { random, units } = this;
    const some = Math.ceil(units / 2);
    const of = (many: number, one: () => (caller: LogCaller) => Promise<unknown>): Call => ({
      name: kind,
      withBare: kind !== 'act, application',
      next: () => Array.from({ length: many }, one),
    });
    switch (kind) {
      case 'append, 1 event':
        return of(units, () => {
          const [stream, event] = [`intervention-new-${this.#turn++}`, reportEvent(random)];
          return (caller) => caller.append(stream, 0, [event]);
        });
      case 'read, 50 events':
        return of(some, () => {
          const id = this.#next('');
          return (caller) => caller.read(id);
        });
      case 'command, plain decider':
        return of(some, () => {
          const { type, data } = reportEvent(random);
          const command: PlainCommand = { type, data: data as PlainCommand['data'] };
          const job = { id: this.#next('grown-'), command, metadata: benchMetadata(random) };
          return (caller) => caller.command(job);
        });
      case 'act, application':
        return of(some, () => {
          const [id, command] = [this.#next('grown-'), reportCommand(random)];
          const job = { id, command, metadata: benchMetadata(random) };
          return (caller) => caller.act?.(job) ?? Promise.resolve();
        });
      default:
        return kind satisfies never;
    }
  }

  #next(kind: string): string {
    return `${kind}${this.#ids[this.#turn++ % streams] ?? ''}`;
  }
}

type Samples = {
  readonly perSecond: number[];
  readonly ms: number[];
  readonly processorMs: number[];
};

const noSamples = (): Samples => ({ perSecond: [], ms: [], processorMs: [] });

async function measureRow(
  call: Call,
  many: number,
  callers: readonly LogCaller[],
  rounds: number,
): Promise<LogCallRow> {
  const measured = callers
    .filter(({ act }) => call.withBare || act !== undefined)
    .map((caller) => ({ caller, samples: noSamples() }));
  for (let round = 0; round < warmUpRounds + rounds; round += 1) {
    const calls = call.next();
    for (let turn = 0; turn < measured.length; turn += 1) {
      const one = measured[(round + turn) % measured.length];
      if (one !== undefined)
        await measureRound(calls, many, one.caller, round >= warmUpRounds ? one.samples : null);
    }
  }
  const of = (name: string) => measured.find(({ caller }) => caller.name === name)?.samples;
  const [ours, bare] = [of('KurrentDB'), of('bare client')];
  return {
    name: call.name,
    callers: many,
    by: measured.map(({ caller: { name }, samples: { perSecond, ms, processorMs } }) => ({
      name,
      perSecond: median(perSecond),
      medianMs: median(ms),
      p99Ms: percentile(ms, 0.99),
      processorMs: median(processorMs),
    })),
    ofBare:
      ours === undefined || bare === undefined
        ? null
        : {
            speed: medianRatio(ours.perSecond, bare.perSecond),
            processor: medianRatio(ours.processorMs, bare.processorMs),
          },
  };
}

async function measureRound(
  calls: readonly ((caller: LogCaller) => Promise<unknown>)[],
  many: number,
  caller: LogCaller,
  samples: Samples | null,
): Promise<void> {
  globalThis.gc?.();
  const [start, processor] = [elapsedSeconds(), processorSeconds()];
  await shareOut(calls, many, async (call) => {
    const from = performance.now();
    await call(caller);
    samples?.ms.push(performance.now() - from);
  });
  samples?.perSecond.push(calls.length / (elapsedSeconds() - start));
  samples?.processorMs.push(((processorSeconds() - processor) * 1_000) / calls.length);
}
