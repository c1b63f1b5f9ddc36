import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { verifyViews } from '@interventions/adapters/views';
import type { ApiAnswer, ApiClient } from '@interventions/test-support';
import { Replica, stoppedViews, type Release } from './replica.js';

const limitMs = 120_000;
const newerType = 'direction-revoked.v2';
/** What takes in entries of cases; the others meet no event that is new to them. */
const stopping = [
  'audit-trail',
  'claims',
  'deadlines',
  'interventions',
  'search',
  'timeline',
  'vehicles',
];

const dataDir = mkdtempSync(join(tmpdir(), 'upgrade-'));
const running: Replica[] = [];
let first: Replica;
let second: Replica;
/** The case that only both releases’ events are in, and the one that the newer release adds to. */
let known = '';
let newer = '';

async function start(release: Release, view: string, program?: 'api' | 'worker'): Promise<Replica> {
  const replica = new Replica(release, dataDir, view, program);
  running.push(replica);
  await replica.url();
  return replica;
}

async function officer(replica: Replica): Promise<ApiClient> {
  return (await replica.client()).signIn('case-officer');
}

async function open(client: ApiClient, laCode: string): Promise<string> {
  const details = { laCode, trigger: 'inadequate-judgement' };
  const { body } = await client.post('/v1/interventions', { effectiveOn: '2014-02-11', details });
  return String(body['id']);
}

function record(
  client: ApiClient,
  id: string,
  route: string,
  revision: number,
  details: object,
): Promise<ApiAnswer> {
  const body = { effectiveOn: '2015-01-05', details };
  return client.post(`/v1/interventions/${id}/${route}`, body, { 'if-match': `"${revision}"` });
}

/** What a case page and its timeline say to be missing, and the entries that the timeline shows. */
async function shown(replica: Replica, id: string, after?: string) {
  const client = await officer(replica);
  const headers: Readonly<Record<string, string>> =
    after === undefined ? {} : { 'read-after': after };
  const page = await client.get(`/v1/interventions/${id}`, { headers });
  const timeline = await client.get(`/v1/interventions/${id}/timeline?order=oldest`, { headers });
  const items = timeline.body['items'] as readonly { act: string; details: object }[];
  return {
    status: [page.status, timeline.status],
    missing: [page.body['incompleteFrom'], timeline.body['incompleteFrom']],
    acts: items.map(({ act }) => act),
    last: items.at(-1)?.details,
  };
}

const complete = { status: [200, 200], missing: [null, null] };

async function withLog<T>(work: (store: SqliteEventStore) => Promise<T>): Promise<T> {
  const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Fails unless every view of a file equals a fold of the log by this release, with nothing set aside. */
async function expectEqualToLog(view: string): Promise<void> {
  const file = join(dataDir, view);
  const { ok, models } = await withLog((store) => verifyViews({ file, store }));
  expect(models.filter(({ result, parked }) => result !== 'equal' || parked.length > 0)).toEqual(
    [],
  );
  expect(ok).toBe(true);
}

function timelineVersionIn(view: string): unknown {
  const database = new DatabaseSync(join(dataDir, view), { readOnly: true });
  try {
    return database.prepare("SELECT version FROM view_models WHERE name = 'timeline'").get()?.[
      'version'
    ];
  } finally {
    database.close();
  }
}

async function storedLines(replica: Replica, id: string): Promise<readonly string[]> {
  const { body } = await (await officer(replica)).get(`/v1/interventions/${id}/history`);
  return String(body['text']).trimEnd().split('\n');
}

beforeAll(async () => {
  [first, second] = await Promise.all([start('earlier', 'a.read.db'), start('this', 'b.read.db')]);
  await Promise.all([first, second].map((one) => one.health(({ ready }) => ready)));
  const client = await officer(first);
  known = await open(client, '871');
  newer = await open(client, '330');
  for (const id of [known, newer])
    await record(client, id, 'directions', 0, { kind: 'social-care' });
}, limitMs);

afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  rmSync(dataDir, { recursive: true, force: true });
}, limitMs);

