import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { ApiClient, freePorts, Replica } from '@interventions/test-support';
import { ApiReplicas } from '../distributed/replicas.js';
import { Reader } from '../distributed/reader.js';
import { eventsEach, fillLog } from '../filled-log.js';
import { temporaryFolder } from '../places.js';
import { importHistories } from '../real-cases.js';
import { seededRandom } from '../seeded-random.js';
import { percentile } from '../statistics.js';
import { findPlaces, pageRoutes, samplesOf } from './page-samples.js';

/** Milliseconds from asking to the last byte, one reader at a time. */
export type EveryPageRow = {
  readonly path: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

/** `left` names the routes that need what a log alone does not hold. */
export type EveryPageReport = {
  readonly events: number;
  readonly aimMs: number;
  readonly rows: readonly EveryPageRow[];
  /** What came instead of pages that were not shown. */
  readonly failed: readonly string[];
  readonly left: readonly string[];
};

/** What a page may take on the server. */
const aimMs = 100;
/** Longest that one page is loaded again and again: a slow one has told enough by then. */
const longestMs = 6_000;

/**
 * Loads every page that is read, again and again, before one api and one web process whose log holds the real
 * histories and so many generated entries of all current councils. A first round warms up.
 */
export async function measureEveryPage(
  folder: string,
  events: number,
  { rounds, seed, only }: { readonly rounds: number; readonly seed: number; readonly only: string },
  onStep: (name: string) => void,
): Promise<EveryPageReport> {
  const home = temporaryFolder(folder);
  const dataDir = join(home.path, 'data');
  mkdirSync(dataDir);
  const apis = new ApiReplicas(home.path, { dataDir });
  let web: Replica | undefined;
  try {
    onStep('loading the real histories');
    importHistories(dataDir);
    onStep(`adding ${events} entries`);
    const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
    await fillLog(store, seededRandom(seed), Math.ceil(events / eventsEach));
    await store.close();
    const { url } = await apis.startOne(180_000);
    const [port] = await freePorts();
    const settings = { DATA_DIR: join(home.path, 'web'), API_URL: url, LOG_LEVEL: 'warn' };
    web = await new Replica('web', port, settings).start().ready();
    const reader = await Reader.signedIn(web.url, 'case-officer');
    const places = await findPlaces(await new ApiClient(url).signIn('case-officer'));
    const sampled = pageRoutes().map((route) => ({ route, paths: samplesOf(route, places) }));
    const rows: EveryPageRow[] = [];
    const failed: string[] = [];
    for (const path of sampled.flatMap(({ paths }) => paths ?? [])) {
      if (!path.includes(only)) continue;
      onStep(path);
      const named = path.replace(places.id, '{id}');
      try {
        rows.push({ path: named, ...(await timesOf(reader, path, rounds)) });
      } catch (error) {
        failed.push(error instanceof Error ? error.message : String(error));
      }
    }
    const left = sampled.filter(({ paths }) => paths === null).map(({ route }) => route);
    return { events, aimMs, rows, failed, left };
  } finally {
    await web?.kill();
    await apis.dispose();
    home.remove();
  }
}

/** The report in words, the slowest page first. */
export function everyPageText({ events, aimMs: aim, rows, failed, left }: EveryPageReport): string {
  const ms = (value: number): string => value.toFixed(1).padStart(8);
  const sorted = rows.toSorted((a, b) => b.p99 - a.p99);
  return [
    `Every page with the real histories and ${events} more entries, one reader at a time, in milliseconds:`,
    '     p50     p95     p99',
    ...sorted.map(
      ({ path, p50, p95, p99 }) =>
        `${ms(p50)}${ms(p95)}${ms(p99)}  ${path}${p99 > aim ? ' (over)' : ''}`,
    ),
    ...failed.map((text) => `Not shown: ${text}`),
    `Not measured, since a log alone does not hold what they show: ${left.join(', ')}`,
  ].join('\n');
}

async function timesOf(
  reader: Reader,
  path: string,
  rounds: number,
): Promise<Omit<EveryPageRow, 'path'>> {
  const taken: number[] = [];
  const place = await reader.leadsTo(path);
  const end = performance.now() + longestMs;
  for (let round = -3; round < rounds; round += 1) {
    if (performance.now() > end && taken.length > 0) break;
    const start = performance.now();
    await reader.see(place);
    if (round >= 0 || performance.now() > end) taken.push(performance.now() - start);
  }
  return {
    p50: percentile(taken, 0.5),
    p95: percentile(taken, 0.95),
    p99: percentile(taken, 0.99),
  };
}
