import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { RedisValues } from '@interventions/adapters/redis';

const mark = 'sealed.';
const cipher = 'aes-256-gcm';
const keyForm = /^[\w-]{43}$/;
/** The key that all web processes share, and how long it outlives the last of them. */
const keyName = 'session-seal';
const keyForMs = 7 * 24 * 3_600_000;
const agreeEveryMs = 60_000;
const agreeAgainMs = 1_000;
/** Keys that still open what was sealed with them. */
const mostKeys = 4;

/**
 * Seals a text into a cookie that every web process can open and nobody else, for as long as Redis cannot keep it.
 * The key lies in Redis while that is there, and in the memory of each process: so they share it when Redis goes.
 */
export class Seals {
  #keys: readonly Buffer[] = [randomBytes(32)];
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(private readonly values: Pick<RedisValues, 'agree'>) {}

  /** Takes over the key that is in Redis, or puts its own there; and again in a while, soon where Redis is away. */
  async agree(): Promise<void> {
    const agreed = await this.#agreeNow();
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.agree(), agreed ? agreeEveryMs : agreeAgainMs);
    this.#timer.unref();
  }

  async #agreeNow(): Promise<boolean> {
    const text = this.#keys[0]?.toString('base64url') ?? '';
    try {
      const standing = await this.values.agree(keyName, text, keyForMs);
      if (standing !== text && keyForm.test(standing))
        this.#keys = [Buffer.from(standing, 'base64url'), ...this.#keys].slice(0, mostKeys);
      return true;
    } catch {
      // The link tells the log of its fault; what is sealed meanwhile opens at this process alone.
      return false;
    }
  }

  /** Whether a cookie was made by a seal of some process. */
  static isSealed(cookie: string): boolean {
    return cookie.startsWith(mark);
  }

  seal(text: string): string {
    const nonce = randomBytes(12);
    const sealing = createCipheriv(cipher, this.#keys[0] ?? Buffer.alloc(0), nonce);
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
    return mark + Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url');
  }

  /** The text in a cookie; undefined where no known key opens it. */
  open(cookie: string): string | undefined {
    const bytes = Buffer.from(cookie.slice(mark.length), 'base64url');
    if (bytes.length < 28) return undefined;
    for (const key of this.#keys) {
      try {
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, 12));
        opening.setAuthTag(bytes.subarray(12, 28));
        return opening.update(bytes.subarray(28), undefined, 'utf8') + opening.final('utf8');
      } catch {
        // Sealed with another key, or forged: the next key tells.
      }
    }
    return undefined;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }
}
