import { RedisServer } from '@interventions/test-support';
import { expectExactlyOnce, isSettled } from './exactly-once.js';
import { morning, Stage } from './watched-cases.js';

const limitMs = 240_000;
const minute = 60_000;
const cases = 6;
let redis: RedisServer;
let stage: Stage;

beforeEach(async () => {
  redis = await RedisServer.start();
  stage = new Stage({ REDIS_URL: redis.url });
});

afterEach(async () => {
  await stage.dispose();
  await redis.dispose();
});

it(
  'two workers that Redis wakes have one effect, with one of them killed and Redis started again empty',
  async () => {
    for (let index = 0; index < cases; index += 1) await stage.recordCase(32);
    const [first] = await Promise.all([stage.worker(), stage.worker('second.read.db')]);
    await stage.until(
      async () => (await stage.all('DeadlineWatched')).length >= cases,
      'The watch of all reports',
    );
    stage.clock.set(morning(2));
    await stage.until(() => stage.outbox().length >= cases, 'A reminder for each');
    await redis.kill();
    stage.clock.set(morning(33));
    await redis.up();
    await first.kill();
    stage.launch();
    await stage.until(async () => {
      stage.clock.jump(3 * minute);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      const missed = await stage.all('MissRecorded');
      return missed.length >= cases && isSettled(await stage.processEvents());
    }, 'The miss of each');
    await expectExactlyOnce(stage);
  },
  limitMs,
);
