import { readRedisSettings, type RedisSettings } from '@interventions/adapters/redis';

/** Everything the web process reads from its environment, checked once. */
export interface WebConfig {
  readonly host: '127.0.0.1';
  readonly port: number;
  /** Base address of the api, without a final slash. */
  readonly apiUrl: string;
  /** How long one request to the api may take, in milliseconds. */
  readonly apiTimeoutMs: number;
  /** Where people reach the pages, without a final slash. */
  readonly publicUrl: string;
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
  const port = wholeNumber(env, 'WEB_PORT', 3000, 65_535);
  const publicUrl = env['PUBLIC_URL'] || `http://127.0.0.1:${port}`;
  if (!/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? ''))
    throw new ConfigError('PUBLIC_URL is not an address of the service: it begins with https://.');
  return {
    host: '127.0.0.1',
    port,
    apiUrl: apiUrl.replace(/\/$/, ''),
    apiTimeoutMs: wholeNumber(env, 'API_TIMEOUT_MS', 10_000, 120_000),
    publicUrl: publicUrl.replace(/\/+$/, ''),
    redis: readRedisSettings(env),
  };
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
