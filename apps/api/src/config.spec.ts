import { ConfigError, readConfig } from './config.js';

describe('readConfig', () => {
  it('has defaults for everything', () => {
    expect(readConfig({})).toMatchObject({ port: 4000, logLevel: 'info' });
    expect(readConfig({}).identity).toMatchObject({ host: '127.0.0.1', demoSignIn: false });
    expect(readConfig({}).dataDir).toMatch(/\/data$/);
  });

  it('reads what is set', () => {
    const env = { API_PORT: '0', DATA_DIR: '/tmp/x', LOG_LEVEL: 'silent', NODE_ENV: 'production' };
    const redis = { REDIS_URL: 'redis://127.0.0.1:6379', REDIS_PREFIX: 'staging' };
    expect(readConfig({ ...env, ...redis })).toEqual({
      evidence: { folder: '/tmp/x/evidence', maxBytes: 25_000_000 },
      identity: {
        host: '127.0.0.1',
        signingKey: { path: '/tmp/x/signing-key.json', given: false },
        opsToken: { path: '/tmp/x/ops-token', given: false },
        demoSignIn: false,
      },
      port: 0,
      dataDir: '/tmp/x',
      eventStore: null,
      viewFile: 'api.read.db',
      logLevel: 'silent',
      nodeEnv: 'production',
      addressBook: null,
      publicUrl: 'http://127.0.0.1:3000',
      redis: { url: 'redis://127.0.0.1:6379', prefix: 'staging' },
    });
  });

  it('listens where it is told to, and not on the name of a machine', () => {
    expect(readConfig({ HOST: '0.0.0.0' }).identity.host).toBe('0.0.0.0');
    expect(() => readConfig({ HOST: 'example.org' })).toThrow('HOST');
  });

  it('takes the address of the service without its last slash', () => {
    const env = { PUBLIC_URL: 'https://interventions.example/cases/' };
    expect(readConfig(env).publicUrl).toBe('https://interventions.example/cases');
  });

  it('leads to the pages of this machine where nothing else is set', () => {
    expect(readConfig({ WEB_PORT: '3500' }).publicUrl).toBe('http://127.0.0.1:3500');
  });

  it.each([
    { API_PORT: 'x' },
    { API_PORT: '65536' },
    { API_PORT: '-1' },
    { API_PORT: '4000.5' },
    { LOG_LEVEL: 'loud' },
    { PUBLIC_URL: 'here' },
    { PUBLIC_URL: 'javascript:alert(1)' },
  ])('refuses %o in one sentence', (env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
  });
});
