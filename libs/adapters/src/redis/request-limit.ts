import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisLink } from './redis-link.js';

/** How many requests of a name are let through in each span of time. */
export type RequestLimitSettings = {
  readonly name: string;
  readonly requests: number;
  readonly seconds: number;
};

/** Whether a request is let through; where not, milliseconds until the next is. */
export type Permit =
  { readonly allowed: true } | { readonly allowed: false; readonly waitMs: number };

/** Where requests are counted together. */
export type SharedPlace = { readonly link: RedisLink; readonly prefix: string };

/**
 * Counts requests, in Redis for all processes together where there is one. While Redis is away, slow or failing
 * this process counts for itself with the same limit: nothing is let through uncounted, and nobody waits.
 */
export class RequestLimit {
  readonly #own: RateLimiterMemory;
  readonly #shared: ((key: string) => Promise<Permit>) | undefined;

  constructor(
    private readonly settings: RequestLimitSettings,
    shared: SharedPlace | null,
  ) {
    const { name, requests, seconds } = settings;
    const counted = { points: requests, duration: seconds };
    this.#own = new RateLimiterMemory({ ...counted, keyPrefix: name });
    if (shared === null) return;
    const keyPrefix = `${shared.prefix}:limit:${name}`;
    let limiter: RateLimiterRedis | undefined;
    this.#shared = (key) =>
      shared.link.run('Counting a request in Redis', (redis) => {
        limiter ??= new RateLimiterRedis({ ...counted, keyPrefix, storeClient: redis });
        return this.#permit(limiter.consume(key));
      });
  }

  /** Counts one request. */
  async take(key = 'all'): Promise<Permit> {
    try {
      if (this.#shared !== undefined) return await this.#shared(key);
    } catch {
      // The link tells the log of its fault; this process goes on counting for itself.
    }
    return this.#permit(this.#own.consume(key));
  }

  async #permit(consumed: Promise<RateLimiterRes>): Promise<Permit> {
    try {
      await consumed;
      return { allowed: true };
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      // A clock that was set back would make the rest of the span longer than the span.
      return {
        allowed: false,
        waitMs: Math.min(error.msBeforeNext, this.settings.seconds * 1_000),
      };
    }
  }
}
