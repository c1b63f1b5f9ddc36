import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { readEventStoreSettings } from '@interventions/adapters/backend';
import { Fleet, RedisServer } from '@interventions/test-support';
import { KurrentDbProcess } from '@interventions/test-support/kurrentdb';
import { expectExactlyOnce, isSettled } from '../processes/exactly-once.js';
import { morning, Stage } from '../processes/watched-cases.js';
import { Recorder } from './recorder.js';

const loadSeconds = 40;
const cases = 6;

let server: KurrentDbProcess;
let redis: RedisServer;
let stage: Stage;
let fleet: Fleet;

beforeAll(async () => {
  server = await KurrentDbProcess.start();
  redis = await RedisServer.start({ appendOnly: true });
  stage = new Stage();
  fleet = await Fleet.of({
    eventStoreUrl: server.connectionString(),
    redisUrl: redis.url,
    worker: stage.clock.env,
  });
  const eventStore = readEventStoreSettings({
    EVENT_STORE_URL: server.connectionString(),
    SUBJECT_KEYS_SECRET_FILE: `${fleet.folder}/keys-secret`,
  });
  stage.place = { dataDir: stage.dataDir, eventStore };
  await fleet.start();
  stage.outboxIn = fleet.workersFolder;
}, 120_000);

afterAll(async () => {
  await fleet.dispose();
  await stage.dispose();
  await redis.dispose();
  await server.dispose();
}, 60_000);

it('loses nothing acknowledged and doubles nothing while processes are killed and Redis is flushed under load', async () => {
  for (let index = 0; index < cases; index += 1) await stage.recordCase(32);
  await stage.until(
    async () => (await stage.all('DeadlineWatched')).length >= cases,
    'The watch of all reports',
  );
  const { token } = (
    await fleet.client().send('POST', '/v1/sign-in', {
      body: { persona: 'researcher' },
    })
  ).body;
  const reading = autocannon({
    url: `${fleet.apiUrl}/v1/interventions?status=all`,
    connections: 4,
    duration: loadSeconds,
    overallRate: 100,
    headers: { authorization: `Bearer ${String(token)}` },
  });
  const recorders = ['330', '301', '825', '352'].map(
    (laCode, index) => new Recorder(fleet, `Recorder ${index}`, laCode),
  );
  const over = { now: false };
  const recording = recorders.map((recorder) => recorder.run(() => over.now));

  const kills = await disturb();
  const read = await reading;
  over.now = true;
  await Promise.all(recording);

  for (const replica of fleet.all) await replica.ready();
  await stage.until(
    async () =>
      (await stage.all('MissRecorded')).length >= cases && isSettled(await stage.processEvents()),
    'The miss of each',
  );

  const events = await stage.events();
  const acknowledged = recorders.flatMap((recorder) => recorder.acknowledged);
  const ids = events.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const held = new Set(ids);
  expect(acknowledged.flatMap(({ eventIds }) => eventIds.filter((id) => !held.has(id)))).toEqual(
    [],
  );
  const texts = events.flatMap(({ type, data }) =>
    type === 'note-added.v1' ? [(data as { details: { text: string } }).details.text] : [],
  );
  expect(acknowledged.map(({ text }) => texts.filter((one) => one === text).length)).toEqual(
    acknowledged.map(() => 1),
  );
  expect(texts.length).toBe(new Set(texts).size);
  await expectExactlyOnce(stage);
  for (const replica of [...fleet.apis, ...fleet.workers]) {
    const { code, out, err } = await fleet.ops(replica, 'verify');
    expect([code, err, out.includes('Every view equals the log.')]).toEqual([0, '', true]);
  }
  const said = fleet.all.map(({ output }) => output).join('');
  expect(said).not.toMatch(/unhandled|TypeError|ReferenceError/i);
  expect(acknowledged.length).toBeGreaterThan(50);
  expect(read['2xx']).toBeGreaterThan(100);
  const faults = recorders.reduce((sum, one) => sum + one.faults, 0);
  process.stdout.write(
    `kill and flush: ${kills} kills, ${acknowledged.length} acknowledged, ${faults} requests repeated, ${read['2xx']} reads answered, ${read.errors + read.non2xx} not, ${events.length} events, ${stage.outbox().length} messages\n`,
  );
}, 280_000);

/** Kills each kind of process in turn, the log's server and Redis among them, and flushes; gives how many were killed. */
async function disturb(): Promise<number> {
  const [api1, api2] = fleet.apis;
  const [worker1, worker2] = fleet.workers;
  const killed = async (replica: (typeof fleet.all)[number], pauseMs: number): Promise<void> => {
    await replica.kill();
    await sleep(pauseMs);
    replica.start();
  };
  await sleep(2_000);
  stage.clock.set(morning(2));
  await killed(worker1, 300);
  await redis.flush();
  await killed(api1, 500);
  await sleep(3_000);
  await killed(worker2, 300);
  await api1.ready();
  await killed(api2, 500);
  await redis.flush();
  await sleep(2_000);
  await server.kill();
  await sleep(1_500);
  await server.up();
  await sleep(3_000);
  stage.clock.set(morning(34));
  await killed(fleet.web, 300);
  await killed(worker1, 300);
  await redis.kill();
  await sleep(1_500);
  await redis.up();
  await killed(worker2, 300);
  await api2.ready();
  await killed(api1, 500);
  await redis.flush();
  await server.kill();
  await sleep(500);
  await server.up();
  await api1.ready();
  await killed(api2, 500);
  return 12;
}
