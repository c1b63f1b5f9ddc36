import { setTimeout as sleep } from 'node:timers/promises';
import { someTimers } from '@interventions/test-support';
import { durationOf, nothingWrong, TimerPlace, until } from './timer-place.js';

describe('a scheduler when Redis is away', () => {
  let place: TimerPlace;
  afterEach(() => place.dispose());

  it('starts, says so, and heals by itself when Redis comes', async () => {
    place = await TimerPlace.open({ up: false });
    place.ledger.set(someTimers(200, (n) => Date.now() - 100 + n, 50));
    const scheduler = await place.scheduler();
    expect(await scheduler.status()).toEqual({
      kind: 'bullmq',
      up: false,
      armed: null,
      dead: [],
      detail: 'Redis cannot be used: Error ECONNREFUSED.',
    });
    const late = someTimers(100, () => Date.now(), 20);
    expect(await durationOf(() => place.set(scheduler, late))).toBeLessThan(1_000);
    await expect(scheduler.rearm()).rejects.toThrow();
    await place.redis.up();
    await place.ledger.settled(20_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(300);
    expect((await scheduler.status()).up).toBe(true);
  });

  it('fires what became due meanwhile in order of time, once it is back', async () => {
    place = await TimerPlace.open();
    const scheduler = await place.scheduler('a', { concurrency: 1 });
    await place.redis.kill();
    await until(async () => !(await scheduler.status()).up, 'it to notice');
    const timers = someTimers(300, (n) => Date.now() + n);
    await place.set(scheduler, timers.toReversed());
    await sleep(500);
    await place.redis.up();
    await place.ledger.settled(20_000);
    expect(place.ledger.called()).toEqual(timers.map(({ id }) => id));
  });

  it('closes in bounded time though Redis is gone, or was never there', async () => {
    place = await TimerPlace.open({ up: false });
    const never = await place.scheduler();
    expect(await durationOf(() => never.close())).toBeLessThan(4_000);
    await place.redis.up();
    const gone = await place.scheduler();
    place.ledger.set(someTimers(500, () => Date.now()));
    await gone.rearm();
    await until(() => place.ledger.effects() > 0, 'timers to fire');
    await place.redis.kill();
    expect(await durationOf(() => gone.close())).toBeLessThan(5_000);
    const calls = place.ledger.calls();
    await place.redis.up();
    await sleep(500);
    expect(place.ledger.calls()).toBe(calls);
  });
});
