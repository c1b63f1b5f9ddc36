import { RedisServer } from '@interventions/test-support';

/** What is said where there is none. */
export const noRedis = 'There is no redis-server on this machine: apt-get install redis-server.';

/** A Redis of its own to measure with; null where there is no redis-server on this machine. */
export async function redisIfInstalled(): Promise<RedisServer | null> {
  try {
    return await RedisServer.start();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
