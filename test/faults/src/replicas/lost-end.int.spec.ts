import { readFileSync, writeFileSync } from 'node:fs';
import { Fleet, RedisServer, type ApiClient } from '@interventions/test-support';
import { KurrentDbProcess } from '@interventions/test-support/kurrentdb';

const opening = {
  effectiveOn: '2026-01-05',
  details: { laCode: '871', trigger: 'emergency' },
};

let server: KurrentDbProcess;
let redis: RedisServer;
let fleet: Fleet;

beforeAll(async () => {
  server = await KurrentDbProcess.start();
  redis = await RedisServer.start();
  fleet = await Fleet.of({ eventStoreUrl: server.connectionString(), redisUrl: redis.url });
}, 60_000);

afterAll(async () => {
  await fleet.dispose();
  await redis.dispose();
  await server.dispose();
}, 60_000);

it('a process with an empty folder takes nothing into a log that lost its end on the server, until an operator accepts it', async () => {
  const [first, second] = fleet.apis;
  await first.start().ready();
  const officer = await fleet.client().signIn('case-officer');
  const opened = await officer.post('/v1/interventions', opening, { 'if-none-match': '*' });
  expect(opened.status).toBe(201);
  const path = `/v1/interventions/${String(opened.body['id'])}/notes`;
  expect((await note(officer, path, 'kept', opened.headers.get('etag'))).status).toBe(201);
  expect(await first.stop()).toBe(0);

  await server.kill();
  loseLast(server.file);
  await server.up();

  await second.start().ready();
  const health = await second.health();
  expect(health?.body).toMatchObject({ ready: true, store: 'withheld' });
  const refused = await note(officer, path, 'refused', opened.headers.get('etag'));
  expect([refused.status, refused.body['code']]).toEqual([503, 'log-withheld']);
  expect(String(refused.body['detail'])).toContain('ops accept-log');
  expect((await officer.get(path.replace('/notes', ''))).status).toBe(200);

  const accepted = await fleet.ops(
    second,
    'accept-log',
    '--reason',
    'The disk of the server died.',
  );
  expect([accepted.code, accepted.err]).toEqual([0, '']);
  const end = performance.now() + 30_000;
  let again = await note(officer, path, 'again', opened.headers.get('etag'));
  while (again.status === 503 && performance.now() < end)
    again = await note(officer, path, 'again', opened.headers.get('etag'));
  expect(again.status).toBe(201);
}, 120_000);

function note(officer: ApiClient, path: string, text: string, etag: string | null) {
  const body = { effectiveOn: '2026-01-05', details: { text, visibility: 'case-team' } };
  return officer.post(path, body, { 'if-match': etag ?? '' });
}

/** Leaves the last entry out of the server’s records, as a restored older copy would. */
function loseLast(file: string): void {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const last = lines.findLastIndex((line) => line.includes('"note-added.v1"'));
  writeFileSync(file, `${lines.slice(0, last).join('\n')}\n`);
}