describe('two releases of the api on one log', () => {
  it(
    'serve side by side, each its own version of a view from its own file',
    async () => {
      const signed = { signedBy: 'A deputy director' };
      const old = await record(await officer(first), known, 'direction-revocations', 1, signed);
      expect(old.status).toBe(201);
      const position = String(old.body['position']);
      expect(await shown(first, known, position)).toMatchObject({ ...complete, last: signed });
      expect(await shown(second, known, position)).toMatchObject({
        ...complete,
        last: { signatories: [{ name: 'A deputy director' }] },
      });
      expect([timelineVersionIn('a.read.db'), timelineVersionIn('b.read.db')]).toEqual([3, 4]);
    },
    limitMs,
  );

  it(
    'the newer one records what the earlier does not know, and its readers see it',
    async () => {
      const signatories = [{ name: 'A minister', rank: 'minister' }];
      const client = await officer(second);
      const answer = await record(client, newer, 'direction-revocations', 1, { signatories });
      expect(answer.status).toBe(201);
      expect(await shown(second, newer, String(answer.body['position']))).toMatchObject({
        ...complete,
        last: { signatories },
      });
    },
    limitMs,
  );

  it(
    'the earlier one stops the views that meet it, and says which and why',
    async () => {
      const health = await first.health((found) => stoppedViews(found).length > 0);
      expect([health.status, health.ready]).toEqual([503, false]);
      expect(health.detail).toContain(newerType);
      expect(stoppedViews(health)).toEqual(stopping);
      for (const { state, detail, parkedStreams } of health.views) {
        expect(parkedStreams).toBe(0);
        if (state === 'stopped') expect(detail).toContain(newerType);
      }
      const client = await first.client();
      expect((await client.get('/health/live')).status).toBe(200);
      const metrics = String((await client.get('/metrics')).body['text']);
      expect(metrics).toContain('interventions_view_stopped{model="interventions"} 1');
      expect(metrics).toContain('interventions_view_stopped{model="timers"} 0');
    },
    limitMs,
  );

  it(
    'the earlier one goes on reading, and says from which entry a case is incomplete',
    async () => {
      const entry = 'entry 3 of the case';
      expect(await shown(first, newer)).toEqual({
        status: [200, 200],
        missing: [entry, entry],
        acts: ['InterventionOpened', 'DirectionIssued'],
        last: { kind: 'social-care' },
      });
      expect(await shown(first, known)).toMatchObject(complete);
      const client = await officer(first);
      expect((await client.get('/v1/interventions?status=all')).body['total']).toBe(2);
      expect((await client.get(`/v1/interventions/${known}/state`)).status).toBe(200);
      const refused = await client.get(`/v1/interventions/${newer}/state`);
      expect([refused.status, refused.body['code']]).toEqual([503, 'release-behind']);
      expect((await storedLines(first, newer)).join()).toContain(newerType);
      expect(await storedLines(first, newer)).toEqual(await storedLines(second, newer));
    },
    limitMs,
  );

  it(
    'the earlier one decides nothing about that case, in words, and goes on with others',
    async () => {
      const before = await storedLines(second, newer);
      const client = await officer(first);
      const note = { text: 'Seen by the earlier release', visibility: 'department' };
      const refused = await record(client, newer, 'notes', 2, note);
      expect(refused.status).toBe(503);
      expect(refused.body).toMatchObject({ code: 'release-behind' });
      expect(String(refused.body['detail'])).toContain(newerType);
      expect(String(refused.body['remedy'])).toContain('newer release');
      expect(refused.headers.get('retry-after')).toBe('30');
      expect(await storedLines(second, newer)).toEqual(before);

      const recorded = await record(client, known, 'notes', 2, note);
      expect(recorded.status).toBe(201);
      expect(await shown(second, known, String(recorded.body['position']))).toMatchObject(complete);
      const stale = 'entry 4 of the case';
      expect(await shown(first, known)).toMatchObject({ missing: [stale, stale] });
    },
    limitMs,
  );

  it(
    'a worker of the earlier release does nothing while its views are stopped, and says why',
    async () => {
      const before = await withLog((store) => store.head());
      const worker = await start('earlier', 'w.read.db', 'worker');
      const health = await worker.health((found) => stoppedViews(found).length > 0);
      expect(health.status).toBe(503);
      expect(health.detail).toContain(newerType);
      expect(await worker.stop()).toBe(0);
      expect(await withLog((store) => store.head())).toBe(before);
    },
    limitMs,
  );

  it(
    'the newer one takes over the earlier one’s view file, and every view equals the log',
    async () => {
      expect(await first.stop()).toBe(0);
      first = await start('this', 'a.read.db');
      await first.health(({ ready }) => ready);
      await expectEqualToLog('a.read.db');
      await expectEqualToLog('b.read.db');
      for (const id of [known, newer]) {
        expect(await shown(first, id)).toMatchObject(complete);
        expect(await shown(first, id)).toEqual(await shown(second, id));
      }
    },
    limitMs,
  );

  it(
    'rolled back, the earlier one stops where it stopped before, and the newer one goes on after it',
    async () => {
      expect(await first.stop()).toBe(0);
      first = await start('earlier', 'a.read.db');
      const health = await first.health((found) => stoppedViews(found).length === stopping.length);
      expect(health.views.every(({ parkedStreams }) => parkedStreams === 0)).toBe(true);
      expect(await shown(first, newer)).toMatchObject({
        missing: ['entry 3 of the case', 'entry 3 of the case'],
        acts: ['InterventionOpened', 'DirectionIssued'],
      });
      const note = { text: 'After going back', visibility: 'department' };
      expect((await record(await officer(first), newer, 'notes', 2, note)).status).toBe(503);

      expect(await first.stop()).toBe(0);
      first = await start('this', 'a.read.db');
      await first.health(({ ready }) => ready);
      await expectEqualToLog('a.read.db');
      expect(await shown(first, newer)).toEqual(await shown(second, newer));
      const output = running.map((one) => one.output).join('');
      expect(output).not.toContain('A request failed.');
    },
    limitMs,
  );
});
