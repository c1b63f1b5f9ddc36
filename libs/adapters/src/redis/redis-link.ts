import { Redis } from 'ioredis';
import { within } from '../timers/time-limit.js';
import { Circuit } from './circuit.js';
import { forCalls, redisOptions } from './redis-options.js';

/** How a process calls Redis; times in milliseconds. */
export type RedisLinkSettings = {
  readonly url: string;
  /** Longest wait for one call. */
  readonly callLimitMs?: number;
  /** Failures in a row after which calls are not made for a while. */
  readonly failures?: number;
  /** How long they are not made. */
  readonly restMs?: number;
  /** Told when Redis goes away or fails, once until it is back. */
  readonly onFault?: (error: unknown) => void;
};

/** Redis has no connection that can be used. */
export class RedisAwayError extends Error {
  override readonly name = 'RedisAwayError';
  readonly code = 'REDIS_AWAY';

  constructor() {
    super('Redis is away.');
  }
}

/**
 * A connection for short calls that the service can do without: each has a time limit, and none is made while
 * Redis is away or the last ones failed. A call that failed may still have taken effect.
 */
export class RedisLink {
  readonly #redis: Redis;
  readonly #circuit: Circuit;
  readonly #limitMs: number;
  #failing = false;

  constructor(private readonly settings: RedisLinkSettings) {
    const { url, callLimitMs = 250, failures = 3, restMs = 2_000 } = settings;
    this.#limitMs = callLimitMs;
    this.#circuit = new Circuit({ failures, restMs });
    this.#redis = new Redis(url, { ...redisOptions, ...forCalls });
    this.#redis.on('error', (error) => this.#failed(error));
    this.#redis.on('ready', () => this.#circuit.close());
  }

  /**
   * Makes a call. Rejects when Redis is away, fails or takes too long; `what` names it in the error. Another limit
   * is for calls that nobody waits for.
   */
  async run<T>(
    what: string,
    call: (redis: Redis) => Promise<T>,
    limitMs = this.#limitMs,
  ): Promise<T> {
    if (this.#redis.status !== 'ready') throw new RedisAwayError();
    try {
      const result = await this.#circuit.run(() => within(limitMs, what, () => call(this.#redis)));
      this.#failing = false;
      return result;
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  /** Resolves once Redis can be called, or after a time whether it can or not. */
  async opened(limitMs: number): Promise<void> {
    if (this.#redis.status === 'ready') return;
    const ready = () => new Promise<void>((settle) => this.#redis.once('ready', settle));
    await within(limitMs, 'Connecting to Redis', ready).catch((error: unknown) =>
      this.#failed(error),
    );
  }

  /** Cuts the connection without waiting for anything. */
  close(): void {
    this.#redis.disconnect();
  }

  #failed(error: unknown): void {
    if (!this.#failing) this.settings.onFault?.(error);
    this.#failing = true;
  }
}
