import { RedisSettingsError } from '@interventions/adapters/redis';
import { ConfigError, readConfig } from './config.js';

describe('the settings of the web process', () => {
  it('have defaults', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      apiUrl: 'http://127.0.0.1:4000',
      apiTimeoutMs: 10_000,
      publicUrl: null,
      demonstration: false,
      redis: { url: null, prefix: 'interventions' },
    });
  });

  it('take what the environment says', () => {
    const config = readConfig({
      HOST: '0.0.0.0',
      WEB_PORT: '0',
      API_URL: 'http://127.0.0.1:4999/',
      PUBLIC_URL: 'https://interventions.example/',
      DEMO_SIGN_IN: 'anyone-who-reaches-it',
    });
    expect(config.host).toBe('0.0.0.0');
    expect(config.demonstration).toBe(true);
    expect(config.publicUrl).toBe('https://interventions.example');
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
    [{ HOST: 'example.org' }, 'HOST'],
    [{ PUBLIC_URL: 'ftp://example.org' }, 'PUBLIC_URL'],
    [{ API_URL: 'the api' }, 'API_URL'],
    [{ API_URL: 'http://127.0.0.1:4000/v1' }, 'API_URL'],
  ])('refuse %j', (env, name) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(name);
  });
});
