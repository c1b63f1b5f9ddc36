import { setTimeout as sleep } from 'node:timers/promises';
import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { all, failureOf, noted, notes } from './client.fixtures.js';
import { KurrentDbProcess } from './kurrentdb-process.js';

let server: KurrentDbProcess;
let client: KurrentDBClient;
const connect = () => {
  client = KurrentDBClient.connectionString(server.connectionString());
};
afterEach(async () => {
  await client.dispose();
  await server.dispose();
});
const stored = () => all(client.readStream('case-1', { maxCount: 10_000 }));

/** The append path sees the end of its connection in its own time. */
const reached = async () => {
  while ((await failureOf(client.deleteStream('nobody')))['type'] !== 'wrong-expected-version')
    await sleep(20);
};

it('a killed process loses nothing that was acknowledged', async () => {
  server = await KurrentDbProcess.start();
  connect();
  let acknowledged = 0;
  for (let kill = 0; kill < 3; kill += 1) {
    const killed = sleep(50 + 40 * kill).then(() => server.kill());
    for (;;) {
      const expected = acknowledged === 0 ? 'no_stream' : BigInt(acknowledged - 1);
      const event = noted(acknowledged, id(acknowledged));
      const append = client.appendToStream('case-1', event, { streamState: expected });
      if (!('succeeded' in (await failureOf(append)))) break;
      acknowledged += 1;
    }
    await killed;
    await server.up();
    await reached();
    const numbers = (await stored().catch(() => [])).map(({ revision }) => Number(revision));
    expect(numbers).toEqual(numbers.map((_, n) => n));
    // The one append that was under way may be there or not.
    expect([acknowledged, acknowledged + 1]).toContain(numbers.length);
  }
  expect(acknowledged).toBeGreaterThan(0);
});

it('an append of 5,000 events under a kill is there as a whole or not at all', async () => {
  server = await KurrentDbProcess.start();
  connect();
  await client.appendToStream('other-1', noted(0));
  const append = failureOf(
    client.appendToStream('case-1', notes(5000), { streamState: 'no_stream' }),
  );
  await sleep(60);
  await server.kill();
  const outcome = await append;
  await server.up();
  await reached();
  const events = await stored().catch(() => []);
  expect([0, 5000]).toContain(events.length);
  if ('succeeded' in outcome) expect(events).toHaveLength(5000);
  expect(await all(client.readStream('other-1', { maxCount: 1 }))).toHaveLength(1);
});

it('a frozen process answers nothing, and goes on when thawed', async () => {
  server = await KurrentDbProcess.start();
  connect();
  await client.appendToStream('case-1', noted(0));
  server.freeze();
  const append = client.appendToStream('case-1', noted(1));
  const still = Symbol('still waiting');
  expect(await Promise.race([append, sleep(300, still)])).toBe(still);
  server.thaw();
  expect((await append).nextExpectedRevision).toBe(1n);
});

it('can be absent, stopped and started again on its port', async () => {
  server = await KurrentDbProcess.absent();
  connect();
  expect(await failureOf(client.appendToStream('case-1', noted(0)))).toMatchObject({ code: 14 });
  await server.up();
  await reached();
  await client.appendToStream('case-1', noted(0));
  await server.stop();
  await server.up();
  await reached();
  expect((await client.appendToStream('case-1', noted(1))).nextExpectedRevision).toBe(1n);
});

const id = (n: number) => `00000000-0000-4000-8000-${n.toString().padStart(12, '0')}`;
