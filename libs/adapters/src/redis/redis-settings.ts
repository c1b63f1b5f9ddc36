/** Where the Redis of this log is, and what its keys begin with. */
export type RedisSettings = {
  /** Address of Redis; null where the process does without. */
  readonly url: string | null;
  /** What this log’s keys in Redis begin with: logs that share a Redis need one each. */
  readonly prefix: string;
};

/** A setting of Redis that cannot be used; the message is one sentence for the person at the terminal. */
export class RedisSettingsError extends Error {}

/** Reads `REDIS_URL` and `REDIS_PREFIX`. Throws `RedisSettingsError`. */
export function readRedisSettings(
  env: Readonly<Record<string, string | undefined>>,
): RedisSettings {
  const url = env['REDIS_URL'] || null;
  if (url !== null && !/^rediss?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new RedisSettingsError(
      'REDIS_URL is not an address of Redis: it begins with redis:// or rediss://.',
    );
  const prefix = env['REDIS_PREFIX'] || 'interventions';
  if (!/^[a-z][a-z0-9-]{0,40}$/.test(prefix))
    throw new RedisSettingsError('REDIS_PREFIX is made of small letters, digits and hyphens.');
  return { url, prefix };
}
