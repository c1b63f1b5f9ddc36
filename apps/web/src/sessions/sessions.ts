import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Seals } from './seals.js';
import { MemoryValues, type SessionValues } from './session-values.js';

const userSchema = z.object({
  token: z.string().max(4000),
  name: z.string().max(200),
  role: z.string().max(50),
  team: z.string().max(200).nullable().default(null),
  expiresAt: z.string().max(40),
});

/** Who is signed in. The api alone decides whether the token is good. */
export type SignedInUser = z.infer<typeof userSchema>;

/** A new session: what the cookie holds, and until when. */
export type StartedSession = { readonly cookie: string; readonly expires: Date };

const idForm = /^[\w-]{43}$/;
/** A session that could not be kept in Redis ends after this time: it can be revoked less surely. */
const sealedForMs = 3_600_000;
/** How long somebody seen lately stays signed in while Redis is away. */
const seenForMs = 900_000;
/** How long this process remembers the end of a session that it could not look up. */
const unseenForMs = 24 * 3_600_000;
/** How many sign-outs wait for Redis: beyond that the oldest holds in its own process only. */
const mostUntold = 10_000;

/**
 * Who is signed in, by a random id in the cookie. While Redis is away or slow, people whom this process saw lately
 * stay signed in, and a new session is sealed into its cookie, so that it holds at every web process.
 */
export class Sessions {
  readonly #seen: MemoryValues;
  readonly #ended: MemoryValues;
  /** Sign-outs that the shared place has not heard of yet. */
  readonly #untold = new Map<string, () => Promise<void>>();

  constructor(
    private readonly values: SessionValues,
    private readonly seals: Seals | null,
    private readonly now: () => number = Date.now,
  ) {
    this.#seen = new MemoryValues(now);
    this.#ended = new MemoryValues(now);
  }

  /** The person of a cookie; undefined where nobody is signed in by it, or no longer. */
  async find(cookie: string): Promise<SignedInUser | undefined> {
    const key = keyOf(cookie);
    if (this.#ended.peek(key) !== undefined) return undefined;
    const user = Seals.isSealed(cookie)
      ? await this.#findSealed(cookie, key)
      : idForm.test(cookie)
        ? await this.#findKept(key)
        : undefined;
    return user !== undefined && Date.parse(user.expiresAt) > this.now() ? user : undefined;
  }

  /** Begins a session under a new id. */
  async start(user: SignedInUser): Promise<StartedSession> {
    const cookie = randomBytes(32).toString('base64url');
    const expires = new Date(user.expiresAt);
    const text = JSON.stringify(user);
    const forMs = expires.getTime() - this.now();
    try {
      await this.values.set(keyOf(cookie), text, forMs);
      this.#see(keyOf(cookie), text, forMs);
      return { cookie, expires };
    } catch (error) {
      if (this.seals === null) throw error;
    }
    const until = new Date(Math.min(expires.getTime(), this.now() + sealedForMs));
    const limited = { ...user, expiresAt: until.toISOString() };
    return { cookie: this.seals.seal(JSON.stringify(limited)), expires: until };
  }

  /**
   * Ends a session everywhere: at once in this process, elsewhere as soon as Redis can be told. Also one that cannot be
   * looked up now, since Redis is away and this process has not seen it.
   */
  async end(cookie: string): Promise<void> {
    const key = keyOf(cookie);
    const isSealed = Seals.isSealed(cookie);
    const user = await this.find(cookie);
    if (user === undefined && (isSealed || !idForm.test(cookie))) return;
    const forMs =
      user === undefined ? unseenForMs : Math.max(1, Date.parse(user.expiresAt) - this.now());
    // Ids that are nobody’s, of which anyone can make any number, take no room while Redis can be told.
    if (user !== undefined) this.#ended.keep(key, 'ended', forMs);
    this.#seen.drop(key);
    const tell = () =>
      isSealed ? this.values.set(endedKey(key), 'ended', forMs) : this.values.delete(key);
    await tell().catch(() => {
      this.#ended.keep(key, 'ended', forMs);
      this.#keepUntold(key, tell);
    });
  }

  async #findKept(key: string): Promise<SignedInUser | undefined> {
    let text: string | undefined;
    try {
      text = await this.values.get(key);
    } catch {
      return parse(this.#seen.peek(key));
    }
    this.#tell();
    const user = parse(text);
    if (text === undefined || user === undefined) this.#seen.drop(key);
    else this.#see(key, text, Date.parse(user.expiresAt) - this.now());
    return user;
  }

  async #findSealed(cookie: string, key: string): Promise<SignedInUser | undefined> {
    const user = parse(this.seals?.open(cookie));
    if (user === undefined) return undefined;
    try {
      const ended = await this.values.get(endedKey(key));
      this.#tell();
      return ended === undefined ? user : undefined;
    } catch {
      return user;
    }
  }

  #see(key: string, text: string, forMs: number): void {
    if (this.seals !== null) this.#seen.keep(key, text, Math.min(seenForMs, forMs));
  }

  /** Tells of sign-outs that could not be told before. */
  #tell(): void {
    for (const [key, tell] of this.#untold) {
      this.#untold.delete(key);
      void tell().catch(() => this.#keepUntold(key, tell));
    }
  }

  #keepUntold(key: string, tell: () => Promise<void>): void {
    this.#untold.set(key, tell);
    const [oldest] = this.#untold.keys();
    if (this.#untold.size > mostUntold && oldest !== undefined) this.#untold.delete(oldest);
  }
}

/** Ids are kept as digests: who reads Redis cannot take on a session by what stands there as its key. */
function keyOf(cookie: string): string {
  return `session:${createHash('sha256').update(cookie).digest('base64url')}`;
}

function endedKey(key: string): string {
  return `ended-${key}`;
}

function parse(text: string | undefined): SignedInUser | undefined {
  if (text === undefined) return undefined;
  try {
    return userSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not what this service wrote there means: not signed in.
    return undefined;
  }
}
