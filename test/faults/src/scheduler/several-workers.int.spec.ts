import { someTimers } from '@interventions/test-support';
import { nothingWrong, TimerPlace } from './timer-place.js';

describe('several workers on one Redis', () => {
  let place: TimerPlace;
  afterEach(() => place.dispose());

  it('share the timers, each fired once', async () => {
    place = await TimerPlace.open();
    const schedulers = [await place.scheduler('one'), await place.scheduler('two')];
    const begin = Date.now();
    const timers = someTimers(2_000, (n) => begin + 800 + n, 400);
    const [one, two] = schedulers;
    if (one === undefined || two === undefined) throw new Error('Two were started.');
    await place.set(one, timers);
    await two.arm(timers);
    await Promise.all([one.rearm(), two.rearm()]);
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects('one')).toBeGreaterThan(100);
    expect(place.ledger.effects('two')).toBeGreaterThan(100);
    expect(place.ledger.effects()).toBe(2_000);
  });

  it('keep apart under different prefixes', async () => {
    place = await TimerPlace.open();
    const mine = await place.scheduler('mine');
    const other = await place.scheduler('other', { prefix: 'elsewhere' });
    await place.set(
      mine,
      someTimers(20, () => Date.now() + 3_600_000),
    );
    expect((await mine.status()).armed).toBe(20);
    await other.rearm();
    expect((await other.status()).armed).toBe(20);
    await place.redis.flush();
    expect([(await mine.status()).armed, (await other.status()).armed]).toEqual([0, 0]);
  });
});
