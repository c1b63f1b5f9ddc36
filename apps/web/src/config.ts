import { isIP } from 'node:net';
import { readRedisSettings, type RedisSettings } from '@interventions/adapters/redis';

/** Everything the web process reads from its environment, checked once. */
export interface WebConfig {
  /** Address to listen on. */
  readonly host: string;
  readonly port: number;
  /** Base address of the api, without a final slash. */
  readonly apiUrl: string;
  /** How long one request to the api may take, in milliseconds. */
  readonly apiTimeoutMs: number;
  /** Where people reach the pages, without a final slash; null for the address that a browser asks at. */
  readonly publicUrl: string | null;
  /** Whether the sign-in page says that anyone who reaches it may sign in; the api alone decides whether they may. */
  readonly demonstration: boolean;
  /** The Redis that all web processes share; without an address this process is on its own. */
  readonly redis: RedisSettings;
}

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class ConfigError extends Error {}

/** Reads the settings with their defaults; throws {@link ConfigError} where one makes no sense, or `RedisSettingsError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): WebConfig {
  const apiUrl = env['API_URL'] || 'http://127.0.0.1:4000';
  if (!/^https?:\/\/[^/]+\/?$/.test(apiUrl) || !URL.canParse(apiUrl)) {
    throw new ConfigError(`API_URL is "${apiUrl}": give an address such as http://127.0.0.1:4000.`);
  }
  return {
    host: hostIn(env),
    port: wholeNumber(env, 'WEB_PORT', 3000, 65_535),
    apiUrl: apiUrl.replace(/\/$/, ''),
    apiTimeoutMs: wholeNumber(env, 'API_TIMEOUT_MS', 10_000, 120_000),
    publicUrl: publicUrlIn(env),
    demonstration: env['DEMO_SIGN_IN'] === 'anyone-who-reaches-it',
    redis: readRedisSettings(env),
  };
}

function publicUrlIn(env: Readonly<Record<string, string | undefined>>): string | null {
  const url = env['PUBLIC_URL'] || null;
  if (url !== null && !/^https?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw new ConfigError(
      `PUBLIC_URL is "${url}": give an address such as https://interventions.example.`,
    );
  }
  return url?.replace(/\/+$/, '') ?? null;
}

function hostIn(env: Readonly<Record<string, string | undefined>>): string {
  const host = env['HOST'] || '127.0.0.1';
  if (isIP(host) === 0 && host !== 'localhost') {
    throw new ConfigError(
      `HOST is "${host}": give an IP address of this machine such as 127.0.0.1, or 0.0.0.0 for all of them.`,
    );
  }
  return host;
}

function wholeNumber(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  most: number,
): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new ConfigError(`${name} is "${text}": give a whole number from 0 to ${most}.`);
  }
  return value;
}
