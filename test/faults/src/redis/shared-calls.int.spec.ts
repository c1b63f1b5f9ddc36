import {
  publish,
  RedisLink,
  RedisSubscription,
  RedisValues,
  RequestLimit,
} from '@interventions/adapters/redis';
import { RedisServer } from '@interventions/test-support';
import { until } from './until.js';

const prefix = 'staging';
/** For calls that must succeed, however busy the machine is. */
const patientMs = 20_000;

describe('what processes share in Redis', () => {
  let redis: RedisServer;
  const links: RedisLink[] = [];
  const faults: unknown[] = [];

  beforeEach(async () => {
    redis = await RedisServer.start();
    faults.length = 0;
  });
  afterEach(async () => {
    for (const link of links.splice(0)) link.close();
    await redis.dispose();
  });

  async function linked(limit: { readonly callLimitMs?: number } = {}): Promise<RedisLink> {
    const onFault = (error: unknown): unknown => faults.push(error);
    const link = new RedisLink({ url: redis.url, ...limit, onFault });
    links.push(link);
    await link.opened(10_000);
    return link;
  }

  const taken = async (limits: readonly RequestLimit[], times: number) => {
    let allowed = 0;
    for (let n = 0; n < times; n += 1)
      for (const limit of limits) if ((await limit.take()).allowed) allowed += 1;
    return allowed;
  };
  const patient = () => linked({ callLimitMs: patientMs });
  const limitOf = async (link: Promise<RedisLink>) => {
    // No span of time ends while it is tried.
    const settings = { name: 'sign-in', requests: 50, seconds: 3_600 };
    return new RequestLimit(settings, { link: await link, prefix });
  };

  describe('a limit', () => {
    it('holds for all processes together, and says how long to wait', async () => {
      const [one, other] = [await limitOf(patient()), await limitOf(patient())];
      expect(await taken([one, other], 60)).toBe(50);
      const permit = await one.take();
      expect(permit.allowed ? 0 : permit.waitMs).toBeGreaterThan(0);
      expect(permit.allowed ? 0 : permit.waitMs).toBeLessThanOrEqual(3_600_000);
    });

    it('holds in each process alone once Redis is gone, at once', async () => {
      const limits = [await limitOf(patient()), await limitOf(patient())];
      expect(await taken(limits, 10)).toBe(20);
      await redis.kill();
      expect(await taken(limits, 100)).toBe(100);
      expect(faults.length).toBeLessThanOrEqual(4);
      await redis.up();
      const [first] = limits;
      if (first === undefined) throw new Error('There is no limit.');
      await until(async () => (await first.take()).allowed, 'counting in Redis again');
    });

    it('keeps nobody waiting for a Redis that does not answer, and lets nothing through uncounted', async () => {
      const limit = await limitOf(linked());
      redis.freeze();
      const from = performance.now();
      expect(await taken([limit], 300)).toBe(50);
      expect(performance.now() - from).toBeLessThan(5_000);
      redis.thaw();
    });

    it('begins anew when Redis forgets everything', async () => {
      const limit = await limitOf(patient());
      expect(await taken([limit], 60)).toBe(50);
      await redis.flush();
      expect(await taken([limit], 60)).toBe(50);
    });
  });

  describe('a text under a key', () => {
    it('is there for every process until its time is over', async () => {
      const [one, other] = [await patient(), await patient()].map(
        (link) => new RedisValues(link, prefix),
      );
      if (one === undefined || other === undefined) throw new Error('Two links are needed.');
      await one.set('a', 'text', 60_000);
      await one.set('b', 'brief', 50);
      expect(await other.get('a')).toBe('text');
      expect(await other.agree('key', 'one', 60_000)).toBe('one');
      expect(await one.agree('key', 'other', 60_000)).toBe('one');
      await other.delete('a');
      expect(await one.get('a')).toBeUndefined();
      await until(async () => (await one.get('b')) === undefined, 'the end of a text');
    });

    it('is refused at once while Redis is away, and in bounded time while it is frozen', async () => {
      const values = new RedisValues(await linked(), prefix);
      redis.freeze();
      const from = performance.now();
      const names: string[] = [];
      for (let n = 0; n < 100; n += 1)
        await values.get('a').catch((error: unknown) => names.push((error as Error).name));
      expect(names).toHaveLength(100);
      expect(names.slice(0, 3)).toEqual(['TimeLimitError', 'TimeLimitError', 'TimeLimitError']);
      expect(names.filter((name) => name === 'CircuitOpenError').length).toBeGreaterThan(80);
      expect(performance.now() - from).toBeLessThan(5_000);
      redis.thaw();
      await until(async () => (await values.get('a')) === undefined, 'an answer again');
      await redis.kill();
      await until(
        () =>
          values.get('a').then(
            () => false,
            (error: unknown) => (error as Error).name === 'RedisAwayError',
          ),
        'the loss to be known',
      );
    });
  });

  describe('a channel', () => {
    it('tells what is published, and when it goes and comes back, frozen or killed', async () => {
      const link = await patient();
      const heard: string[] = [];
      const subscription = new RedisSubscription(redis.url, `${prefix}:changes`, {
        message: (text) => heard.push(text),
        up: () => heard.push('(up)'),
        down: () => heard.push('(down)'),
        fault: (error) => faults.push(error),
      });
      const last = () => heard.at(-1);
      try {
        await until(() => last() === '(up)', 'the subscription');
        await publish(link, `${prefix}:changes`, 'one');
        await publish(link, 'other:changes', 'nothing');
        await until(() => last() === 'one', 'the first message');
        await redis.kill();
        await until(() => last() === '(down)', 'the loss');
        await redis.up();
        await until(() => last() === '(up)', 'the return');
        await until(async () => {
          await publish(link, `${prefix}:changes`, 'two');
          return last() === 'two';
        }, 'the second message');
        redis.freeze();
        await until(() => last() === '(down)', 'the silence to be noticed');
        redis.thaw();
        await until(() => last() === '(up)', 'the return from the silence');
        expect(heard[0]).toBe('(up)');
      } finally {
        subscription.close();
      }
    }, 90_000);
  });
});
