import { resolve } from 'node:path';
import {
  readEventStoreSettings,
  readViewFile,
  type EventStoreSettings,
} from '@interventions/adapters/backend';
import { readIdentitySettings, type IdentitySettings } from '@interventions/adapters/identity';
import { readNoticeSettings, type NoticeSettings } from '@interventions/adapters/notices';
import { readRedisSettings, type RedisSettings } from '@interventions/adapters/redis';

/** Everything the worker reads from its environment, checked once. */
export type WorkerConfig = {
  readonly identity: IdentitySettings;
  /** Port of its health address; 0 takes any free port. */
  readonly port: number;
  /** Absolute path of the folder with the log, the view and the keys. */
  readonly dataDir: string;
  /** Where the log is kept by a server; null for the file in the folder. */
  readonly eventStore: EventStoreSettings | null;
  /** Name of its own view file in that folder: a second worker on the same folder needs another. */
  readonly viewFile: string;
  readonly logLevel: string;
  /** The Redis that wakes it; without an address it wakes itself. */
  readonly redis: RedisSettings;
  /** Where people open the service, without a slash at the end. */
  readonly publicUrl: string;
  readonly notices: NoticeSettings;
};

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class ConfigError extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

const logLevels: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Reads the settings with their defaults. Throws `ConfigError`, or the error of the settings of log, identity, messages or Redis. */
export function readConfig(env: Env): WorkerConfig {
  const text = env['WORKER_PORT'] || '4001';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError(`WORKER_PORT is "${text}": give a whole number from 0 to 65535.`);
  const logLevel = env['LOG_LEVEL'] || 'info';
  if (!logLevels.includes(logLevel))
    throw new ConfigError(`LOG_LEVEL is "${logLevel}": give one of ${logLevels.join(', ')}.`);
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  return {
    identity: readIdentitySettings(env, dataDir),
    port,
    dataDir,
    eventStore: readEventStoreSettings(env),
    viewFile: readViewFile(env, 'WORKER_VIEW', 'worker.read.db'),
    logLevel,
    redis: readRedisSettings(env),
    publicUrl: publicUrlIn(env),
    notices: readNoticeSettings(env),
  };
}

function publicUrlIn(env: Env): string {
  const url = env['PUBLIC_URL'] || `http://127.0.0.1:${env['WEB_PORT'] || '3000'}`;
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new ConfigError('PUBLIC_URL is not an address of the service: it begins with https://.');
  return url.replace(/\/+$/, '');
}
