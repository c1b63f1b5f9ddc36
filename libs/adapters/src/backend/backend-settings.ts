import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** How a process reaches a log that is kept by KurrentDB. */
export type EventStoreSettings = {
  /** Connection string: `kurrentdb://host:2113`, `kurrentdb+discover://…`, without user and password. */
  readonly url: string;
  /** Certificate of the authority that signed the servers' certificates; null for the system's. */
  readonly caFile: string | null;
  /** Certificate and key that this process shows; both or none. */
  readonly userCertFile: string | null;
  readonly userKeyFile: string | null;
  readonly credentials: { readonly username: string; readonly password: string } | null;
  /** What the names of this log's streams begin with on the server: logs that share one need one each. */
  readonly prefix: string;
  /** 32 bytes that wrap the keys of erasable fields; every process of the log has the same. */
  readonly keysSecret: Uint8Array;
};

/** A setting that cannot be used; the message is one sentence for the person at the terminal. */
export class BackendSettingsError extends Error {
  override readonly name = 'BackendSettingsError';
}

type Env = Readonly<Record<string, string | undefined>>;

const schemes = /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?$/;

/** Reads the settings of the log; null where it is the SQLite file of the data folder. Throws `BackendSettingsError`. */
export function readEventStoreSettings(env: Env): EventStoreSettings | null {
  const text = env['EVENT_STORE_URL'];
  if (text === undefined || text === '') return null;
  const prefix = env['EVENT_STORE_PREFIX'] || 'interventions';
  if (!/^[a-z][a-z0-9]{0,40}$/.test(prefix))
    throw new BackendSettingsError(
      'EVENT_STORE_PREFIX begins with a small letter and is made of small letters and digits.',
    );
  const userCertFile = env['EVENT_STORE_CERT_FILE'] || null;
  const userKeyFile = env['EVENT_STORE_KEY_FILE'] || null;
  if ((userCertFile === null) !== (userKeyFile === null))
    throw new BackendSettingsError(
      'EVENT_STORE_CERT_FILE and EVENT_STORE_KEY_FILE belong together: set both or none.',
    );
  return {
    url: urlIn(text),
    caFile: env['EVENT_STORE_CA_FILE'] || null,
    userCertFile,
    userKeyFile,
    credentials: credentialsIn(env),
    prefix,
    keysSecret: secretIn(env),
  };
}

/** Name of a process's own view file in its data folder, from a variable of its own. Throws `BackendSettingsError`. */
export function readViewFile(env: Env, variable: string, fallback: string): string {
  const name = env[variable] || fallback;
  if (basename(name) !== name || !name.endsWith('.read.db'))
    throw new BackendSettingsError(
      `${variable} is the name of a file in DATA_DIR that ends in .read.db.`,
    );
  return name;
}

/** The value itself never stands in a message: it may hold a password. */
function urlIn(text: string): string {
  const scheme = /^([a-z+]+):\/\/[^/?#\s@]+(?:[/?#]|$)/i.exec(text)?.[1] ?? '';
  if (!schemes.test(scheme.toLowerCase()))
    throw new BackendSettingsError(
      'EVENT_STORE_URL is not an address of KurrentDB: it begins with kurrentdb:// or kurrentdb+discover://, and user and password have their own settings.',
    );
  return text;
}

function credentialsIn(env: Env): EventStoreSettings['credentials'] {
  const username = env['EVENT_STORE_USER'] || null;
  const file = env['EVENT_STORE_PASSWORD_FILE'] || null;
  if (username === null && file === null) return null;
  if (username === null || file === null)
    throw new BackendSettingsError(
      'EVENT_STORE_USER and EVENT_STORE_PASSWORD_FILE belong together: set both or none.',
    );
  return { username, password: contentOf(file, 'EVENT_STORE_PASSWORD_FILE') };
}

function secretIn(env: Env): Uint8Array {
  const file = env['SUBJECT_KEYS_SECRET_FILE'];
  const help =
    'SUBJECT_KEYS_SECRET_FILE names a file with 32 random bytes in base64, the same for every process (openssl rand -base64 32).';
  if (file === undefined || file === '') throw new BackendSettingsError(help);
  const bytes = Buffer.from(contentOf(file, 'SUBJECT_KEYS_SECRET_FILE'), 'base64');
  if (bytes.length !== 32) throw new BackendSettingsError(help);
  return new Uint8Array(bytes);
}

function contentOf(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new BackendSettingsError(`The file that ${name} names cannot be read.`, { cause });
  }
}
