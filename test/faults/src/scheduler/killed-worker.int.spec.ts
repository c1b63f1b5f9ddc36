import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { someTimers } from '@interventions/test-support';
import { startChild, type Child } from '../storage/child.js';
import { nothingWrong, TimerPlace } from './timer-place.js';

const script = fileURLToPath(new URL('./worker.child.ts', import.meta.url));

describe('a worker that is killed while it handles timers', () => {
  let place: TimerPlace;
  const children: Child[] = [];
  const worker = (name: string, url: string): Child => {
    const child = startChild(script, [place.file, name, url]);
    children.push(child);
    return child;
  };
  afterEach(async () => {
    for (const child of children.splice(0)) await child.kill();
    await place.dispose();
  });

  it('leaves its timers to another, which does none of them twice', async () => {
    place = await TimerPlace.open();
    const survivor = await place.scheduler('survivor');
    for (let round = 0; round < 3; round += 1) {
      const child = worker(`victim ${round}`, place.redis.url);
      await child.line('ready');
      await place.set(
        survivor,
        someTimers(500, (n) => Date.now() + n, 100),
      );
      await child.line('fired');
      await sleep(Math.random() * 100);
      await child.kill();
    }
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(1_500);
    expect(place.ledger.effects('survivor')).toBeLessThan(1_500);
  });

  it('is followed by one that catches up with all that became due meanwhile', async () => {
    place = await TimerPlace.open();
    for (let round = 0; round < 2; round += 1) {
      place.ledger.set(someTimers(500, (n) => Date.now() + n, 100));
      const child = worker(`victim ${round}`, place.redis.url);
      await child.line('fired');
      await child.kill();
    }
    await place.scheduler('heir');
    await place.ledger.settled(30_000);
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(1_000);
  });

  it('loses nothing without Redis either', async () => {
    place = await TimerPlace.open({ up: false });
    for (let round = 0; round < 3; round += 1) {
      place.ledger.set(someTimers(1_000, (n) => Date.now() + n, 200));
      const child = worker(`victim ${round}`, '-');
      await child.line('fired');
      await sleep(Math.random() * 50);
      await child.kill();
    }
    const last = worker('last', '-');
    await place.ledger.settled(30_000);
    last.say('end');
    await last.finished();
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(3_000);
  });
});
