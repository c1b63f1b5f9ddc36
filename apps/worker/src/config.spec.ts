import { BackendSettingsError } from '@interventions/adapters/backend';
import { ConfigError, readConfig } from './config.js';

describe('readConfig', () => {
  it('has defaults for everything', () => {
    expect(readConfig({})).toMatchObject({
      identity: { host: '127.0.0.1' },
      port: 4001,
      viewFile: 'worker.read.db',
      logLevel: 'info',
      redis: { url: null, prefix: 'interventions' },
      publicUrl: 'http://127.0.0.1:3000',
      notices: { notify: null, addressBook: null },
    });
  });

  it('reads what is set', () => {
    const env = {
      WORKER_PORT: '0',
      OPS_TOKEN_FILE: '/run/secrets/ops-token',
      DATA_DIR: '/tmp/x',
      WORKER_VIEW: 'second.read.db',
      LOG_LEVEL: 'silent',
      REDIS_URL: 'redis://127.0.0.1:6379',
      REDIS_PREFIX: 'staging',
      PUBLIC_URL: 'https://interventions.example/',
    };
    expect(readConfig(env)).toEqual({
      identity: {
        host: '127.0.0.1',
        signingKey: { path: '/tmp/x/signing-key.json', given: false },
        opsToken: { path: '/run/secrets/ops-token', given: true },
        demoSignIn: false,
      },
      port: 0,
      dataDir: '/tmp/x',
      eventStore: null,
      viewFile: 'second.read.db',
      logLevel: 'silent',
      redis: { url: 'redis://127.0.0.1:6379', prefix: 'staging' },
      publicUrl: 'https://interventions.example',
      notices: { notify: null, addressBook: null },
    });
  });

  it('takes the pages of this machine where nobody says where people open the service', () => {
    expect(readConfig({ WEB_PORT: '3100' }).publicUrl).toBe('http://127.0.0.1:3100');
  });

  it('does not listen on the name of a machine', () => {
    expect(() => readConfig({ HOST: 'example.org' })).toThrow('HOST');
  });

  it.each([
    { WORKER_PORT: 'x' },
    { WORKER_PORT: '65536' },
    { LOG_LEVEL: 'loud' },
    { PUBLIC_URL: 'ftp://x' },
  ])('refuses %o in one sentence', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
  });

  it.each([{ WORKER_VIEW: '../other.read.db' }, { EVENT_STORE_URL: 'localhost' }])(
    'refuses %o in one sentence, with the words of the log’s settings',
    (env) => {
      expect(() => readConfig(env)).toThrow(BackendSettingsError);
    },
  );
});
