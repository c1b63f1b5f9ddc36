import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { someTimers } from '@interventions/test-support';
import { startChild } from '../storage/child.js';
import { nothingWrong, TimerPlace } from './timer-place.js';

const script = fileURLToPath(new URL('./worker.child.ts', import.meta.url));
const count = 10_000;

describe(`${count} timers in a storm of faults`, () => {
  it('all fire, each with one effect', async () => {
    const place = await TimerPlace.open();
    const problems: string[] = [];
    const scheduler = await place.scheduler('stays', { report: ({ kind }) => problems.push(kind) });
    const begin = Date.now();
    const timers = someTimers(count, (n) => begin + 2_000 + n * 1.2, 2_000);
    await place.set(scheduler, timers);

    const victim = startChild(script, [place.file, 'victim', place.redis.url]);
    await victim.line('fired');
    await sleep(800);
    await place.redis.flush();
    await sleep(500);
    await victim.kill();
    await sleep(500);
    place.redis.freeze();
    await sleep(1_500);
    place.redis.thaw();
    const second = startChild(script, [place.file, 'second', place.redis.url]);
    await second.line('ready');
    await place.redis.kill();
    await sleep(1_000);
    await place.redis.up();
    await scheduler.arm(timers);
    await sleep(500);
    await place.redis.flush();

    await place.ledger.settled(60_000);
    second.say('end');
    await second.finished();
    expect(place.ledger.faults()).toEqual(nothingWrong);
    expect(place.ledger.effects()).toBe(count);
    for (const by of ['stays', 'victim', 'second'])
      expect(place.ledger.effects(by)).toBeGreaterThan(0);
    expect(problems).toContain('redis');
    await place.dispose();
  }, 120_000);

  it('would be noticed when one is missed, and when one has two effects', async () => {
    const place = await TimerPlace.open({ up: false });
    const [one, two] = someTimers(2, () => Date.now() - 1_000);
    if (one === undefined || two === undefined) throw new Error('Two were made.');
    place.ledger.set([one, two]);
    const handle = place.ledger.wake();
    const careless = place.ledger.carelessWake();
    await handle(one);
    expect(place.ledger.faults()).toEqual({ missed: 1, doubled: 0, early: 0 });
    await careless(one);
    await handle(two);
    expect(place.ledger.faults()).toEqual({ missed: 0, doubled: 1, early: 0 });
    await place.dispose();
  });
});
