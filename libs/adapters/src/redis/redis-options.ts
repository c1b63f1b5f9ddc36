import type { RedisOptions } from 'ioredis';

/** Longest pause before Redis is called again after it went away, in milliseconds. */
const longestPauseMs = 2_000;

/** What every connection to Redis has in common. */
export const redisOptions = {
  connectTimeout: 5_000,
  keepAlive: 10_000,
  disconnectTimeout: 100,
  // Longer than the longest blocking read of a worker, which is 10 seconds.
  socketTimeout: 20_000,
  retryStrategy: (times: number) => Math.random() * 100 + Math.min(longestPauseMs, 50 * 2 ** times),
} satisfies RedisOptions;

/** For calls that are told at once that Redis is away, instead of waiting for it. */
export const forCalls = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
} satisfies RedisOptions;
