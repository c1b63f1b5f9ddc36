import { ConfigError, readConfig } from './config.js';

describe('readConfig', () => {
  it('has defaults for everything', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 4001, logLevel: 'info' });
  });

  it('reads what is set', () => {
    expect(readConfig({ WORKER_PORT: '0', DATA_DIR: '/tmp/x', LOG_LEVEL: 'silent' })).toEqual({
      host: '127.0.0.1',
      port: 0,
      dataDir: '/tmp/x',
      logLevel: 'silent',
    });
  });

  it.each([{ WORKER_PORT: 'x' }, { WORKER_PORT: '65536' }, { LOG_LEVEL: 'loud' }])(
    'refuses %o in one sentence',
    (env) => {
      expect(() => readConfig(env)).toThrow(ConfigError);
    },
  );
});
