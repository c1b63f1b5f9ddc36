import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient, RedisServer } from '@interventions/test-support';
import { Person } from './person.js';
import { ServiceProcess } from './service-process.js';
import { until } from './until.js';

const limitMs = 120_000;
/** A page never waits as long as a Redis that takes five seconds for everything. */
const slowMs = 5_000;

describe('two web processes with an api, when Redis fails', () => {
  let redis: RedisServer;
  let dataDir = '';
  let apiUrl = '';
  let one = '';
  let other = '';
  let officer: ApiClient;
  const processes: ServiceProcess[] = [];
  const open: { close: () => void }[] = [];

  const start = (app: 'api' | 'web', env: Readonly<Record<string, string>> = {}) => {
    const shared = { DATA_DIR: dataDir, REDIS_URL: redis.url, REDIS_PREFIX: 'staging' };
    const process = new ServiceProcess(app, { ...shared, ...env });
    processes.push(process);
    return process;
  };

  async function startAll(): Promise<void> {
    apiUrl = await start('api').url();
    const webs = [start('web', { API_URL: apiUrl }), start('web', { API_URL: apiUrl })];
    [one = '', other = ''] = await Promise.all(webs.map((web) => web.url()));
    await until(async () => (await fetch(`${one}/health/ready`)).ok, 'the pages to be ready');
    officer = await new ApiClient(apiUrl).signIn('case-officer');
  }

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'replicas-'));
    redis = await RedisServer.start();
  }, limitMs);
  afterEach(async () => {
    for (const each of open.splice(0)) each.close();
    for (const process of processes.splice(0)) await process.kill();
    await redis.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  }, limitMs);

  async function openCase(): Promise<{ readonly id: string; readonly position: string }> {
    const details = { laCode: '871', trigger: 'inadequate-judgement' };
    const body = { effectiveOn: '2014-02-11', details };
    const answer = await officer.post('/v1/interventions', body);
    expect(answer.status).toBe(201);
    return { id: String(answer.body['id']), position: String(answer.body['position']) };
  }

  async function recordNote(id: string, text: string): Promise<void> {
    const { headers } = await officer.get(`/v1/interventions/${id}`);
    const body = { effectiveOn: '2026-01-05', details: { text, visibility: 'department' } };
    const terms = { 'if-match': headers.get('etag') ?? '' };
    expect((await officer.post(`/v1/interventions/${id}/notes`, body, terms)).status).toBe(201);
  }

  async function listen(person: Person, web: string, after: string) {
    const page = await person.listen(web, after);
    open.push(page);
    expect(page.status).toBe(200);
    return page;
  }

  it(
    'a person is signed in and out at both, and sends a form of one to the other',
    async () => {
      await startAll();
      const priya = new Person();
      const csrf = await priya.csrf(one);
      await priya.signIn(one);
      expect(priya.cookies.get('interventions_session')).toMatch(/^[\w-]{43}$/);
      expect([await priya.isSignedIn(one), await priya.isSignedIn(other)]).toEqual([true, true]);
      const copy = priya.cookies.get('interventions_session') ?? '';
      const out = await priya.send(other, '/sign-out', { _csrf: csrf });
      expect(out.location).toBe('/sign-in');
      priya.cookies.set('interventions_session', copy);
      expect([await priya.isSignedIn(one), await priya.isSignedIn(other)]).toEqual([false, false]);
    },
    limitMs,
  );

  it(
    'flushed: people sign in again, and a form that was sent keeps its answers and its key',
    async () => {
      await startAll();
      const { id } = await openCase();
      const priya = new Person();
      await priya.signIn(one);
      await redis.flush();
      const key = randomUUID();
      const path = `/interventions/${id}/record/notes`;
      const answers = { 'effectiveOn.year': '2026', 'details.text': 'Kept through it all' };
      const control = { _key: key, _revision: '0', _action: 'record' };
      const asked = await priya.send(other, path, { ...control, ...answers });
      expect(asked.status).toBe(401);
      expect(asked.html).toContain('Your answers are kept');
      expect(asked.html).toContain(`name="_key" value="${key}"`);
      const resume = { _persona: 'case-officer', _resume: 'yes', _return: path };
      const resumed = await priya.send(other, '/sign-in', { ...resume, ...control, ...answers });
      expect([resumed.status, resumed.location]).toEqual([307, path]);
      const fields = { ...control, ...answers, 'details.visibility': 'department' };
      const recorded = await priya.send(one, path, fields);
      expect([recorded.status, recorded.location]).toEqual([
        303,
        expect.stringContaining(`/interventions/${id}/recorded/`),
      ]);
      const repeated = await priya.send(other, path, fields);
      expect(repeated.location).toBe(recorded.location);
      const shown = await priya.see(other, `/interventions/${id}/timeline`);
      expect(shown.html.match(/Kept through it all/g)).toHaveLength(1);
    },
    limitMs,
  );

  it(
    'killed: who was seen lately stays, who signs in anew is signed in at both, and entries are recorded',
    async () => {
      await startAll();
      const { id } = await openCase();
      const [priya, tom] = [new Person(), new Person()];
      await priya.signIn(one);
      await redis.kill();
      expect(await priya.isSignedIn(one)).toBe(true);
      await tom.signIn(other, 'team-leader');
      expect([await tom.isSignedIn(one), await tom.isSignedIn(other)]).toEqual([true, true]);
      const fields = {
        _key: randomUUID(),
        _revision: '0',
        _action: 'record',
        'effectiveOn.year': '2026',
        'details.text': 'Recorded without Redis',
        'details.visibility': 'department',
      };
      const recorded = await tom.send(one, `/interventions/${id}/record/notes`, fields);
      expect(recorded.status).toBe(303);
      expect((await tom.see(other, recorded.location ?? '/')).status).toBe(200);
      expect((await tom.see(other, `/interventions/${id}/timeline`)).html).toContain(
        'Recorded without Redis',
      );
      const sealed = tom.cookies.get('interventions_session') ?? '';
      await tom.send(one, '/sign-out', {});
      await redis.up();
      const ana = new Person();
      await until(async () => {
        await ana.signIn(one, 'researcher');
        return !(ana.cookies.get('interventions_session') ?? '').startsWith('sealed.');
      }, 'sessions to lie in Redis again');
      await until(() => ana.isSignedIn(other), 'the other process to be back at Redis');
      tom.cookies.set('interventions_session', sealed);
      await until(async () => !(await tom.isSignedIn(other)), 'the sign-out to be known at both');
    },
    limitMs,
  );

  it(
    'frozen: nobody waits for it, in reading, signing in and recording',
    async () => {
      await startAll();
      const { id } = await openCase();
      const priya = new Person();
      await priya.signIn(one);
      redis.freeze();
      const times: number[] = [];
      for (let n = 0; n < 40; n += 1) {
        const from = performance.now();
        if (!(await priya.isSignedIn(one))) await priya.signIn(one);
        times.push(performance.now() - from);
      }
      await recordNote(id, 'While Redis is frozen');
      await new ApiClient(apiUrl).signIn('researcher');
      redis.thaw();
      times.sort((a, b) => a - b);
      expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(slowMs / 2);
      await until(() => priya.isSignedIn(other), 'the session at the other process');
    },
    limitMs,
  );

  it(
    'absent at the start: api and pages start and work, and share once it is there',
    async () => {
      await redis.kill();
      await startAll();
      const priya = new Person();
      await priya.signIn(one);
      expect(await priya.isSignedIn(one)).toBe(true);
      await redis.up();
      await until(async () => {
        await priya.signIn(one);
        return priya.isSignedIn(other);
      }, 'a session that both know');
    },
    limitMs,
  );

  it(
    'open pages are told at both, miss nothing that was recorded while Redis was away, and hold up no stop',
    async () => {
      await startAll();
      const { id, position } = await openCase();
      const priya = new Person();
      await priya.signIn(one);
      const pages = [await listen(priya, one, position), await listen(priya, other, position)];
      const told = () => pages.map((page) => page.told());
      await recordNote(id, 'first');
      await until(() => told().every((count) => count === 1), 'both to be told');
      await redis.kill();
      await recordNote(id, 'second');
      expect((await priya.see(one, '/interventions')).status).toBe(200);
      await redis.up();
      await until(() => told().every((count) => count === 2), 'both to be told what they missed');
      await recordNote(id, 'third');
      await until(() => told().every((count) => count === 3), 'both to be told as before');
      expect(pages.some((page) => page.ended())).toBe(false);
      const stops = await Promise.all(processes.map((process) => process.stop()));
      expect(stops.map(({ code }) => code)).toEqual([0, 0, 0]);
      expect(Math.max(...stops.map(({ ms }) => ms))).toBeLessThan(10_000);
    },
    limitMs,
  );
});
