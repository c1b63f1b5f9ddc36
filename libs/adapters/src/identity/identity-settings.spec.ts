import { IdentitySettingsError, readIdentitySettings } from './identity-settings.js';

const read = (env: Record<string, string>) => readIdentitySettings(env, '/data');

describe('readIdentitySettings', () => {
  it('keeps to this machine and makes its secrets in the data folder where nothing is set', () => {
    expect(read({})).toEqual({
      host: '127.0.0.1',
      signingKey: { path: '/data/signing-key.json', given: false },
      opsToken: { path: '/data/ops-token', given: false },
      demoSignIn: false,
    });
  });

  it('takes what is set', () => {
    expect(
      read({
        HOST: '0.0.0.0',
        SIGNING_KEY_FILE: '/run/secrets/signing-key',
        OPS_TOKEN_FILE: '/run/secrets/ops-token',
        DEMO_SIGN_IN: 'anyone-who-reaches-it',
      }),
    ).toEqual({
      host: '0.0.0.0',
      signingKey: { path: '/run/secrets/signing-key', given: true },
      opsToken: { path: '/run/secrets/ops-token', given: true },
      demoSignIn: true,
    });
  });

  it.each(['::', '::1', '10.0.0.7', 'localhost'])('listens on %s', (host) => {
    expect(read({ HOST: host }).host).toBe(host);
  });

  it.each(['example.org', '127.0.0.1:80', '256.0.0.1', 'http://127.0.0.1', '*'])(
    'does not listen on %s',
    (host) => {
      expect(() => read({ HOST: host })).toThrow(IdentitySettingsError);
      expect(() => read({ HOST: host })).toThrow('HOST');
    },
  );

  it.each(['yes', 'true', '1', 'Anyone-who-reaches-it', 'anyone-who-reaches-it '])(
    'does not take “%s” for the word that opens a demonstration',
    (word) => {
      expect(() => read({ DEMO_SIGN_IN: word })).toThrow(IdentitySettingsError);
    },
  );
});
