import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isSettled } from './exactly-once.js';
import { recordedOn, Stage } from './watched-cases.js';

const limitMs = 300_000;
const root = fileURLToPath(new URL('../../../..', import.meta.url));
let stage: Stage;

beforeEach(() => {
  stage = new Stage();
});

afterEach(() => stage.dispose());

it(
  'the import of all real histories sends nothing and misses nothing; what lies ahead is watched',
  async () => {
    // At noon no step of any deadline falls into the minutes of this test.
    stage.clock.set(`${recordedOn}T12:00:00.000Z`);
    const { status, stderr } = spawnSync(
      process.execPath,
      ['apps/ops/dist/main.js', 'import', 'histories', 'infra/histories'],
      {
        cwd: root,
        env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: stage.dataDir, ...stage.clock.env },
        timeout: 120_000,
        killSignal: 'SIGKILL',
        encoding: 'utf8',
      },
    );
    expect({ status, stderr }).toMatchObject({ status: 0 });
    await stage.worker();
    await stage.until(
      async () => (await stage.events()).some(({ type }) => type === 'deadlines-counted.v1'),
      'The first daily look',
    );
    const watched = await stage.all('DeadlineWatched');
    expect(watched.length).toBeGreaterThan(10);
    expect(watched.filter(({ due }) => due < recordedOn)).toEqual([]);
    expect(await stage.all('TimerFired')).toEqual([]);
    expect(await stage.missed()).toEqual([]);
    expect(stage.outbox()).toEqual([]);
    expect(isSettled(await stage.processEvents())).toBe(true);
  },
  limitMs,
);
