import { addDays } from '@interventions/domain';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectExactlyOnce, isSettled } from './exactly-once.js';
import { morning, recordedOn, Stage } from './watched-cases.js';

const limitMs = 180_000;
const hour = 3_600_000;
let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(() => stage.dispose());

const reportsWatched = (count: number) => async () =>
  (await stage.all('DeadlineWatched')).filter(({ key }) => key.startsWith('commissioner-report/'))
    .length >= count;
const missesStand = (count: number) => async () =>
  (await stage.all('MissRecorded')).length >= count && isSettled(await stage.processEvents());

describe('a worker that was away over due dates', () => {
  it(
    'catches up in order: the misses in the order of their dates, no reminder of the past',
    async () => {
      await stage.recordCase(45);
      await stage.recordCase(42);
      const before = await stage.worker();
      await stage.until(reportsWatched(2), 'The watch of two reports');
      expect(await before.stop()).toBe(0);
      expect(stage.outbox()).toEqual([]);
      stage.clock.set(morning(48));
      await stage.worker();
      await stage.until(missesStand(2), 'The miss of two reports');
      const missed = (await stage.missed()).filter((one) => one.includes('commissioner-report'));
      expect(missed.map((one) => one.slice(0, 10))).toEqual([
        addDays(recordedOn, 42),
        addDays(recordedOn, 45),
      ]);
      const messages = await stage.all('ReminderIntended');
      expect(messages.map(({ step }) => step)).toEqual(['missed', 'missed']);
      await expectExactlyOnce(stage);
    },
    limitMs,
  );

  it(
    'finds nothing to do where the report came in time and is recorded before it is back',
    async () => {
      const id = await stage.recordCase(0);
      const before = await stage.worker();
      await stage.until(reportsWatched(1), 'The watch of the report');
      await before.kill();
      await stage.recordReport(id);
      stage.clock.set(morning(3));
      await stage.worker();
      await stage.until(
        async () =>
          (await stage.all('DeadlineUnwatched')).some(({ key }) => key.startsWith('commissioner-')),
        'The end of the watch',
      );
      expect((await stage.missed()).filter((one) => one.includes('commissioner-report'))).toEqual(
        [],
      );
    },
    limitMs,
  );
});

describe('a clock that jumps', () => {
  /** Jumps, and gives the worker the time to look at its clock. */
  const seen = async (ms: number): Promise<void> => {
    stage.clock.jump(ms);
    await sleep(1_500);
  };

  it(
    'a day forward and an hour back, and each step comes once',
    async () => {
      await stage.recordCase(35);
      stage.clock.set(morning(1));
      await stage.worker();
      await stage.until(reportsWatched(1), 'The watch of the report');
      stage.clock.set(morning(5));
      await stage.until(() => stage.outbox().length === 1, 'The first reminder');
      await seen(-hour);
      stage.clock.set(morning(34));
      await stage.until(() => stage.outbox().length === 2, 'The last but one reminder');
      stage.clock.jump(24 * hour);
      await stage.until(() => stage.outbox().length === 3, 'The last reminder');
      await seen(-hour);
      stage.clock.jump(24 * hour);
      await stage.until(missesStand(1), 'The miss');
      await seen(-25 * hour);
      await seen(26 * hour);
      const fired = (await stage.all('TimerFired')).map(
        ({ step, outcome }) => `${step} ${outcome}`,
      );
      expect(fired).toEqual([
        '30-days reminder',
        '7-days overtaken',
        '1-day reminder',
        'today reminder',
        'missed miss',
      ]);
      await expectExactlyOnce(stage);
    },
    limitMs,
  );
});

describe('a worker that lost its view and its checkpoint', () => {
  it(
    'reads the log again and sends nothing again',
    async () => {
      await stage.recordCase(31);
      stage.clock.set(morning(1));
      const before = await stage.worker();
      await stage.until(() => stage.outbox().length === 1, 'The first reminder');
      stage.clock.set(morning(33));
      await stage.until(missesStand(1), 'The miss');
      await before.stop();
      const known = (await stage.events()).length;
      const outbox = stage.outbox();
      for (const file of ['worker.read.db', 'worker.checkpoint'])
        for (const part of ['', '-wal', '-shm'])
          rmSync(join(stage.dataDir, `${file}${part}`), { force: true });
      const again = await stage.worker();
      await stage.recordCase(400);
      await stage.until(reportsWatched(2), 'The watch of another report');
      expect(stage.outbox()).toEqual(outbox);
      const added = (await stage.events()).slice(known).map(({ type }) => type);
      expect(added.filter((type) => /^(reminder|miss|timer)-/.test(type))).toEqual([]);
      await expectExactlyOnce(stage);
      expect(await again.stop()).toBe(0);
    },
    limitMs,
  );
});
