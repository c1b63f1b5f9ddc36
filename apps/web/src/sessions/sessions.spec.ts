import { createHash } from 'node:crypto';
import { Seals } from './seals.js';
import { MemoryValues, type SessionValues } from './session-values.js';
import { Sessions, type SignedInUser } from './sessions.js';

const hour = 3_600_000;
const start = Date.parse('2026-07-01T12:00:00Z');
const user: SignedInUser = {
  token: 'a.b.c',
  name: 'Priya Nair',
  role: 'case-officer',
  team: null,
  expiresAt: new Date(start + 8 * hour).toISOString(),
};

/** A place that several processes share, and that can be away. */
class Shared implements SessionValues {
  away = false;
  now = start;
  readonly #kept = new MemoryValues(() => this.now);

  get = (key: string) => this.#or(() => this.#kept.get(key));
  set = (key: string, text: string, forMs: number) =>
    this.#or(() => this.#kept.set(key, text, forMs));
  delete = (key: string) => this.#or(() => this.#kept.delete(key));
  agree = (key: string, text: string, forMs: number) =>
    this.#or(async () => {
      const standing = await this.#kept.get(key);
      if (standing === undefined) await this.#kept.set(key, text, forMs);
      return standing ?? text;
    });

  #or<T>(call: () => Promise<T>): Promise<T> {
    return this.away ? Promise.reject(new Error('away')) : call();
  }
}

describe('sessions', () => {
  let shared: Shared;
  let seals: Seals[];
  const process = async (): Promise<Sessions> => {
    const seal = new Seals(shared);
    await seal.agree();
    seals.push(seal);
    return new Sessions(shared, seal, () => shared.now);
  };

  beforeEach(() => {
    shared = new Shared();
    seals = [];
  });
  afterEach(() => seals.forEach((one) => one.close()));

  it('are known by a random id that says nothing, at every process', async () => {
    const [one, other] = [await process(), await process()];
    const { cookie, expires } = await one.start(user);
    expect(cookie).toMatch(/^[\w-]{43}$/);
    expect(expires.toISOString()).toBe(user.expiresAt);
    expect(await other.find(cookie)).toEqual(user);
    expect((await one.start(user)).cookie).not.toBe(cookie);
  });

  it.each(['', 'forged', 'sealed.', 'sealed.AAAA', `sealed.${'A'.repeat(80)}`, 'A'.repeat(43)])(
    'are nobody’s by the cookie %j',
    async (cookie) => {
      expect(await (await process()).find(cookie)).toBeUndefined();
    },
  );

  it('end at sign-out for every process, also one that saw them lately', async () => {
    const [one, other] = [await process(), await process()];
    const { cookie } = await one.start(user);
    await other.find(cookie);
    await one.end(cookie);
    expect([await one.find(cookie), await other.find(cookie)]).toEqual([undefined, undefined]);
  });

  it('end when the token does', async () => {
    const one = await process();
    const { cookie } = await one.start(user);
    shared.now += 8 * hour;
    expect(await one.find(cookie)).toBeUndefined();
  });

  it('go on without the shared place where this process saw them lately, for a quarter of an hour', async () => {
    const [one, other] = [await process(), await process()];
    const { cookie } = await one.start(user);
    shared.away = true;
    expect(await one.find(cookie)).toEqual(user);
    expect(await other.find(cookie)).toBeUndefined();
    shared.now += hour / 4;
    expect(await one.find(cookie)).toBeUndefined();
    shared.away = false;
    expect(await other.find(cookie)).toEqual(user);
  });

  it('can be begun without the shared place, and hold at every process for an hour', async () => {
    const [one, other] = [await process(), await process()];
    shared.away = true;
    const { cookie, expires } = await one.start(user);
    expect(cookie).not.toContain(Buffer.from('a.b.c').toString('base64url'));
    expect(expires.getTime()).toBe(start + hour);
    expect(await other.find(cookie)).toMatchObject({ token: 'a.b.c', name: 'Priya Nair' });
    shared.away = false;
    expect(await other.find(cookie)).toMatchObject({ name: 'Priya Nair' });
    shared.now += hour;
    expect(await other.find(cookie)).toBeUndefined();
  });

  it('that were begun without it cannot be changed by who holds the cookie', async () => {
    const one = await process();
    shared.away = true;
    const { cookie } = await one.start(user);
    const end = cookie.endsWith('A') ? 'B' : 'A';
    expect(await one.find(`${cookie.slice(0, -2)}${end}${end}`)).toBeUndefined();
  });

  it.each([true, false])(
    'that end while it is away (sealed: %s) are ended everywhere once it is back',
    async (sealed) => {
      const [one, other] = [await process(), await process()];
      shared.away = sealed;
      const { cookie } = await one.start(user);
      shared.away = true;
      await one.end(cookie);
      expect(await one.find(cookie)).toBeUndefined();
      shared.away = false;
      const somebody = await one.start(user);
      await one.find(somebody.cookie);
      await new Promise((resolve) => setImmediate(resolve));
      expect(await other.find(cookie)).toBeUndefined();
    },
  );

  it('can be ended while it is away at a process that never saw them', async () => {
    const [one, other] = [await process(), await process()];
    const { cookie } = await one.start(user);
    shared.away = true;
    await other.end(cookie);
    shared.away = false;
    expect(await other.find(cookie)).toBeUndefined();
    await other.find((await one.start(user)).cookie);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await one.find(cookie)).toBeUndefined();
  });

  it('are lost when the shared place loses them, also where this process saw them lately', async () => {
    const one = await process();
    const { cookie } = await one.start(user);
    await shared.delete(`session:${createHash('sha256').update(cookie).digest('base64url')}`);
    expect(await one.find(cookie)).toBeUndefined();
    shared.away = true;
    expect(await one.find(cookie)).toBeUndefined();
  });

  it('are bounded in number where one process keeps them, the oldest going first', async () => {
    const values = new MemoryValues(() => start, 2);
    const one = new Sessions(values, null, () => start);
    const cookies = [];
    for (let n = 0; n < 3; n += 1) cookies.push((await one.start(user)).cookie);
    const found = await Promise.all(cookies.map((cookie) => one.find(cookie)));
    expect(found.map((each) => each !== undefined)).toEqual([false, true, true]);
  });
});
