import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { recordAcceptance } from '@interventions/application';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { problemSchema, readinessSchema } from '@interventions/contracts';
import { note } from './testing/api-caller.js';
import { startApi, type StartedApi } from './testing/started-api.js';

/** Accepts what a log lost, as the operator’s command does. */
async function accept(file: string, seen: string): Promise<void> {
  const store = new SqliteEventStore({ file });
  const ended = await store.head();
  await store.renewEpoch();
  const commandId = randomUUID();
  await recordAcceptance(
    store,
    {
      ...{ actor: 'operator', role: 'system', commandId, requestHash: commandId },
      ...{ correlationId: commandId, causationId: commandId },
    },
    { reason: 'The disk failed.', seen, ended },
  );
  await store.close();
}

/** Ends an api and leaves its folder. */
async function end({ api, backend }: StartedApi): Promise<void> {
  await api.app.close();
  await backend.close();
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await holds()) return;
    await pause(20);
  }
  throw new Error('It did not come to hold.');
}

describe('a log that lost entries which were seen in it', () => {
  let dataDir: string;
  let api: StartedApi | undefined;
  beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'withheld-'))));
  afterEach(async () => {
    await api?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const log = () => join(dataDir, 'events.db');

  it('is read and takes nothing, until an operator accepts it; links from before lead where they led', async () => {
    let first = await startApi({ dataDir });
    const id = await first.as('case-officer').open();
    const state = `/v1/interventions/${id}/state`;
    const seen = await first.backend.store.head();
    await end(first);
    await copyFile(log(), join(dataDir, 'old.db'));
    first = await startApi({ dataDir });
    await first.as('case-officer').record(id, 'notes', note('lost'), 0);
    const lost = await first.backend.store.head();
    await end(first);
    expect(JSON.parse(await readFile(join(dataDir, 'log.witness.json'), 'utf8'))).toMatchObject({
      ordinal: '2',
    });
    await copyFile(join(dataDir, 'old.db'), log());

    const withheld = await startApi({ dataDir });
    api = withheld;
    const officer = withheld.as('case-officer');
    expect((await officer.get(`/v1/interventions/${id}`)).status).toBe(200);
    const refused = await officer.record(id, 'notes', note('x'), 0, 'again');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    const problem = problemSchema.parse(refused.body);
    expect(problem.code).toBe('log-withheld');
    expect(problem.detail).toContain(lost);
    expect(problem.detail).toContain(`ends at ${seen}`);
    expect(problem.detail).toContain('ops accept-log');
    expect(problem.remedy).toContain('Reading goes on');
    const ready = await withheld.nobody.get('/health/ready');
    expect(ready.status).toBe(200);
    expect(readinessSchema.parse(ready.body)).toMatchObject({
      ready: true,
      store: 'withheld',
      detail: problem.detail,
    });
    const number = async () => (await withheld.nobody.get('/metrics')).text;
    expect(await number()).toContain('interventions_log_withheld 1');

    await accept(log(), lost);
    await until(async () => (await withheld.nobody.get('/health/ready')).body['store'] === 'up');
    expect(await number()).toContain('interventions_log_withheld 0');
    const recorded = await officer.record(id, 'notes', note('x'), 0, 'again');
    expect([recorded.status, recorded.headers.get('idempotent-replayed')]).toEqual([201, null]);

    const then = await officer.get(`${state}?knownAt=${seen}`);
    expect(then.status).toBe(200);
    const epoch = await withheld.backend.store.epoch();
    expect(then.body['asAt']).toMatchObject({ knownAt: seen.replace(/^.{8}/, epoch) });
    const gone = await officer.get(`${state}?knownAt=${lost}`);
    expect([gone.status, gone.body['field']]).toEqual([400, 'knownAt']);
    const stale = await officer.get(`/v1/interventions/${id}`, { 'read-after': seen });
    expect([stale.status, stale.body['field']]).toEqual([400, 'Read-After']);
  }, 40_000);

  it('is withheld too when its file was deleted', async () => {
    const first = await startApi({ dataDir });
    await first.as('case-officer').open();
    await end(first);
    for (const end of ['', '-wal', '-shm']) await rm(`${log()}${end}`, { force: true });
    api = await startApi({ dataDir });
    expect((await api.nobody.get('/health/ready')).body).toMatchObject({
      store: 'withheld',
      detail: expect.stringContaining('not the one that was seen here before') as string,
    });
    await expect(api.as('case-officer').open()).rejects.toThrow('log-withheld');
    expect((await api.as('researcher').get('/v1/interventions')).status).toBe(200);
    expect(api.logged()).toContain('not the one that was seen here before');
  }, 20_000);
});
