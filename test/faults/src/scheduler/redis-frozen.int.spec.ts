import { setTimeout as sleep } from 'node:timers/promises';
import { someTimers } from '@interventions/test-support';
import { durationOf, nothingWrong, TimerPlace, until } from './timer-place.js';

describe('a scheduler when Redis does not answer', () => {
  let place: TimerPlace;
  beforeEach(async () => {
    place = await TimerPlace.open();
  });
  afterEach(() => place.dispose());

  it('goes on where it was, with nothing lost or done twice', async () => {
    const scheduler = await place.scheduler();
    const begin = Date.now();
    await place.set(
      scheduler,
      someTimers(1_500, (n) => begin + 300 + n * 2, 300),
    );
    for (let freeze = 0; freeze < 2; freeze += 1) {
      await sleep(500);
      place.redis.freeze();
      await sleep(2_500);
      place.redis.thaw();
    }
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(1_500);
  });

  it('keeps its callers waiting no longer than its limit, and says that it is not up', async () => {
    const scheduler = await place.scheduler();
    place.redis.freeze();
    const timers = someTimers(300, () => Date.now(), 50);
    place.ledger.set(timers);
    expect(await durationOf(() => scheduler.arm(timers))).toBeLessThan(3_000);
    expect(await durationOf(() => scheduler.status())).toBeLessThan(3_000);
    expect((await scheduler.status()).up).toBe(false);
    place.redis.thaw();
    await place.ledger.settled(20_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    await until(async () => (await scheduler.status()).up, 'it to be up again');
  });

  it('closes in bounded time, however long its calls may take', async () => {
    const scheduler = await place.scheduler('a', { callLimitMs: 20_000, closeLimitMs: 1_000 });
    await place.set(
      scheduler,
      someTimers(300, () => Date.now()),
    );
    await until(() => place.ledger.effects() > 0, 'timers to fire');
    place.redis.freeze();
    expect(await durationOf(() => scheduler.close())).toBeLessThan(4_000);
  });
});
