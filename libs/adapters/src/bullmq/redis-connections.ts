import { Redis, type RedisOptions } from 'ioredis';

/** Longest pause before Redis is called again after it went away, in milliseconds. */
const longestPauseMs = 2_000;

const options = {
  connectTimeout: 5_000,
  keepAlive: 10_000,
  disconnectTimeout: 100,
  // Longer than the longest blocking read of a worker, which is 10 seconds.
  socketTimeout: 20_000,
  retryStrategy: (times: number) => Math.random() * 100 + Math.min(longestPauseMs, 50 * 2 ** times),
} satisfies RedisOptions;

/** A worker's own connections wait for Redis to come back; all other calls are told at once that it is away. */
const forWorkers = { enableOfflineQueue: true, maxRetriesPerRequest: null } satisfies RedisOptions;
const forCalls = { enableOfflineQueue: false, maxRetriesPerRequest: 0 } satisfies RedisOptions;

/** A connection that enters itself, and every copy that BullMQ makes of it, in a list. */
class ListedRedis extends Redis {
  constructor(
    url: string,
    more: typeof forWorkers | typeof forCalls,
    private readonly list: Redis[],
  ) {
    super(url, { ...options, ...more });
    list.push(this);
  }

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(override);
    this.list.push(copy);
    return copy;
  }
}

/**
 * The connections of one scheduler. They can all be cut at once: BullMQ’s own way of closing waits for a Redis
 * that may never come back.
 */
export class RedisConnections {
  /** For everything but the worker. */
  readonly calls: Redis;
  /** For the worker, which makes one more of it. */
  readonly worker: Redis;
  readonly #all: Redis[] = [];

  constructor(url: string, onError: (error: unknown) => void) {
    this.calls = new ListedRedis(url, forCalls, this.#all);
    this.worker = new ListedRedis(url, forWorkers, this.#all);
    for (const redis of this.#all) redis.on('error', onError);
  }

  /** Cuts every connection without waiting for anything. */
  cut(): void {
    for (const redis of this.#all) if (redis.status !== 'end') redis.disconnect();
  }
}
