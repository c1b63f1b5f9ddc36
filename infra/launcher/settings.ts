import { resolve } from 'node:path';

/** Everything the launcher reads from the environment and the command line, checked once. */
export interface Settings {
  /** Run the TypeScript sources and restart on a change, instead of the built files. */
  readonly dev: boolean;
  readonly host: '127.0.0.1';
  readonly ports: { readonly api: number; readonly web: number; readonly worker: number };
  /** Absolute path of the folder that holds the log, the views and the keys. */
  readonly dataDir: string;
  /** How long the start may take in all, in milliseconds. */
  readonly readyTimeoutMs: number;
}

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class SettingsError extends Error {}

const variables = { api: 'API_PORT', web: 'WEB_PORT', worker: 'WORKER_PORT' } as const;

/** The three programs of the platform. */
export type AppName = keyof typeof variables;

/** The environment variable that sets the port of an app. */
export function portVariable(app: AppName): string {
  return variables[app];
}

/** Reads the settings; throws {@link SettingsError} when a value makes no sense. */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  root: string,
): Settings {
  const unknown = args.find((arg) => arg !== '--dev');
  if (unknown !== undefined) {
    throw new SettingsError(`"${unknown}" is not an option: only --dev is known.`);
  }
  const ports = {
    api: wholeNumber(env, variables.api, 4000, 65_535),
    web: wholeNumber(env, variables.web, 3000, 65_535),
    worker: wholeNumber(env, variables.worker, 4001, 65_535),
  };
  if (new Set(Object.values(ports)).size < 3) {
    throw new SettingsError('API_PORT, WEB_PORT and WORKER_PORT must be three different ports.');
  }
  return {
    dev: args.includes('--dev'),
    host: '127.0.0.1',
    ports,
    dataDir: resolve(root, env['DATA_DIR'] || 'data'),
    readyTimeoutMs: wholeNumber(env, 'READY_TIMEOUT_SECONDS', 60, 3600) * 1000,
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
  if (!/^\d+$/.test(text) || value < 1 || value > most) {
    throw new SettingsError(`${name} is "${text}": give a whole number from 1 to ${most}.`);
  }
  return value;
}
