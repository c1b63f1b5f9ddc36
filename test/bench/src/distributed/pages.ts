import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, Replica } from '@interventions/test-support';
import { shareOut } from '../contenders/contender.js';
import { temporaryFolder } from '../places.js';
import { importHistories } from '../real-cases.js';
import { noRedis, redisIfInstalled } from '../redis-if-installed.js';
import { median, medianRatio, percentile } from '../statistics.js';
import { Reader } from './reader.js';
import { ApiReplicas } from './replicas.js';

/** How long a page takes, by so many readers at once. */
export type PageRow = {
  readonly page: string;
  readonly readers: number;
  readonly inMemory: PageTimes;
  readonly inRedis: PageTimes;
  /** Sessions in Redis in proportion to sessions in memory: the median times of the rounds. */
  readonly ratio: number;
};

/** Milliseconds. */
export type PageTimes = { readonly median: number; readonly p99: number };

/** `rows` is null where there is no redis-server on this machine. */
export type PagesReport = {
  readonly kind: 'pages';
  readonly rows: readonly PageRow[] | null;
};

const pages = ['/vehicles', '/interventions'];
const readerCounts = [1, 16];

/**
 * Two web processes before one api with the real histories: one that keeps sessions itself, one that keeps them in
 * Redis; the same pages in turn, in another order each round; the first round warms up. Nothing without redis-server.
 */
export async function measurePages(
  folder: string,
  { units, rounds }: { readonly units: number; readonly rounds: number },
  onStep: (name: string) => void,
): Promise<PagesReport> {
  const redis = await redisIfInstalled();
  if (redis === null) return { kind: 'pages', rows: null };
  const home = temporaryFolder(folder);
  const dataDir = join(home.path, 'data');
  mkdirSync(dataDir);
  const apis = new ApiReplicas(home.path, { dataDir });
  const webs: Replica[] = [];
  try {
    onStep('loading the real histories');
    importHistories(dataDir);
    const api = await apis.startOne();
    const [one, two] = await freePorts();
    const settings = { DATA_DIR: join(home.path, 'web'), API_URL: api.url, LOG_LEVEL: 'warn' };
    webs.push(new Replica('web', one, settings).start());
    webs.push(new Replica('web', two, { ...settings, REDIS_URL: redis.url }).start());
    const readers = await Promise.all(
      webs.map(async (web) => Reader.signedIn((await web.ready()).url)),
    );
    const rows: PageRow[] = [];
    for (const page of pages)
      for (const many of readerCounts) {
        onStep(`${page}, ${many} at once`);
        rows.push(await measureRow(page, many, readers, units, rounds));
      }
    return { kind: 'pages', rows };
  } finally {
    for (const web of webs) await web.kill();
    await apis.dispose();
    await redis.dispose();
    home.remove();
  }
}

/** The report in words. */
export function pagesText({ rows }: PagesReport): string {
  if (rows === null) return noRedis;
  const text = ({ median: middle, p99 }: PageTimes): string =>
    `${middle.toFixed(1)} ms (p99 ${p99.toFixed(1)})`;
  return [
    'Pages of the real histories, for somebody signed in:',
    ...rows.map(
      ({ page, readers, inMemory, inRedis, ratio }) =>
        `  ${page}, ${readers} at once: ${text(inMemory)} with sessions in memory, ${text(inRedis)} in Redis: ${ratio.toFixed(2)} ×`,
    ),
  ].join('\n');
}

async function measureRow(
  page: string,
  many: number,
  readers: readonly Reader[],
  units: number,
  rounds: number,
): Promise<PageRow> {
  const all = readers.map((reader) => ({ reader, ms: [] as number[], medians: [] as number[] }));
  for (let round = 0; round <= rounds; round += 1)
    for (const { reader, ms, medians } of round % 2 === 0 ? all : all.toReversed()) {
      const taken: number[] = [];
      const asked = Array.from({ length: units }, () => page);
      await shareOut(asked, many, async (path) => {
        const start = performance.now();
        await reader.see(path);
        taken.push(performance.now() - start);
      });
      if (round === 0) continue;
      ms.push(...taken);
      medians.push(median(taken));
    }
  const times = (index: number): PageTimes => {
    const ms = all[index]?.ms ?? [];
    return { median: median(ms), p99: percentile(ms, 0.99) };
  };
  const [memory = [], redis = []] = all.map(({ medians }) => medians);
  const ratio = medianRatio(redis, memory);
  return { page, readers: many, inMemory: times(0), inRedis: times(1), ratio };
}
