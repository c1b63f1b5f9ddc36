import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ApiClient, Fleet, type ApiAnswer, type Replica } from '@interventions/test-support';
import { KurrentDbProcess } from '@interventions/test-support/kurrentdb';

const day = '2026-01-05';
const note = (text: string) => ({ effectiveOn: day, details: { text, visibility: 'case-team' } });

describe('two apis on one log of KurrentDB', () => {
  let server: KurrentDbProcess;
  let fleet: Fleet;
  let officers: readonly [ApiClient, ApiClient];

  beforeAll(async () => {
    server = await KurrentDbProcess.start();
    fleet = await Fleet.of({ eventStoreUrl: server.connectionString() });
    for (const api of fleet.apis) api.start();
    for (const api of fleet.apis) await api.ready();
    const [one, two] = fleet.apis.map((api) => new ApiClient(api.url));
    if (one === undefined || two === undefined) throw new Error('There are two apis.');
    await one.signIn('case-officer');
    await two.signIn('case-officer');
    officers = [one, two];
  }, 120_000);

  afterAll(async () => {
    await fleet.dispose();
    await server.dispose();
  }, 60_000);

  const read = (client: ApiClient, id: string, after?: unknown): Promise<ApiAnswer> =>
    client.get(`/v1/interventions/${id}`, {
      headers: typeof after === 'string' ? { 'read-after': after } : {},
    });
  const open = async (laCode: string): Promise<string> => {
    const opened = await officers[0].post(
      '/v1/interventions',
      { effectiveOn: day, details: { laCode, trigger: 'emergency' } },
      { 'if-none-match': '*' },
    );
    if (opened.status !== 201) throw new Error(JSON.stringify(opened.body));
    const id = String(opened.body['id']);
    for (const officer of officers) await read(officer, id, opened.body['position']);
    return id;
  };
  const record = (
    client: ApiClient,
    id: string,
    etag: string,
    text: string,
    key: string = randomUUID(),
  ) =>
    client.post(`/v1/interventions/${id}/notes`, note(text), {
      'if-match': etag,
      'idempotency-key': key,
    });

  it('what one records the other shows to whoever names its position, with the same ETag', async () => {
    const id = await open('871');
    const [one, two] = officers;
    let [from, to] = [one, two];
    let after: unknown;
    for (let round = 0; round < 10; round += 1) {
      const before = await read(from, id, after);
      const recorded = await record(from, id, before.headers.get('etag') ?? '', `round ${round}`);
      expect([recorded.status, recorded.body['title']]).toEqual([201, undefined]);
      after = recorded.body['position'];
      const there = await read(to, id, after);
      const here = await read(from, id, after);
      expect(there.status).toBe(200);
      expect(there.headers.get('etag')).toBe(recorded.headers.get('etag'));
      expect(here.headers.get('etag')).toBe(there.headers.get('etag'));
      expect(there.body).toEqual(here.body);
      [from, to] = [to, from];
    }
  }, 60_000);

  it('one key used on both at once has one effect and one answer', async () => {
    const id = await open('330');
    for (let round = 0; round < 20; round += 1) {
      const etag = (await read(officers[0], id)).headers.get('etag') ?? '';
      const fresh = (await read(officers[1], id)).headers.get('etag') ?? '';
      const key = randomUUID();
      const expected = etag > fresh ? etag : fresh;
      const answers = await Promise.all(
        [0, 1, 0, 1].map((which) =>
          record(which === 0 ? officers[0] : officers[1], id, expected, `twice ${round}`, key),
        ),
      );
      const won = answers.filter(({ status }) => status === 201 || status === 200);
      expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
        answers.map(({ status }) => [status, undefined]),
      );
      expect(won).toHaveLength(4);
      expect(new Set(won.map(({ body }) => JSON.stringify(body['eventIds']))).size).toBe(1);
      await read(officers[0], id, won[0]?.body['position']);
      await read(officers[1], id, won[0]?.body['position']);
    }
    const timeline = await officers[0].get(`/v1/interventions/${id}/timeline?limit=100`);
    const texts = JSON.stringify(timeline.body);
    for (let round = 0; round < 20; round += 1)
      expect(texts.split(`twice ${round}"`).length - 1).toBeLessThanOrEqual(2);
  }, 60_000);

  it('two different decisions on one state: one is recorded, the other hears what was', async () => {
    const id = await open('301');
    for (let round = 0; round < 10; round += 1) {
      const { headers } = await read(officers[0], id);
      const etag = headers.get('etag') ?? '';
      const answers = await Promise.all([
        record(officers[0], id, etag, `one ${round}`),
        record(officers[1], id, etag, `other ${round}`),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 412]);
      const position = answers.find(({ status }) => status === 201)?.body['position'];
      await read(officers[0], id, position);
      await read(officers[1], id, position);
    }
  }, 60_000);

  it('an api that starts empty is not ready until it has caught up, and joins by itself', async () => {
    const [, second] = fleet.apis;
    const id = await open('825');
    const { headers } = await read(officers[0], id);
    const recorded = await record(officers[0], id, headers.get('etag') ?? '', 'before it starts');
    await second.kill();
    second.start({ API_VIEW: 'empty.read.db' });
    const seen: (number | undefined)[] = [];
    await untilReady(second, seen);
    expect(seen.filter((status) => status !== undefined && status !== 503)).toEqual([]);
    const there = await read(officers[1], id);
    expect(there.headers.get('etag')).toBe(recorded.headers.get('etag'));
  }, 60_000);

  it('an api that is given a copy of the views of another goes on from there', async () => {
    const [first, second] = fleet.apis;
    const copy = join(fleet.folder, 'copied-views');
    const id = await open('383');
    await second.kill();
    rmSync(second.dataDir, { recursive: true });
    mkdirSync(second.dataDir);
    const taken = await fleet.ops(first, 'snapshot-view', 'api', copy);
    expect([taken.code, taken.err]).toEqual([0, '']);
    const adopted = await fleet.ops(second, 'adopt-view', copy);
    expect([adopted.code, adopted.err]).toEqual([0, '']);
    await second.start().ready();
    const [here, there] = [await read(officers[0], id), await read(officers[1], id)];
    expect(there.headers.get('etag')).toBe(here.headers.get('etag'));
    expect((await fleet.ops(second, 'verify')).out).toContain('Every view equals the log.');
  }, 60_000);

  it('an operator’s verbs work on it; a backup is its own checkpoint and says how the rest is backed up', async () => {
    const [api] = fleet.apis;
    const folder = join(fleet.folder, 'backup');
    const made = await fleet.ops(api, 'backup', folder);
    expect([made.code, made.err]).toEqual([1, '']);
    const manifest = JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8')) as {
      position: string;
    };
    const id = await open('933');
    const { position } = (await read(officers[0], id)).body;
    expect(manifest.position).toMatch(/^[0-9a-f]{8}-\d{20}$/);
    expect(manifest.position < String(position)).toBe(true);
    expect((await fleet.ops(api, 'restore', folder)).code).toBe(3);
    const verified = await fleet.ops(api, 'verify');
    expect([verified.code, verified.out]).toEqual([
      0,
      expect.stringContaining('Every view equals the log.'),
    ]);
    expect((await fleet.ops(api, 'show', 'Slough')).out).toContain('Slough Borough Council');
  }, 60_000);

  it('while the log cannot be reached people read on, are told since when, and nothing is recorded', async () => {
    const id = await open('352');
    const before = await read(officers[0], id);
    await server.kill();
    const refused = await record(officers[0], id, before.headers.get('etag') ?? '', 'lost?');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    const during = await read(officers[0], id);
    expect(during.status).toBe(200);
    expect(during.body).toEqual(before.body);
    expect(Date.parse(during.headers.get('as-of') ?? '')).toBeLessThanOrEqual(Date.now());
    const health = await fleet.apis[0].health();
    expect(health?.status).toBe(200);
    expect(health?.body).toMatchObject({ ready: true, store: 'down' });
    expect(String(health?.body['detail'])).toContain('cannot be reached');
    await server.up();
    const etag = before.headers.get('etag') ?? '';
    const end = performance.now() + 30_000;
    let again = await record(officers[0], id, etag, 'back', 'key-after-the-outage');
    while (again.status === 503 && performance.now() < end)
      again = await record(officers[0], id, etag, 'back', 'key-after-the-outage');
    expect(again.status).toBe(201);
    await fleet.apis[0].ready();
  }, 120_000);
});

async function untilReady(replica: Replica, seen: (number | undefined)[]): Promise<void> {
  const end = performance.now() + 60_000;
  while (performance.now() < end) {
    const status = (await replica.health())?.status;
    if (status === 200) return;
    seen.push(status);
  }
  throw new Error(`It did not become ready. It said:\n${replica.output.slice(-4_000)}`);
}
