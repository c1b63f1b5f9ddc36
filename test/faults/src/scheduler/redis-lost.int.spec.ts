import { setTimeout as sleep } from 'node:timers/promises';
import { someTimers } from '@interventions/test-support';
import { nothingWrong, TimerPlace, until } from './timer-place.js';

describe('timers when Redis loses them', () => {
  let place: TimerPlace;
  afterEach(() => place.dispose());

  it.each([
    ['that keeps nothing', false],
    ['that keeps every write', true],
  ])('all fire once though a Redis %s is killed three times', async (_, appendOnly) => {
    place = await TimerPlace.open({ appendOnly });
    const scheduler = await place.scheduler();
    const begin = Date.now();
    await place.set(
      scheduler,
      someTimers(1_500, (n) => begin + 500 + n * 3, 300),
    );
    for (let kill = 0; kill < 3; kill += 1) {
      await sleep(700);
      await place.redis.kill();
      await sleep(200);
      await place.redis.up();
    }
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(1_500);
  });

  it('all fire once though everything in it is deleted again and again', async () => {
    place = await TimerPlace.open();
    const scheduler = await place.scheduler();
    const begin = Date.now();
    await place.set(
      scheduler,
      someTimers(1_500, (n) => begin + 500 + n * 3, 300),
    );
    for (let flush = 0; flush < 5; flush += 1) {
      await sleep(600);
      await place.redis.flush();
    }
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(1_500);
  });

  it('are armed again within the time between two comparisons', async () => {
    place = await TimerPlace.open();
    const scheduler = await place.scheduler();
    await place.set(
      scheduler,
      someTimers(50, () => Date.now() + 3_600_000),
    );
    expect((await scheduler.status()).armed).toBe(50);
    await place.redis.flush();
    expect((await scheduler.status()).armed).toBe(0);
    await until(async () => (await scheduler.status()).armed === 50, 'all to be armed again');
    expect(place.ledger.calls()).toBe(0);
  });
});
