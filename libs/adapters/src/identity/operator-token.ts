import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The token by which an operator of this machine proves to be one: whoever can read its file. */
export class OperatorToken {
  private constructor(private readonly token: Buffer) {}

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

async function create(file: string): Promise<string | undefined> {
  try {
    const handle = await open(file, 'wx', 0o600);
    const token = randomBytes(32).toString('base64url');
    await handle.writeFile(`${token}\n`);
    await handle.close();
    return token;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST')
      return undefined;
    throw error;
  }
}
