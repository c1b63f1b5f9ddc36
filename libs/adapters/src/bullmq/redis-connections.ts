import { Redis, type RedisOptions } from 'ioredis';
import { forCalls, redisOptions } from '../redis/redis-options.js';

/** A worker's own connections wait for Redis to come back; all other calls are told at once that it is away. */
const forWorkers = { enableOfflineQueue: true, maxRetriesPerRequest: null } satisfies RedisOptions;

/** A connection that enters itself, and every copy that BullMQ makes of it, in a list. */
class ListedRedis extends Redis {
  constructor(
    url: string,
    more: typeof forWorkers | typeof forCalls,
    private readonly list: Redis[],
  ) {
    super(url, { ...redisOptions, ...more });
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
