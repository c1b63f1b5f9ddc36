import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqliteDatabase } from '@interventions/adapters/sqlite';
import { problemSchema, readinessSchema } from '@interventions/contracts';
import { note } from './testing/api-caller.js';
import { startApi, type StartedApi } from './testing/started-api.js';

describe('when something fails', () => {
  let api: StartedApi | undefined;

  afterEach(async () => {
    await api?.stop();
  });

  it('starts without its log, says so, and recovers when it can be opened', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'api-'));
    await mkdir(join(dataDir, 'events.db'));
    api = await startApi({ dataDir, wait: false });
    expect((await api.nobody.get('/health/live')).status).toBe(200);
    const ready = await api.nobody.get('/health/ready');
    expect(ready.status).toBe(503);
    expect(readinessSchema.parse(ready.body)).toMatchObject({ ready: false, store: 'down' });
    const numbers = await api.nobody.get('/metrics');
    expect(numbers.status).toBe(200);
    expect(numbers.text).toContain('interventions_views_open 0');
    for (const answer of [
      await api.as('case-officer').get('/v1/interventions'),
      await api
        .as('case-officer')
        .post(
          '/v1/interventions',
          { effectiveOn: '2014', details: { laCode: '871', trigger: 'emergency' } },
          { 'idempotency-key': 'k' },
        ),
      await api.as('case-officer').record(randomUUID(), 'notes', note('x'), 0),
    ]) {
      expect([answer.status, answer.body['code']]).toEqual([503, 'store-unavailable']);
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    await rm(join(dataDir, 'events.db'), { recursive: true });
    while ((await api.nobody.get('/health/ready')).status !== 200)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await api.as('case-officer').open('871', 'k');
  }, 20_000);

  it('refuses to record on a full disk, goes on reading, and recovers by itself', async () => {
    const opened: SqliteDatabase[] = [];
    api = await startApi({ log: { tune: (database) => void opened.push(database) } });
    const officer = api.as('case-officer');
    const id = await officer.open();
    const limit = (pages: number) =>
      opened.forEach((database) => database.exec(`PRAGMA max_page_count = ${pages}`));
    limit(1);
    let revision = 0;
    let refused = await officer.record(id, 'notes', note('x'.repeat(9_000)), revision, 'full');
    while (refused.status === 201) {
      revision += 1;
      refused = await officer.record(
        id,
        'notes',
        note('x'.repeat(9_000)),
        revision,
        `full ${revision}`,
      );
      expect(revision).toBeLessThan(200);
    }
    expect([refused.status, refused.body['code']]).toEqual([507, 'storage-full']);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(problemSchema.parse(refused.body).remedy).toContain('reading goes on');
    expect((await officer.get(`/v1/interventions/${id}`)).status).toBe(200);
    const degraded = await api.nobody.get('/health/ready');
    expect([degraded.status, degraded.body['store']]).toEqual([200, 'read-only']);
    limit(1_000_000);
    const key = revision === 0 ? 'full' : `full ${revision}`;
    const again = await officer.record(id, 'notes', note('x'.repeat(9_000)), revision, key);
    expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([201, null]);
    expect((await api.nobody.get('/health/ready')).body['store']).toBe('up');
  }, 20_000);

  it('tells nothing of a fault of its own but the correlation id', async () => {
    api = await startApi();
    const { backend } = api;
    const broken = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(backend), 'views');
    expect(broken).toBeDefined();
    Object.defineProperty(backend, 'views', {
      get: () => {
        throw new TypeError('canary in a stack');
      },
    });
    const answer = await api
      .as('researcher')
      .get('/v1/vehicles', { 'x-correlation-id': 'find-me-1' });
    Reflect.deleteProperty(backend, 'views');
    expect(answer.status).toBe(500);
    expect(problemSchema.parse(answer.body)).toMatchObject({
      code: 'fault',
      correlationId: 'find-me-1',
    });
    expect(answer.text).not.toMatch(/canary|TypeError|\.ts|at /);
    const line =
      api
        .logged()
        .split('\n')
        .find((one) => one.includes('canary')) ?? '';
    expect(line).toContain('find-me-1');
  });

  it('logs each answer in a line, and those about its health only for who debugs', async () => {
    api = await startApi();
    await api.nobody.get('/health/live');
    await api.nobody.get('/v1/personas');
    type Line = { readonly route?: string; readonly level: number };
    const lines = (): Line[] =>
      api
        ?.logged()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Line) ?? [];
    const levelOf = (route: string) => lines().find((line) => line.route === route)?.level;
    while (levelOf('/v1/personas') === undefined)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect([levelOf('/health/live'), levelOf('/v1/personas')]).toEqual([20, 30]);
  });

  it('rebuilds its views and tries parked streams again for the operator', async () => {
    api = await startApi();
    await api.as('case-officer').open();
    const token = (await readFile(join(api.dataDir, 'ops-token'), 'utf8')).trim();
    const operator = { authorization: `Bearer ${token}` };
    for (const body of [{}, { model: 'timeline' }]) {
      const rebuilt = await api.nobody.post('/ops/rebuild', body, operator);
      expect([rebuilt.status, rebuilt.body]).toEqual([200, { done: true }]);
    }
    expect((await api.nobody.post('/ops/rebuild', { model: 'nothing' }, operator)).status).toBe(
      400,
    );
    const retried = await api.nobody.post('/ops/retry', {}, operator);
    expect([retried.status, retried.body]).toEqual([200, { released: 0, stillParked: 0 }]);
    expect((await api.as('researcher').get('/v1/interventions')).body['total']).toBe(1);
  });

  it('keeps its secrets to its owner', async () => {
    api = await startApi();
    for (const file of ['signing-key.json', 'ops-token', 'subject-keys.db'])
      expect([file, (await stat(join(api.dataDir, file))).mode & 0o077]).toEqual([file, 0]);
  });

  it('keeps a private person’s details out of the log as text', async () => {
    api = await startApi();
    const officer = api.as('case-officer');
    const id = await officer.open();
    const details = {
      text: 'canary about a person',
      about: 'Ann Example',
      visibility: 'case-team',
    };
    const noted = await officer.record(id, 'notes', { effectiveOn: '2015', details }, 0);
    expect(noted.status).toBe(201);
    for await (const event of api.backend.store.readAll())
      expect(JSON.stringify(event.data)).not.toMatch(/canary|Ann Example/);
    const timeline = await officer.get(`/v1/interventions/${id}/timeline`, {
      'read-after': String(noted.body['position']),
    });
    expect(timeline.text).toContain('canary about a person');
  });
});
