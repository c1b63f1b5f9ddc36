import { readFileSync } from 'node:fs';

/** Settings with a secret in them that the processes take as a value: `<name>_FILE` names the file that brings it. */
export const secretValues = ['REDIS_URL', 'NOTIFY_API_KEY'] as const;

/** A secret that cannot be read; the message names the setting and the file, never the value. */
export class SecretValueError extends Error {
  override readonly name = 'SecretValueError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** The values that files bring, by setting. Throws `SecretValueError`. */
export function withSecretValues(env: Env): Readonly<Record<string, string>> {
  return Object.fromEntries(
    secretValues.flatMap((name) => {
      const file = env[`${name}_FILE`];
      if (!file) return [];
      if (env[name])
        throw new SecretValueError(`${name} and ${name}_FILE are both set: keep one of them.`);
      return [[name, valueIn(file, name)]];
    }),
  );
}

function valueIn(file: string, name: string): string {
  let value: string;
  try {
    value = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new SecretValueError(
      `${name}_FILE is ${file}, which cannot be read: put the secret there, readable for this user.`,
      { cause },
    );
  }
  if (value === '') throw new SecretValueError(`${name}_FILE is ${file}, which is empty.`);
  return value;
}
