import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { openViews, type Views } from '@interventions/adapters/views';
import { reportEvent } from './bench-events.js';
import { eventsEach, fillLog } from './filled-log.js';
import { temporaryFolder } from './places.js';
import { seededRandom, type SeededRandom } from './seeded-random.js';
import { median } from './statistics.js';

/** How long views take over a whole log, and over single events of it. */
export type RebuildReport = {
  readonly events: number;
  readonly logMegabytes: number;
  /** From an empty file until every view is ready. */
  readonly firstBuildSeconds: number;
  /** All views again, while they serve. */
  readonly rebuildSeconds: number;
  /** From the answer to an append until every view has it: median. */
  readonly lagMilliseconds: number;
};

/** Most seconds that building all views of 100,000 events may take. */
export const rebuildAim = { events: 100_000, seconds: 60 } as const;

const lagSamples = 101;

/** Fills a log with cases of 50 events each that grow side by side, and builds all views of it twice. */
export async function measureRebuild(
  folder: string,
  events: number,
  seed: number,
  onStep: (name: string) => void,
): Promise<RebuildReport> {
  const home = temporaryFolder(folder);
  const file = join(home.path, 'events.db');
  const store = new SqliteEventStore({ file });
  try {
    const random = seededRandom(seed);
    onStep('filling a log');
    const ids = await fillLog(store, random, Math.ceil(events / eventsEach));
    const views = await openViews({ file: join(home.path, 'read.db'), store });
    try {
      onStep('building the views');
      const firstBuildSeconds = await seconds(async () => {
        views.follow();
        while (!views.ready()) await pause(5);
      });
      onStep('building them again');
      const rebuildSeconds = await seconds(() => views.rebuild());
      if (views.parked().length > 0) throw new Error('A view could not take in the log.');
      onStep('following single events');
      return {
        events: ids.length * eventsEach,
        logMegabytes: statSync(file).size / 1e6,
        firstBuildSeconds,
        rebuildSeconds,
        lagMilliseconds: await lag(store, views, random, ids),
      };
    } finally {
      await views.close();
    }
  } finally {
    await store.close();
    home.remove();
  }
}

/** The report in words, with the aim where it is for as many events. */
export function rebuildText(report: RebuildReport): string {
  const { events, logMegabytes, firstBuildSeconds, rebuildSeconds, lagMilliseconds } = report;
  const aim = events === rebuildAim.events ? ` (aim: less than ${rebuildAim.seconds} s)` : '';
  return [
    `All views of ${events.toLocaleString('en-GB')} events (${logMegabytes.toFixed(0)} MB)${aim}:`,
    `  built for the first time in ${firstBuildSeconds.toFixed(1)} s`,
    `  built again while serving in ${rebuildSeconds.toFixed(1)} s`,
    `  a new event is in all of them after ${lagMilliseconds.toFixed(1)} ms`,
  ].join('\n');
}

async function lag(
  store: SqliteEventStore,
  views: Views,
  random: SeededRandom,
  ids: readonly string[],
): Promise<number> {
  const samples: number[] = [];
  for (const id of ids.slice(0, lagSamples)) {
    const stream = `intervention-${id}`;
    const { position } = await store.append(stream, 'exists', [reportEvent(random)]);
    const start = performance.now();
    const result = await views.waitFor(position, 30_000);
    if (result !== 'reached') throw new Error(`The views did not take in an event: ${result}.`);
    samples.push(performance.now() - start);
  }
  return median(samples);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
