import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackendSettingsError, readEventStoreSettings, readViewFile } from './backend-settings.js';

describe('the settings of the log', () => {
  let folder: string;
  let secret: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
    secret = join(folder, 'secret');
    writeFileSync(secret, `${Buffer.alloc(32, 7).toString('base64')}\n`);
    writeFileSync(join(folder, 'short'), 'c2hvcnQ=');
    writeFileSync(join(folder, 'password'), 'changeit\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are the file of the data folder unless an address is set', () => {
    expect(readEventStoreSettings({})).toBeNull();
    expect(readEventStoreSettings({ EVENT_STORE_URL: '' })).toBeNull();
  });

  it('are read in one go', () => {
    const env = {
      EVENT_STORE_URL: 'kurrentdb+discover://a.example:2113,b.example:2113?nodePreference=leader',
      EVENT_STORE_CA_FILE: '/ca.crt',
      EVENT_STORE_USER: 'interventions',
      EVENT_STORE_PASSWORD_FILE: join(folder, 'password'),
      EVENT_STORE_PREFIX: 'training',
      SUBJECT_KEYS_SECRET_FILE: secret,
    };
    expect(readEventStoreSettings(env)).toEqual({
      url: env.EVENT_STORE_URL,
      caFile: '/ca.crt',
      userCertFile: null,
      userKeyFile: null,
      credentials: { username: 'interventions', password: 'changeit' },
      prefix: 'training',
      keysSecret: new Uint8Array(32).fill(7),
    });
  });

  it.each([
    [{ EVENT_STORE_URL: 'http://localhost:2113' }, 'kurrentdb://'],
    [{ EVENT_STORE_URL: 'eventstore://localhost:2113' }, 'kurrentdb://'],
    [{ EVENT_STORE_URL: 'kurrentdb://admin:geheim@localhost:2113' }, 'EVENT_STORE_URL'],
    [{ EVENT_STORE_PREFIX: 'A b' }, 'EVENT_STORE_PREFIX'],
    [{ EVENT_STORE_CERT_FILE: '/a' }, 'EVENT_STORE_KEY_FILE'],
    [{ EVENT_STORE_USER: 'a' }, 'EVENT_STORE_PASSWORD_FILE'],
    [{ EVENT_STORE_USER: 'a', EVENT_STORE_PASSWORD_FILE: '/nowhere/p' }, 'cannot be read'],
    [{ SUBJECT_KEYS_SECRET_FILE: '' }, '32 random bytes'],
    [{ SUBJECT_KEYS_SECRET_FILE: '/nowhere/s' }, 'cannot be read'],
  ])('refuse %o in one sentence that tells no secret', (wrong, words) => {
    const env = {
      EVENT_STORE_URL: 'kurrentdb://localhost:2113',
      SUBJECT_KEYS_SECRET_FILE: secret,
      ...wrong,
    };
    expect(() => readEventStoreSettings(env)).toThrow(BackendSettingsError);
    expect(() => readEventStoreSettings(env)).toThrow(words);
    expect(() => readEventStoreSettings(env)).not.toThrow('geheim');
  });

  it('refuse a secret that is too short', () => {
    const env = {
      EVENT_STORE_URL: 'kurrentdb://localhost:2113',
      SUBJECT_KEYS_SECRET_FILE: join(folder, 'short'),
    };
    expect(() => readEventStoreSettings(env)).toThrow('32 random bytes');
  });

  it('take the name of a view file, and no path', () => {
    expect(readViewFile({}, 'API_VIEW', 'api.read.db')).toBe('api.read.db');
    expect(readViewFile({ API_VIEW: 'b.read.db' }, 'API_VIEW', 'api.read.db')).toBe('b.read.db');
    for (const name of ['../b.read.db', 'b.db'])
      expect(() => readViewFile({ API_VIEW: name }, 'API_VIEW', 'api.read.db')).toThrow(
        BackendSettingsError,
      );
  });
});
