import { readSettings, SettingsError } from './settings.ts';

describe('settings of the launcher', () => {
  it('has defaults that need no environment at all', () => {
    expect(readSettings({}, [], '/home/me/interventions')).toEqual({
      dev: false,
      host: '127.0.0.1',
      ports: { api: 4000, web: 3000, worker: 4001 },
      dataDir: '/home/me/interventions/data',
      readyTimeoutMs: 60_000,
    });
  });

  it('makes DATA_DIR absolute, so that every program means the same folder', () => {
    expect(readSettings({ DATA_DIR: '../elsewhere' }, [], '/a/b').dataDir).toBe('/a/elsewhere');
    expect(readSettings({ DATA_DIR: '/var/lib/x' }, [], '/a/b').dataDir).toBe('/var/lib/x');
  });

  it.each([
    [{ WEB_PORT: 'eighty' }, /^WEB_PORT is "eighty"/],
    [{ API_PORT: '0' }, /^API_PORT is "0"/],
    [{ WORKER_PORT: '65536' }, /^WORKER_PORT is "65536"/],
    [{ WEB_PORT: '3e3' }, /^WEB_PORT is "3e3"/],
    [{ WEB_PORT: '4000' }, /three different ports/],
  ])('refuses %j in one sentence', (env, message) => {
    expect(() => readSettings(env, [], '/')).toThrow(SettingsError);
    expect(() => readSettings(env, [], '/')).toThrow(message);
  });

  it('refuses an option it does not know', () => {
    expect(readSettings({}, ['--dev'], '/').dev).toBe(true);
    expect(() => readSettings({}, ['--quick'], '/')).toThrow('"--quick" is not an option');
  });
});
