import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { eventsEach, fillLog } from '../filled-log.js';
import { temporaryFolder } from '../places.js';
import { seededRandom } from '../seeded-random.js';
import { ApiReplicas } from './replicas.js';

/** What an api process occupies that has built its views of a log, and what it does once it starts on them again. */
export type MemoryRow = {
  readonly events: number;
  /** After building the views, and after starting on built ones. */
  readonly builtMegabytes: number;
  readonly startedMegabytes: number;
  readonly viewMegabytes: number;
};

export type MemoryReport = { readonly kind: 'memory'; readonly rows: readonly MemoryRow[] };

const settleMs = 3_000;
/** Under what a process of a measurement lives. */
const buildLimitMs = 240_000;

/** Measures an api process on a file that holds no event, half as many and all. */
export async function measureMemory(
  folder: string,
  events: number,
  seed: number,
  onStep: (name: string) => void,
): Promise<MemoryReport> {
  const rows: MemoryRow[] = [];
  for (const share of [0, 0.5, 1]) {
    const cases = Math.ceil((events * share) / eventsEach);
    onStep(`an api after ${cases * eventsEach} events`);
    rows.push(await memoryAfter(folder, cases, seed));
  }
  return { kind: 'memory', rows };
}

/** The report in words, with what a million events would come to if it went on like that. */
export function memoryText({ rows }: MemoryReport): string {
  const [none] = rows;
  const all = rows.at(-1);
  const million = (of: (row: MemoryRow) => number): string =>
    none === undefined || all === undefined || all.events === 0
      ? '?'
      : (((of(all) - of(none)) / all.events) * 1e6).toFixed(0);
  return [
    'An api process, resident:',
    ...rows.map(
      ({ events, builtMegabytes, startedMegabytes, viewMegabytes }) =>
        `  after ${events.toLocaleString('en-GB')} events: ${builtMegabytes.toFixed(0)} MB having built its views, ${startedMegabytes.toFixed(0)} MB started on them; view file ${viewMegabytes.toFixed(1)} MB`,
    ),
    `  extrapolated, a million events add ${million((row) => row.builtMegabytes)} MB, ${million((row) => row.startedMegabytes)} MB and ${million((row) => row.viewMegabytes)} MB`,
  ].join('\n');
}

async function memoryAfter(folder: string, cases: number, seed: number): Promise<MemoryRow> {
  const home = temporaryFolder(folder);
  const dataDir = join(home.path, 'data');
  mkdirSync(dataDir);
  const replicas = new ApiReplicas(home.path, { dataDir });
  try {
    const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
    await fillLog(store, seededRandom(seed), cases);
    await store.close();
    const replica = await replicas.startOne(buildLimitMs);
    await sleep(settleMs);
    const builtMegabytes = replica.resident();
    await replica.restart();
    await sleep(settleMs);
    return {
      events: cases * eventsEach,
      builtMegabytes,
      startedMegabytes: replica.resident(),
      viewMegabytes: statSync(join(dataDir, replica.view)).size / 1e6,
    };
  } finally {
    await replicas.dispose();
    home.remove();
  }
}
