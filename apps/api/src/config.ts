import { resolve } from 'node:path';
import {
  readEventStoreSettings,
  readViewFile,
  type EventStoreSettings,
} from '@interventions/adapters/backend';
import { readEvidenceSettings, type EvidenceSettings } from '@interventions/adapters/evidence';
import { readIdentitySettings, type IdentitySettings } from '@interventions/adapters/identity';
import { readRedisSettings, type RedisSettings } from '@interventions/adapters/redis';

/** Everything the api reads from its environment, checked once. */
export type ApiConfig = {
  readonly identity: IdentitySettings;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute path of the folder with the log, the view and the keys. */
  readonly dataDir: string;
  /** Where the log is kept by a server; null for the file in the folder. */
  readonly eventStore: EventStoreSettings | null;
  /** Name of its own view file in that folder: a second api on the same folder needs another. */
  readonly viewFile: string;
  /** Where files of evidence are kept, and how large each may be. */
  readonly evidence: EvidenceSettings;
  readonly nodeEnv: string | undefined;
  /** Path of the JSON address book; null for the invented people. */
  readonly addressBook: string | null;
  readonly logLevel: LogLevel;
  /** Where people reach the service with a browser, without a slash at the end. */
  readonly publicUrl: string;
  /** The Redis that replicas share; without an address this process is on its own. */
  readonly redis: RedisSettings;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class ConfigError extends Error {}

/** Reads the settings with their defaults. Throws `ConfigError`, or the error of the settings of log, identity, evidence or Redis. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ApiConfig {
  const level = env['LOG_LEVEL'] || 'info';
  const logLevel = logLevels.find((one) => one === level);
  if (logLevel === undefined)
    throw new ConfigError(`LOG_LEVEL is "${level}": give one of ${logLevels.join(', ')}.`);
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  return {
    identity: readIdentitySettings(env, dataDir),
    port: portIn(env, 'API_PORT', 4000),
    dataDir,
    eventStore: readEventStoreSettings(env),
    viewFile: readViewFile(env, 'API_VIEW', 'api.read.db'),
    evidence: readEvidenceSettings(env, dataDir),
    nodeEnv: env['NODE_ENV'],
    addressBook: env['ADDRESS_BOOK'] || null,
    logLevel,
    publicUrl: urlIn(env, 'PUBLIC_URL', `http://127.0.0.1:${env['WEB_PORT'] || '3000'}`),
    redis: readRedisSettings(env),
  };
}

function urlIn(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: string,
): string {
  const text = env[name] || fallback;
  if (!/^https?:$/.test(URL.parse(text)?.protocol ?? ''))
    throw new ConfigError(`${name} is "${text}": give an address such as ${fallback}.`);
  return text.replace(/\/+$/, '');
}

function portIn(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
): number {
  const text = env[name] || String(fallback);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError(`${name} is "${text}": give a whole number from 0 to 65535.`);
  return port;
}
