import { setTimeout as sleep } from 'node:timers/promises';
import { expectExactlyOnce, isSettled } from './exactly-once.js';
import { morning, Stage } from './watched-cases.js';

const limitMs = 300_000;
const minute = 60_000;
const cases = 8;
let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(() => stage.dispose());

/** Moments from 0 to 1, the same in every run. */
function moments(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('a worker that is killed while deadlines fall due', () => {
  it(
    'does each thing once: every miss, every reminder, whenever the power fails',
    async () => {
      const next = moments(20_261_121);
      for (let index = 0; index < cases; index += 1) await stage.recordCase(31 + (index % 4));
      const first = await stage.worker();
      await stage.until(
        async () => (await stage.all('DeadlineWatched')).length >= cases,
        'The watch of all reports',
      );
      await first.kill();
      for (const day of [1, 2, 3, 4, 24, 25, 30, 31, 32, 33, 34, 35]) {
        stage.clock.set(morning(day));
        const worker = await stage.worker();
        await sleep(next() * 900);
        await worker.kill();
      }
      stage.clock.set(morning(36));
      const last = await stage.worker();
      await stage.until(async () => {
        // What died with its process is taken up after two minutes, and once more.
        stage.clock.jump(3 * minute);
        await sleep(1_000);
        const misses = (await stage.missed()).filter((one) => one.includes('commissioner-report'));
        return misses.length >= cases && isSettled(await stage.processEvents());
      }, 'The end of everything under way');
      await expectExactlyOnce(stage);
      expect((await stage.all('ReminderGivenUp')).length).toBe(0);
      expect(await last.stop()).toBe(0);
    },
    limitMs,
  );

  it(
    'never leaves a miss or a message behind that it had begun',
    async () => {
      const next = moments(7);
      await stage.recordCase(0);
      stage.clock.set(morning(1));
      for (let round = 0; round < 6; round += 1) {
        const worker = stage.launch();
        await sleep(600 + next() * 1_200);
        await worker.kill();
      }
      await stage.worker();
      await stage.until(async () => {
        stage.clock.jump(3 * minute);
        await sleep(1_000);
        const missed = await stage.all('MissRecorded');
        return missed.length > 0 && isSettled(await stage.processEvents());
      }, 'The miss and its message');
      await expectExactlyOnce(stage);
    },
    limitMs,
  );
});
