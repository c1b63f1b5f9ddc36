import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SecretFile } from './identity-settings.js';

/** A key that signs tokens: its id and 32 random bytes. */
export type SigningKey = { readonly id: string; readonly bytes: Uint8Array };

/**
 * The key in a file, created on first use with mode 0600. Of several processes that start together one
 * creates it and all read the same: a whole file is linked into place, which fails where one stands.
 */
export async function signingKeyIn(file: string): Promise<SigningKey> {
  const found = await read(file);
  if (found !== undefined) return found;
  await create(file);
  const created = await read(file);
  if (created === undefined) throw new Error(`The signing key ${file} could not be created.`);
  return created;
}

/** The key that a secret brings, which is only read; without one, the key of the data folder. */
export async function signingKeyAt({ path, given }: SecretFile): Promise<SigningKey> {
  if (!given) return signingKeyIn(path);
  const key = await read(path).catch((cause: unknown) => {
    throw new Error(
      `The signing key ${path} cannot be used. SIGNING_KEY_FILE names a JSON file with an id and a key of 32 bytes in base64url.`,
      { cause },
    );
  });
  if (key === undefined)
    throw new Error(`There is no signing key at ${path}. Put it there, or unset SIGNING_KEY_FILE.`);
  return key;
}

async function read(file: string): Promise<SigningKey | undefined> {
  try {
    return parse(await readFile(file, 'utf8'), file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(text: string, file: string): SigningKey {
  const unusable = new Error(
    `The signing key ${file} cannot be read. Delete it to have a new one made: everybody signs in again.`,
  );
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    throw unusable;
  }
  const { id, key } = (stored ?? {}) as { readonly id?: unknown; readonly key?: unknown };
  const bytes = typeof key === 'string' ? Buffer.from(key, 'base64url') : undefined;
  if (typeof id !== 'string' || bytes?.length !== 32) throw unusable;
  return { id, bytes: new Uint8Array(bytes) };
}

async function create(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.signing-key-${randomUUID()}`);
  const stored = { id: randomUUID(), key: randomBytes(32).toString('base64url') };
  try {
    await writeFile(draft, `${JSON.stringify(stored)}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
