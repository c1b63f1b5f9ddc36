import { readRedisSettings, RedisSettingsError } from './redis-settings.js';

describe('the settings of Redis', () => {
  it('do without Redis where nothing is set', () => {
    expect(readRedisSettings({})).toEqual({ url: null, prefix: 'interventions' });
  });

  it('take what the environment says', () => {
    const env = { REDIS_URL: 'rediss://user:secret@redis.example:6380/2', REDIS_PREFIX: 'staging' };
    expect(readRedisSettings(env)).toEqual({ url: env.REDIS_URL, prefix: 'staging' });
  });

  it.each([
    { REDIS_URL: 'localhost' },
    { REDIS_URL: 'http://127.0.0.1:6379' },
    { REDIS_PREFIX: 'a:b' },
    { REDIS_PREFIX: 'Staging' },
  ])('refuse %o in one sentence', (env) => {
    expect(() => readRedisSettings(env)).toThrow(RedisSettingsError);
  });

  it('never repeat an address, which may hold a password', () => {
    expect(() => readRedisSettings({ REDIS_URL: 'tcp://user:secret@host' })).toThrow(
      /^(?!.*secret)/,
    );
  });
});
