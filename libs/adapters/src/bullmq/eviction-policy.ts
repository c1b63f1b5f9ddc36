import type { Redis } from 'ioredis';

/** A Redis that must not be used for timers as it is set up. The message says what to do. */
export class UnfitRedisError extends Error {
  override readonly name = 'UnfitRedisError';
}

/**
 * Refuses a Redis that may throw timers away when its memory is full, and one that does not say whether it may.
 * Throws an UnfitRedisError.
 */
export async function refuseEviction(redis: Redis): Promise<void> {
  const policy = /^maxmemory_policy:(.+?)\r?$/m.exec(await redis.info('memory'))?.[1];
  if (policy === 'noeviction') return;
  if (policy === undefined) {
    throw new UnfitRedisError(
      'Redis does not say what it does when its memory is full (maxmemory_policy in INFO memory). Use one that does.',
    );
  }
  throw new UnfitRedisError(
    `Redis may throw timers away: its maxmemory-policy is ${policy}. Set it to noeviction.`,
  );
}
