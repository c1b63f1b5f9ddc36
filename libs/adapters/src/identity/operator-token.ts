import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SecretFile } from './identity-settings.js';

/** The token by which an operator of this machine proves to be one: whoever can read its file. */
export class OperatorToken {
  private constructor(private readonly token: Buffer) {}

  /** The token that a secret brings, which is only read; without one, the token of the data folder. */
  static async at({ path, given }: SecretFile): Promise<OperatorToken> {
    if (!given) return OperatorToken.in(path);
    const token = (
      await readFile(path, 'utf8').catch((cause: unknown) => {
        throw new Error(
          `There is no token to read at ${path}. Put it there, or unset OPS_TOKEN_FILE.`,
          { cause },
        );
      })
    ).trim();
    if (token.length < 32)
      throw new Error(
        `${path} holds no token: it needs 32 characters or more that nobody guesses.`,
      );
    return new OperatorToken(Buffer.from(token));
  }

  /** Reads the token from its file, or makes one with mode 0600. */
  static async in(file: string): Promise<OperatorToken> {
    await mkdir(dirname(file), { recursive: true });
    const made = await create(file);
    const token = made ?? (await readFile(file, 'utf8')).trim();
    if (token.length < 32)
      throw new Error(`${file} holds no token. Delete it to have a new one made.`);
    return new OperatorToken(Buffer.from(token));
  }

  /** Whether a text is the token; takes as long for a wrong one. */
  matches(text: string | undefined): boolean {
    const given = Buffer.from(text ?? '');
    return given.length === this.token.length && timingSafeEqual(given, this.token);
  }
}

/** Undefined where there is one. A whole file is linked into place, so that nobody reads half a token. */
async function create(file: string): Promise<string | undefined> {
  const draft = join(dirname(file), `.ops-token-${randomUUID()}`);
  const token = randomBytes(32).toString('base64url');
  try {
    await writeFile(draft, `${token}\n`, { mode: 0o600, flag: 'wx', flush: true });
    await link(draft, file);
    return token;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST')
      return undefined;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
