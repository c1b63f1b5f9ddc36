import {
  RedisLink,
  RedisValues,
  RequestLimit,
  type SharedPlace,
} from '@interventions/adapters/redis';
import { shareOut } from '../contenders/contender.js';
import { noRedis, redisIfInstalled } from '../redis-if-installed.js';
import { median, percentile } from '../statistics.js';

/** What a request costs that is counted, or whose session is looked up: milliseconds, by so many at once. */
export type RedisRow = {
  readonly name: string;
  readonly callers: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly perSecond: number;
};

/** `rows` is null where there is no redis-server on this machine. */
export type RedisReport = {
  readonly kind: 'redis';
  readonly rows: readonly RedisRow[] | null;
};

const prefix = 'bench';
const sessionBytes = 700;

/** Counts requests in memory and in Redis, and looks sessions up in Redis. Nothing without redis-server. */
export async function measureRedis(
  { units, rounds }: { readonly units: number; readonly rounds: number },
  onStep: (name: string) => void,
): Promise<RedisReport> {
  const redis = await redisIfInstalled();
  if (redis === null) return { kind: 'redis', rows: null };
  const link = new RedisLink({ url: redis.url });
  try {
    await link.opened(10_000);
    const values = new RedisValues(link, prefix);
    await values.set('session', 's'.repeat(sessionBytes), 600_000);
    const limit = (shared: SharedPlace | null) =>
      new RequestLimit({ name: 'all', requests: 1e9, seconds: 600 }, shared);
    const [own, shared] = [limit(null), limit({ link, prefix })];
    const calls: readonly [string, () => Promise<unknown>][] = [
      ['a request counted in memory', () => own.take()],
      ['a request counted in Redis', () => shared.take()],
      ['a session found in Redis', () => values.get('session')],
    ];
    const rows: RedisRow[] = [];
    for (const callers of [1, 64])
      for (const [name, call] of calls) {
        onStep(`${name}, ${callers} at once`);
        rows.push(await measureRow(name, callers, call, units, rounds));
      }
    return { kind: 'redis', rows };
  } finally {
    link.close();
    await redis.dispose();
  }
}

/** The report in words. */
export function redisText({ rows }: RedisReport): string {
  if (rows === null) return noRedis;
  return [
    'What Redis adds to a request:',
    ...rows.map(
      ({ name, callers, medianMs, p99Ms, perSecond }) =>
        `  ${name}, ${callers} at once: ${medianMs.toFixed(3)} ms (p99 ${p99Ms.toFixed(3)}), ${Math.round(perSecond).toLocaleString('en-GB')}/s`,
    ),
  ].join('\n');
}

async function measureRow(
  name: string,
  callers: number,
  call: () => Promise<unknown>,
  units: number,
  rounds: number,
): Promise<RedisRow> {
  const [ms, speeds]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const taken: number[] = [];
    const start = performance.now();
    await shareOut(
      Array.from({ length: units }, () => call),
      callers,
      async (one) => {
        const from = performance.now();
        await one();
        taken.push(performance.now() - from);
      },
    );
    if (round === 0) continue;
    speeds.push(units / ((performance.now() - start) / 1_000));
    ms.push(...taken);
  }
  return {
    name,
    callers,
    medianMs: median(ms),
    p99Ms: percentile(ms, 0.99),
    perSecond: median(speeds),
  };
}
