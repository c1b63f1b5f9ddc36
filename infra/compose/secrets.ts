import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateFiles, makeCertificates } from './certificates.ts';

/** Every file that the compose file refers to, beside the certificates. */
export const secretFiles = [
  'signing-key.json',
  'ops-token',
  'subject-keys-secret',
  'event-store-password',
  'kurrentdb.env',
  'redis-auth',
  'redis-url',
] as const;

/**
 * Makes the secrets that are missing in a folder and answers with their names. Files may be read by every user,
 * because a container sees them under a user of its own; the folder is for its owner alone.
 */
export async function makeSecrets(
  folder: string,
  { renewCertificates = false }: { readonly renewCertificates?: boolean } = {},
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made: string[] = [];
  const write = (files: Readonly<Record<string, string>>, again = false) => {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), text, { mode: 0o644, flag: again ? 'w' : 'wx' });
      made.push(name);
    }
  };
  const isMissing = (names: readonly string[]) =>
    names.some((name) => !existsSync(join(folder, name)));

  for (const [names, values] of groups) if (isMissing(names)) write(values());
  if (renewCertificates || isMissing(certificateFiles)) write(await makeCertificates(), true);
  return made;
}

/** What belongs together is made together: a password and the file that hands it on. */
const groups: readonly (readonly [readonly string[], () => Readonly<Record<string, string>>])[] = [
  [
    ['signing-key.json'],
    () => ({ 'signing-key.json': line(JSON.stringify({ id: randomUUID(), key: random() })) }),
  ],
  [['ops-token'], () => ({ 'ops-token': line(random()) })],
  [
    ['subject-keys-secret'],
    () => ({ 'subject-keys-secret': line(randomBytes(32).toString('base64')) }),
  ],
  [
    ['event-store-password', 'kurrentdb.env'],
    () => {
      const password = random();
      return {
        'event-store-password': line(password),
        'kurrentdb.env': `KURRENTDB_DEFAULT_ADMIN_PASSWORD=${password}\nKURRENTDB_DEFAULT_OPS_PASSWORD=${random()}\n`,
      };
    },
  ],
  [
    ['redis-auth', 'redis-url'],
    () => {
      const password = random();
      return {
        'redis-auth': `requirepass ${password}\n`,
        'redis-url': line(`redis://:${password}@redis:6379`),
      };
    },
  ],
];

/** 32 random bytes in letters that need no quoting anywhere. */
function random(): string {
  return randomBytes(32).toString('base64url');
}

function line(text: string): string {
  return `${text}\n`;
}
