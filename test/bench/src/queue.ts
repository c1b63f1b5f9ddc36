import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { BullMqScheduler } from '@interventions/adapters/bullmq';
import type { Timer } from '@interventions/application';
import { someTimers, TimerLedger, type RedisServer } from '@interventions/test-support';
import { temporaryFolder } from './places.js';
import { noRedis, redisIfInstalled } from './redis-if-installed.js';
import { median, medianRatio } from './statistics.js';

/** Timers or jobs per second from arming to handled, ours beside bare BullMQ in the same rounds. */
export type QueueReport = {
  readonly jobs: number;
  readonly ours: number;
  readonly bare: number;
  /** Ours in proportion to bare BullMQ: the median of the rounds. */
  readonly ratio: number;
};

/** The same for both. */
const concurrency = 8;
const limitMs = 120_000;

/**
 * Measures both on a Redis of their own, in turn, in another order each round; the first round warms up.
 * Null where there is no redis-server on this machine.
 */
export async function measureQueue(
  folder: string,
  jobs: number,
  rounds: number,
  onStep: (name: string) => void,
): Promise<QueueReport | null> {
  mkdirSync(folder, { recursive: true });
  const redis = await redisIfInstalled();
  if (redis === null) return null;
  try {
    const speeds = { ours: [] as number[], bare: [] as number[] };
    for (let round = 0; round <= rounds; round += 1)
      for (const name of round % 2 === 0
        ? (['ours', 'bare'] as const)
        : (['bare', 'ours'] as const)) {
        onStep(`${name === 'ours' ? 'our scheduler' : 'bare BullMQ'}, round ${round}`);
        await redis.flush();
        const speed = name === 'ours' ? await ours(redis, folder, jobs) : await bare(redis, jobs);
        if (round > 0) speeds[name].push(speed);
      }
    const ratio = medianRatio(speeds.ours, speeds.bare);
    return { jobs, ours: median(speeds.ours), bare: median(speeds.bare), ratio };
  } finally {
    await redis.dispose();
  }
}

/** The report in words. */
export function queueText(report: QueueReport | null): string {
  if (report === null) return noRedis;
  const { jobs, ours: own, bare: plain, ratio } = report;
  return [
    `${count(jobs)} due timers through Redis, from arming to handled:`,
    `  ${count(own)} timers/s, bare BullMQ ${count(plain)} jobs/s: ${ratio.toFixed(2)} × bare BullMQ`,
  ].join('\n');
}

/** From a log’s view that holds them and a Redis that does not, to all handled. */
async function ours(redis: RedisServer, folder: string, jobs: number): Promise<number> {
  const home = temporaryFolder(folder);
  const ledger = new TimerLedger(join(home.path, 'timers.db'));
  ledger.set(someTimers(jobs, (n) => Date.now() - 60_000 + n));
  const scheduler = new BullMqScheduler({ url: redis.url, concurrency });
  try {
    const done = counter(jobs);
    const start = performance.now();
    await scheduler.start(ledger, ({ id }: Timer) => {
      ledger.cancel(id);
      done.one();
      return Promise.resolve({ kind: 'done' });
    });
    await done.all();
    return jobs / ((performance.now() - start) / 1_000);
  } finally {
    await scheduler.close();
    ledger.close();
    home.remove();
  }
}

/** The same jobs with the library alone: added in bulk, delayed by a millisecond, handled by doing nothing. */
async function bare(redis: RedisServer, jobs: number): Promise<number> {
  const connection = { host: '127.0.0.1', port: redis.port };
  const queue = new Queue('bare', { connection });
  const done = counter(jobs);
  const worker = new Worker('bare', () => Promise.resolve(done.one()), {
    connection,
    concurrency,
    autorun: false,
  });
  try {
    await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
    const start = performance.now();
    for (let from = 0; from < jobs; from += 500)
      await queue.addBulk(
        Array.from({ length: Math.min(500, jobs - from) }, (_, index) => ({
          name: 'wake',
          data: { at: '2026-11-20T08:00:00.000Z' },
          opts: { jobId: `job-${from + index}`, delay: 1, removeOnComplete: true },
        })),
      );
    worker.run().catch((error: unknown) => done.failed(error));
    await done.all();
    return jobs / ((performance.now() - start) / 1_000);
  } finally {
    await worker.close(true);
    await queue.close();
  }
}

/** Counts up to a number; waits for it a limited time. */
function counter(wanted: number) {
  let count = 0;
  let fault: unknown;
  return {
    one: (): void => void (count += 1),
    failed: (error: unknown): void => void (fault = error),
    all: async (): Promise<void> => {
      const end = performance.now() + limitMs;
      while (count < wanted) {
        if (fault !== undefined) throw new Error('The worker failed.', { cause: fault });
        if (performance.now() > end) throw new Error(`Only ${count} of ${wanted} were handled.`);
        await pause(2);
      }
    },
  };
}

function count(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}
