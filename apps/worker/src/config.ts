import { resolve } from 'node:path';

/** Everything the worker reads from its environment, checked once. */
export type WorkerConfig = {
  readonly host: '127.0.0.1';
  /** Port of its health address; 0 takes any free port. */
  readonly port: number;
  /** Absolute path of the folder with the log, the view and the keys. */
  readonly dataDir: string;
  readonly logLevel: string;
};

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class ConfigError extends Error {}

const logLevels: readonly string[] = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** Reads the settings with their defaults. Throws `ConfigError`. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): WorkerConfig {
  const text = env['WORKER_PORT'] || '4001';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new ConfigError(`WORKER_PORT is "${text}": give a whole number from 0 to 65535.`);
  const logLevel = env['LOG_LEVEL'] || 'info';
  if (!logLevels.includes(logLevel))
    throw new ConfigError(`LOG_LEVEL is "${logLevel}": give one of ${logLevels.join(', ')}.`);
  return { host: '127.0.0.1', port, dataDir: resolve(env['DATA_DIR'] || 'data'), logLevel };
}
