import { RedisSettingsError } from '@interventions/adapters/redis';
import { ConfigError, readConfig } from './config.js';

describe('the settings of the web process', () => {
  it('have defaults', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      apiUrl: 'http://127.0.0.1:4000',
      apiTimeoutMs: 10_000,
      publicUrl: 'http://127.0.0.1:3000',
      redis: { url: null, prefix: 'interventions' },
    });
  });

  it('take what the environment says', () => {
    const config = readConfig({ WEB_PORT: '0', API_URL: 'http://127.0.0.1:4999/' });
    expect(config.port).toBe(0);
    expect(config.apiUrl).toBe('http://127.0.0.1:4999');
  });

  it('take the address of the service and its Redis', () => {
    const config = readConfig({
      PUBLIC_URL: 'https://interventions.example/',
      REDIS_URL: 'redis://127.0.0.1:6379',
      REDIS_PREFIX: 'staging',
    });
    expect(config.publicUrl).toBe('https://interventions.example');
    expect(config.redis).toEqual({ url: 'redis://127.0.0.1:6379', prefix: 'staging' });
    expect(() => readConfig({ REDIS_URL: 'localhost' })).toThrow(RedisSettingsError);
  });

  it.each([
    [{ WEB_PORT: 'three' }, 'WEB_PORT'],
    [{ WEB_PORT: '70000' }, 'WEB_PORT'],
    [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
    [{ API_URL: 'the api' }, 'API_URL'],
    [{ API_URL: 'http://127.0.0.1:4000/v1' }, 'API_URL'],
  ])('refuse %j', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(name);
  });
});
