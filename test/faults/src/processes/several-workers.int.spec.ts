import { expectExactlyOnce, isSettled } from './exactly-once.js';
import { morning, Stage } from './watched-cases.js';

const limitMs = 180_000;
let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(() => stage.dispose());

it(
  'two workers on one log, each with a view of its own, have one effect together',
  async () => {
    for (let index = 0; index < 5; index += 1) await stage.recordCase(32);
    await Promise.all([stage.worker(), stage.worker('second.read.db')]);
    await stage.until(
      async () => (await stage.all('DeadlineWatched')).length >= 5,
      'The watch of all reports',
    );
    stage.clock.set(morning(2));
    await stage.until(() => stage.outbox().length >= 5, 'A reminder for each');
    stage.clock.set(morning(34));
    await stage.until(
      async () =>
        (await stage.all('MissRecorded')).length >= 5 && isSettled(await stage.processEvents()),
      'The miss of each',
    );
    const watched = await stage.all('DeadlineWatched');
    expect(new Set(watched.map(({ key, due }) => `${due}/${key}`)).size).toBe(watched.length);
    await expectExactlyOnce(stage);
  },
  limitMs,
);
