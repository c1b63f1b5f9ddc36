import { setTimeout as sleep } from 'node:timers/promises';
import { BullMqScheduler } from '@interventions/adapters/bullmq';
import { RedisServer, someTimers } from '@interventions/test-support';
import { Redis } from 'ioredis';
import { SchedulerBench, until } from './scheduler-harness.js';

const clean = { missed: 0, doubled: 0, early: 0 };

describe('what BullMQ’s scheduler keeps in Redis, and asks of it', () => {
  let server: RedisServer;
  let redis: Redis;
  let bench: SchedulerBench;

  const begin = async (policy = 'noeviction', user = ''): Promise<void> => {
    server = await RedisServer.start({ policy });
    redis = new Redis(server.url);
    if (user !== '') await server.order(`ACL SETUSER ${user} on >word ~* &* +@all -info`);
    const url = user === '' ? server.url : server.url.replace('//', `//${user}:word@`);
    bench = new SchedulerBench({
      make: (settings) =>
        new BullMqScheduler({ url, reconcileEveryMs: 500, startLimitMs: 1_000, ...settings }),
      dispose: () => server.dispose(),
    });
  };

  /** Every key with all that it holds, as text. */
  const contents = async (): Promise<Record<string, string>> => {
    const read: Record<string, (key: string) => Promise<unknown>> = {
      string: (key) => redis.get(key),
      hash: (key) => redis.hgetall(key),
      list: (key) => redis.lrange(key, 0, -1),
      set: (key) => redis.smembers(key),
      zset: (key) => redis.zrange(key, '0', '-1'),
      stream: (key) => redis.xrange(key, '-', '+'),
    };
    const all: Record<string, string> = {};
    for (const key of await redis.keys('*'))
      all[key] = JSON.stringify(await read[await redis.type(key)]?.(key));
    return all;
  };

  afterEach(async () => {
    redis.disconnect();
    await bench.dispose();
  });

  it('is the timer’s id, time and case, with nothing of the words of a fault; and goes when done', async () => {
    await begin();
    const handle = bench.ledger.wake();
    let healed = false;
    const scheduler = await bench.run((timer) =>
      healed ? handle(timer) : Promise.reject(new Error('ann@example.org is not known')),
    );
    const [timer] = someTimers(1, () => Date.now());
    if (timer === undefined) throw new Error('One was made.');
    await bench.set(scheduler, [timer]);
    await until(async () => (await scheduler.status()).dead.length === 1, 'a dead timer');
    const { id, ...data } = timer;
    expect(JSON.parse((await redis.hget(`interventions:timers:${id}`, 'data')) ?? '')).toEqual(
      data,
    );
    expect(JSON.stringify(await contents())).not.toContain('ann@example.org');
    expect(Object.keys(await contents()).every((key) => key.startsWith('interventions:'))).toBe(
      true,
    );
    healed = true;
    await scheduler.rearm();
    await bench.ledger.settled(20_000);
    await until(async () => (await scheduler.status()).armed === 0, 'it to go');
    expect(Object.keys(await contents()).filter((key) => key.includes(id))).toEqual([]);
  });

  it('is made whole when parts of a timer are gone', async () => {
    await begin();
    const scheduler = await bench.run();
    const timers = someTimers(3, () => Date.now() + 1_500);
    const [unlisted, empty] = timers;
    await bench.set(scheduler, timers);
    await redis.zrem('interventions:timers:delayed', unlisted?.id ?? '');
    await redis.del(`interventions:timers:${empty?.id}`);
    await bench.ledger.settled(20_000);
    expect(bench.ledger.faults()).toEqual(clean);
  });

  it('lets go of dead timers that were taken back', async () => {
    await begin();
    const scheduler = await bench.run(() => Promise.resolve({ kind: 'refused', because: 'no' }));
    const timers = someTimers(2, () => Date.now());
    await bench.set(scheduler, timers);
    await until(async () => (await scheduler.status()).dead.length === 2, 'dead timers');
    for (const { id } of timers) bench.ledger.cancel(id);
    await until(async () => (await scheduler.status()).dead.length === 0, 'none');
  });

  it('is nothing while it may throw keys away; all is armed once it may not', async () => {
    await begin('allkeys-lru');
    bench.ledger.set(someTimers(5, () => Date.now()));
    const scheduler = await bench.run();
    await sleep(700);
    expect(await scheduler.status()).toEqual({
      kind: 'bullmq',
      up: false,
      armed: null,
      dead: [],
      detail:
        'Redis may throw timers away: its maxmemory-policy is allkeys-lru. Set it to noeviction.',
    });
    expect(await contents()).toEqual({});
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await bench.ledger.settled(20_000);
    expect((await scheduler.status()).up).toBe(true);
  });

  it('is not woken from any more when it is changed so that it may', async () => {
    await begin();
    const scheduler = await bench.run();
    await redis.config('SET', 'maxmemory-policy', 'volatile-lru');
    await until(async () => !(await scheduler.status()).up, 'it to be noticed');
    await bench.set(
      scheduler,
      someTimers(5, () => Date.now()),
    );
    await sleep(300);
    expect(bench.ledger.calls()).toBe(0);
    await redis.config('SET', 'maxmemory-policy', 'noeviction');
    await bench.ledger.settled(20_000);
    expect((await scheduler.status()).up).toBe(true);
  });

  it('is not used when it does not tell', async () => {
    await begin('noeviction', 'bob');
    bench.ledger.set(someTimers(5, () => Date.now()));
    const scheduler = await bench.run();
    await sleep(700);
    expect((await scheduler.status()).up).toBe(false);
    expect(bench.ledger.calls()).toBe(0);
    await server.order('ACL SETUSER bob +info');
    await bench.ledger.settled(20_000);
  });

  it('is waited for without haste when its memory is full', async () => {
    await begin();
    const problems: string[] = [];
    const scheduler = new BullMqScheduler({
      url: server.url,
      reconcileEveryMs: 500,
      report: ({ kind }) => problems.push(kind),
    });
    await scheduler.start(bench.ledger, bench.ledger.wake());
    await redis.config('SET', 'maxmemory', '1');
    bench.ledger.set(someTimers(5, () => Date.now()));
    await sleep(1_500);
    expect((await scheduler.status()).up).toBe(false);
    expect(problems.length).toBeLessThan(20);
    await redis.config('SET', 'maxmemory', '0');
    await bench.ledger.settled(20_000);
    expect(bench.ledger.faults()).toEqual(clean);
    await scheduler.close();
  });
});
