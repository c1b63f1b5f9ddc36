import { settingsOf } from './settings.ts';

describe('the settings that a program knows', () => {
  it('are those that its code reads', () => {
    expect([...settingsOf('web')]).toEqual(
      expect.arrayContaining(['HOST', 'WEB_PORT', 'API_URL', 'PUBLIC_URL', 'DEMO_SIGN_IN']),
    );
    expect([...settingsOf('api')]).toEqual(
      expect.arrayContaining(['HOST', 'API_PORT', 'DATA_DIR', 'SIGNING_KEY_FILE', 'LOG_LEVEL']),
    );
    expect([...settingsOf('worker')]).toEqual(
      expect.arrayContaining(['WORKER_PORT', 'WORKER_VIEW', 'REDIS_URL', 'REDIS_URL_FILE']),
    );
    expect([...settingsOf('ops')]).toContain('OPS_TOKEN_FILE');
  });

  it('are not those of others, nor words that look like one', () => {
    expect(settingsOf('web').has('API_PORT')).toBe(false);
    expect(settingsOf('worker').has('API_URL')).toBe(false);
    expect(settingsOf('api').has('REDIS_URI')).toBe(false);
    expect(settingsOf('web').has('NOTIFY_API_KEY_FILE')).toBe(false);
  });
});
