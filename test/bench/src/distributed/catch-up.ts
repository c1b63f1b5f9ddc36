import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { adoptViews, openViews, snapshotViews } from '@interventions/adapters/views';
import type { EventStore } from '@interventions/eventsourcing';
import { KurrentDbProcess } from '@interventions/test-support/kurrentdb';
import { eventsEach, fillLog } from '../filled-log.js';
import { processorSeconds } from '../measure.js';
import { temporaryFolder } from '../places.js';
import { seededRandom } from '../seeded-random.js';
import { median, medianRatio, percentile } from '../statistics.js';
import { openKurrent } from './kurrent-log.js';

/** How fast a log is followed from its beginning. */
export type FollowedLog = {
  readonly name: string;
  /** Events per second read in pages of 1,000, with nothing done with them; and how long a page takes. */
  readonly readPerSecond: number;
  readonly pageMedianMs: number;
  readonly pageP99Ms: number;
  /** Events per second taken in by all views, from an empty file to ready. */
  readonly viewsPerSecond: number;
  /** The same for each second of processor time of this process: steadier on a busy machine. */
  readonly readPerProcessorSecond: number;
  readonly viewsPerProcessorSecond: number;
};

export type CatchUpReport = {
  readonly kind: 'catch-up';
  readonly events: number;
  readonly logs: readonly FollowedLog[];
  /** Building the views from KurrentDB’s double in proportion to SQLite, round by round. */
  readonly viewsOfSqlite: number;
  readonly processorOfSqlite: number;
  readonly logBytesPerEvent: number;
  readonly viewBytesPerEvent: number;
  /** Seconds: all views from the log, or a copy of them taken, adopted, and opened until it is ready. */
  readonly copied: Readonly<Record<'built' | 'taken' | 'adopted' | 'opened', number>>;
};

/** What views ask for at a time. */
const maxBatch = 1_000;

type Filled = {
  readonly name: string;
  readonly store: EventStore;
  readonly dense: boolean;
  readonly read: number[];
  readonly pages: number[];
  readonly built: number[];
  readonly readProcessor: number[];
  readonly builtProcessor: number[];
};

/** Fills a log on the double of KurrentDB and one in a file with the same events, and follows both in turn. */
export async function measureCatchUp(
  folder: string,
  events: number,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
  onStep: (name: string) => void,
): Promise<CatchUpReport> {
  const home = temporaryFolder(folder);
  const server = await KurrentDbProcess.start();
  const logs: Filled[] = [];
  const opened = (name: string, store: EventStore, dense: boolean): Filled => {
    const spans = { read: [], pages: [], built: [], readProcessor: [], builtProcessor: [] };
    const log = { name, store, dense, ...spans };
    logs.push(log);
    return log;
  };
  try {
    opened('KurrentDB', await openKurrent(server.connectionString()), false);
    const logFile = join(home.path, 'events.db');
    const sqlite = opened('SQLite', new SqliteEventStore({ file: logFile }), true);
    const cases = Math.ceil(events / eventsEach);
    const total = cases * eventsEach;
    for (const { name, store } of logs) {
      onStep(`filling the log of ${name}`);
      await fillLog(store, seededRandom(seed), cases);
    }
    for (let round = 0; round <= rounds; round += 1)
      for (const log of round % 2 === 0 ? logs : logs.toReversed()) {
        onStep(`reading the log of ${log.name}, round ${round}`);
        await readAlone(log, total, round > 0);
      }
    const viewFile = (round: number) => join(home.path, `${round}.read.db`);
    // A build warms up in its first second; rounds of it are few, since each takes long.
    const builds = Math.min(rounds, 3);
    for (let round = 0; round < builds; round += 1)
      for (const log of round % 2 === 0 ? logs : logs.toReversed()) {
        onStep(`building views from ${log.name}, round ${round}`);
        const file = log === sqlite ? viewFile(round) : join(home.path, `k${round}.read.db`);
        const processor = processorSeconds();
        log.built.push(total / (await secondsToReady(file, log)));
        log.builtProcessor.push(total / (processorSeconds() - processor));
      }
    onStep('copying views');
    const builtFile = viewFile(0);
    const [kurrent] = logs;
    return {
      kind: 'catch-up',
      events: total,
      logs: logs.map(({ name, read, pages, built, readProcessor, builtProcessor }) => ({
        name,
        readPerSecond: median(read),
        pageMedianMs: median(pages),
        pageP99Ms: percentile(pages, 0.99),
        viewsPerSecond: median(built),
        readPerProcessorSecond: median(readProcessor),
        viewsPerProcessorSecond: median(builtProcessor),
      })),
      viewsOfSqlite: medianRatio(kurrent?.built ?? [], sqlite.built),
      processorOfSqlite: medianRatio(kurrent?.builtProcessor ?? [], sqlite.builtProcessor),
      logBytesPerEvent: bytesOf(logFile) / total,
      viewBytesPerEvent: bytesOf(builtFile) / total,
      copied: { built: total / median(sqlite.built), ...(await copyAndAdopt(builtFile, sqlite)) },
    };
  } finally {
    for (const { store } of logs) await store.close();
    await server.dispose();
    home.remove();
  }
}

