import { isIP } from 'node:net';
import { join, resolve } from 'node:path';

/** A file with a secret. One that somebody named is read and never made. */
export type SecretFile = { readonly path: string; readonly given: boolean };

/** Where a process listens, by which secrets it knows people, and whether anyone may sign in. */
export type IdentitySettings = {
  /** Address to listen on. */
  readonly host: string;
  readonly signingKey: SecretFile;
  readonly opsToken: SecretFile;
  /** Whether personas are handed out to whoever reaches the service, off this machine too. */
  readonly demoSignIn: boolean;
};

/** The one word that opens a demonstration: nobody writes it by accident. */
export const demoSignInWord = 'anyone-who-reaches-it';

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class IdentitySettingsError extends Error {
  override readonly name = 'IdentitySettingsError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads HOST, SIGNING_KEY_FILE, OPS_TOKEN_FILE and DEMO_SIGN_IN. Throws `IdentitySettingsError`. */
export function readIdentitySettings(env: Env, dataDir: string): IdentitySettings {
  return {
    host: hostIn(env),
    signingKey: secretFileIn(env, 'SIGNING_KEY_FILE', join(dataDir, 'signing-key.json')),
    opsToken: secretFileIn(env, 'OPS_TOKEN_FILE', join(dataDir, 'ops-token')),
    demoSignIn: demoSignInIn(env),
  };
}

function hostIn(env: Env): string {
  const host = env['HOST'] || '127.0.0.1';
  if (isIP(host) === 0 && host !== 'localhost')
    throw new IdentitySettingsError(
      `HOST is "${host}": give an IP address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them.`,
    );
  return host;
}

function secretFileIn(env: Env, name: string, fallback: string): SecretFile {
  const path = env[name];
  return path ? { path: resolve(path), given: true } : { path: fallback, given: false };
}

function demoSignInIn(env: Env): boolean {
  const word = env['DEMO_SIGN_IN'] || null;
  if (word !== null && word !== demoSignInWord)
    throw new IdentitySettingsError(
      `DEMO_SIGN_IN is "${word}": leave it out, or write ${demoSignInWord} where a demonstration is meant to be open.`,
    );
  return word !== null;
}
