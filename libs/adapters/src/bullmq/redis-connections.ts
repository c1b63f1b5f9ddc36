import { Redis, type RedisOptions } from 'ioredis';

/** Longest pause before Redis is called again after it went away, in milliseconds. */
const longestPauseMs = 2_000;

const options = {
  connectTimeout: 5_000,
  keepAlive: 10_000,
  // Longer than the longest blocking read of a worker, which is 10 seconds.
  socketTimeout: 20_000,
  retryStrategy: (times: number) => Math.random() * 100 + Math.min(longestPauseMs, 50 * 2 ** times),
} satisfies RedisOptions;

/** A worker's own connections wait for Redis to come back; everything else is told at once that it is away. */
const forWorkers = { enableOfflineQueue: true, maxRetriesPerRequest: null } satisfies RedisOptions;
const forCalls = { enableOfflineQueue: false, maxRetriesPerRequest: 0 } satisfies RedisOptions;

/**
 * A connection to Redis that knows the copies a worker makes of it, so that all can be cut at once: BullMQ’s
 * own way of closing waits for a Redis that may never come back.
 */
export class RedisConnections extends Redis {
  readonly #copies: Redis[] = [];

  constructor(url: string) {
    super(url, { ...options, ...forCalls });
  }

  override duplicate(override?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate({ ...override, ...forWorkers });
    this.#copies.push(copy);
    return copy;
  }

  /** Cuts every connection without waiting for anything. */
  cut(): void {
    for (const connection of [this, ...this.#copies]) {
      if (connection.status !== 'end') connection.disconnect();
    }
  }
}