/** The report in words. */
export function catchUpText(report: CatchUpReport): string {
  const { events, logs, viewsOfSqlite, processorOfSqlite, copied } = report;
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  return [
    `A log of ${count(events)} events, followed from its beginning:`,
    ...logs.flatMap((log) => [
      `  ${log.name}: read ${count(log.readPerSecond)} events/s, ${count(log.readPerProcessorSecond)} for each second of processor time (a page of ${count(maxBatch)}: ${log.pageMedianMs.toFixed(1)} ms, p99 ${log.pageP99Ms.toFixed(1)} ms)`,
      `    into all views ${count(log.viewsPerSecond)} events/s, ${count(log.viewsPerProcessorSecond)} for each second of processor time`,
    ]),
    `  views from KurrentDB’s double in proportion to SQLite: ${viewsOfSqlite.toFixed(2)}, by processor time ${processorOfSqlite.toFixed(2)}`,
    `  ${count(report.logBytesPerEvent)} bytes of log and ${count(report.viewBytesPerEvent)} of views for each event`,
    `  views built in ${seconds(copied.built)}; a copy taken in ${seconds(copied.taken)}, adopted in ${seconds(copied.adopted)}, ready after ${seconds(copied.opened)}`,
  ].join('\n');
}

async function readAlone(log: Filled, total: number, counts: boolean): Promise<void> {
  globalThis.gc?.();
  let [seen, last] = [0, performance.now()];
  const [start, processor] = [last, processorSeconds()];
  const pages: number[] = [];
  let subscription: ReturnType<EventStore['subscribe']> | undefined;
  await new Promise<void>((settle, fail) => {
    subscription = log.store.subscribe(
      { from: 'start', maxBatch },
      {
        events: (batch) => {
          const now = performance.now();
          pages.push(now - last);
          last = now;
          seen += batch.length;
          if (seen >= total) settle();
        },
      },
    );
    subscription.done.catch(fail);
  });
  await subscription?.stop();
  if (!counts) return;
  log.readProcessor.push(total / (processorSeconds() - processor));
  log.read.push(total / ((last - start) / 1_000));
  log.pages.push(...pages);
}

async function secondsToReady(
  file: string,
  { store, dense }: Pick<Filled, 'store' | 'dense'>,
): Promise<number> {
  const start = performance.now();
  const views = await openViews({ file, store, densePositions: dense });
  try {
    views.follow();
    while (!views.ready()) await pause(5);
    if (views.parked().length > 0) throw new Error('A view could not take in the log.');
    return (performance.now() - start) / 1_000;
  } finally {
    await views.close();
  }
}

async function copyAndAdopt(viewFile: string, log: Filled) {
  const [copy, adopted] = [`${viewFile}.copy`, `${viewFile}.adopted.read.db`];
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return (performance.now() - start) / 1_000;
  };
  return {
    taken: await timed(() => snapshotViews({ viewFile, owner: 'api', copy, platform: 'bench' })),
    adopted: await timed(() => adoptViews({ snapshot: copy, viewFile: adopted, store: log.store })),
    opened: await secondsToReady(adopted, log),
  };
}

/** Its pages, those too that are still in the journal beside it. */
function bytesOf(file: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const { bytes } =
      database
        .prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')
        .get() ?? {};
    return Number(bytes);
  } finally {
    database.close();
  }
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
