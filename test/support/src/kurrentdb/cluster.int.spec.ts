import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { all, failureOf, noted } from './client.fixtures.js';
import { KurrentDbDouble } from './kurrentdb-double.js';

let nodes: KurrentDbDouble[];
let client: KurrentDBClient;
const settings = 'tls=false&discoveryInterval=10&maxDiscoverAttempts=3';
const hosts = () => nodes.map(({ port }) => `127.0.0.1:${port}`);

beforeEach(async () => {
  nodes = await Promise.all([0, 1, 2].map(() => KurrentDbDouble.start()));
});
afterEach(async () => {
  await client.dispose();
  await Promise.all(nodes.map((node) => node.dispose()));
});
const leads = (leader: number) => {
  const members = nodes.map(({ port }, index) => ({
    host: '127.0.0.1',
    port,
    alive: true,
    state: index === leader ? ('leader' as const) : ('follower' as const),
  }));
  for (const node of nodes) node.setMembers(members);
};

it.each([
  ['discovery', () => `kurrentdb+discover://${hosts()[0]}?${settings}`],
  ['several hosts', () => `kurrentdb://${hosts().join(',')}?${settings}`],
])('a client with %s finds the leader', async (_way, connectionString) => {
  leads(2);
  client = KurrentDBClient.connectionString(connectionString());
  await client.appendToStream('case-1', noted(0));
  expect(await all(client.readStream('case-1', { maxCount: 1 }))).toHaveLength(1);
  expect(nodes.map((node) => node.callsOf('append'))).toEqual([0, 0, 1]);
  expect(nodes.map((node) => node.callsOf('read'))).toEqual([0, 0, 1]);
  expect(nodes.map((node) => node.callsOf('gossip')).some((calls) => calls > 0)).toBe(true);
});

it('a client goes to the next leader when the first is gone', async () => {
  leads(1);
  client = KurrentDBClient.connectionString(`kurrentdb://${hosts().join(',')}?${settings}`);
  await client.appendToStream('case-1', noted(0));
  await nodes[1]?.kill();
  leads(0);
  const attempts: unknown[] = [];
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const outcome = await failureOf(client.appendToStream('case-1', noted(1)));
    attempts.push(outcome);
    if ('succeeded' in outcome) break;
  }
  expect(attempts.at(-1)).toMatchObject({ succeeded: { success: true } });
  expect(nodes[0]?.callsOf('append')).toBe(1);
});

it('a client that finds nobody fails with an error that is none of its own', async () => {
  for (const node of nodes) await node.kill();
  client = KurrentDBClient.connectionString(`kurrentdb://${hosts().join(',')}?${settings}`);
  const failure = await failureOf(client.appendToStream('case-1', noted(0)));
  expect(failure).toEqual({ name: 'Error', message: 'Failed to discover after 3 attempts.' });
});
