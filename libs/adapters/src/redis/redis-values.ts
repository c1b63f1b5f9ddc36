import type { Redis } from 'ioredis';
import type { RedisLink } from './redis-link.js';

const agreeLimitMs = 5_000;

/** Texts by key that end by themselves, shared by all processes with the same prefix. Every call may reject. */
export class RedisValues {
  constructor(
    private readonly link: RedisLink,
    private readonly prefix: string,
  ) {}

  /** The text under a key; undefined where there is none, or no longer. */
  async get(key: string): Promise<string | undefined> {
    const text = await this.link.run('Reading from Redis', (redis) => redis.get(this.#name(key)));
    return text ?? undefined;
  }

  /** Keeps a text for a time in milliseconds, in place of one that is there. */
  async set(key: string, text: string, forMs: number): Promise<void> {
    await this.link.run('Writing to Redis', (redis) =>
      redis.set(this.#name(key), text, 'PX', lifetime(forMs)),
    );
  }

  /**
   * Keeps a text unless there is one; answers with the text that stands there now, and prolongs its time. May take
   * longer than other calls: it is for what a process does beside its requests.
   */
  async agree(key: string, text: string, forMs: number): Promise<string> {
    const name = this.#name(key);
    const call = async (redis: Redis): Promise<string> => {
      await redis.set(name, text, 'PX', lifetime(forMs), 'NX');
      const standing = (await redis.get(name)) ?? text;
      await redis.pexpire(name, lifetime(forMs));
      return standing;
    };
    return this.link.run('Agreeing in Redis', call, agreeLimitMs);
  }

  async delete(key: string): Promise<void> {
    await this.link.run('Deleting from Redis', (redis) => redis.del(this.#name(key)));
  }

  #name(key: string): string {
    return `${this.prefix}:${key}`;
  }
}

function lifetime(ms: number): number {
  return Math.max(1, Math.floor(ms));
}
