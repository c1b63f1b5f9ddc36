import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../launcher/testing/stage.ts';
import { root } from '../tooling/nx.ts';
import { assemble } from './assemble.ts';
import { ImageProcess, isRoot, user } from './testing/image-process.ts';

describe('the folder that the image holds, started as the image starts it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'image-'));
  const image = join(folder, 'app');
  const started: ImageProcess[] = [];
  let data = '';
  let ports: Record<string, string> = {};

  const start = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const settings = { ...ports, API_URL: `http://127.0.0.1:${ports['API_PORT']}` };
    const one = new ImageProcess(image, args, { ...settings, DATA_DIR: data, ...env });
    started.push(one);
    return one;
  };

  beforeAll(() => {
    assemble(root, image);
    // The temporary folder belongs to whoever runs the test; other users must be able to pass through it.
    if (isRoot) chownSync(folder, user.uid, 0);
  }, 300_000);

  beforeEach(async () => {
    ports = await freePorts();
    data = mkdtempSync(join(folder, 'data-'));
    if (isRoot) chownSync(data, user.uid, user.gid);
  });

  afterEach(async () => {
    for (const one of started.splice(0)) await one.end();
  }, 30_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what runs and neither tests nor what builds', () => {
    const dependencies = readdirSync(join(image, 'node_modules'));
    expect(dependencies).toEqual(expect.arrayContaining(['@kurrent', '@nestjs', 'bullmq', 'zod']));
    for (const absent of ['nx', 'typescript', '@swc', 'jest', 'eslint', 'playwright-core'])
      expect(dependencies).not.toContain(absent);
    const found = spawnSync('find', [
      image,
      '-name',
      '*.spec.*',
      '-not',
      '-path',
      '*/node_modules/*',
    ]);
    expect(found.stdout.toString()).toBe('');
  });

  // Without root there is no other user to become: the same start is then tried as the present one.
  it(`runs api, worker and web as ${isRoot ? 'a user who may write nothing but the data folder' : 'the present user'}, records an act, and stops on SIGTERM`, async () => {
    const api = start(['api']);
    await api.ready('API_PORT');
    const worker = start(['worker']);
    const web = start(['web']);
    await Promise.all([worker.ready('WORKER_PORT'), web.ready('WEB_PORT')]);

    const signedIn = await api.post('API_PORT', '/v1/sign-in', { persona: 'case-officer' });
    const { token } = signedIn.body as { readonly token: string };
    const details = { laCode: '871', trigger: 'inadequate-judgement' };
    const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'one' };
    const act = { effectiveOn: '2014-02-11', details };
    const recorded = await api.post('API_PORT', '/v1/interventions', act, headers);
    expect(recorded.status).toBe(201);
    const page = await fetch(`http://127.0.0.1:${ports['WEB_PORT']}/sign-in`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Priya Nair')]);

    if (isRoot) {
      expect(api.uid()).toBe(user.uid);
      expect(api.canWriteIn(join(image, 'apps/api/dist'))).toBe(false);
      expect(api.canWriteIn(data)).toBe(true);
    }
    for (const one of [web, worker, api]) {
      one.kill('SIGTERM');
      expect(await one.ended()).toEqual({ code: 0, signal: null });
      expect(one.output).toContain('"msg":"stopping"');
    }
  }, 90_000);

  it('goes on without a channel to whoever started it', async () => {
    const web = start(['web'], { API_URL: 'http://127.0.0.1:9' });
    await web.answers('WEB_PORT', '/health/live');
    expect(web.hasEnded).toBe(false);
    expect(web.output).not.toContain('the launcher is gone');
  }, 60_000);

  it('runs the operator’s command line with its arguments', async () => {
    const help = start(['ops', 'help']);
    expect(await help.ended()).toEqual({ code: 0, signal: null });
    expect(help.output).toContain('import histories');
    const unknown = start(['ops', 'dance']);
    expect(await unknown.ended()).toEqual({ code: 2, signal: null });
    expect(unknown.output).toContain('There is no verb “dance”.');
  }, 60_000);

  it('says what can be run where nothing or something else is named', async () => {
    for (const words of [[], ['shell']]) {
      const nothing = start(words);
      expect(await nothing.ended()).toEqual({ code: 2, signal: null });
      expect(nothing.output).toBe(
        'Say what to run: api, worker, web, ops. “ops help” shows what an operator may do.\n',
      );
    }
  }, 60_000);

  it('tells its health through the probe of the image', async () => {
    const web = start(['web'], { API_URL: 'http://127.0.0.1:9' });
    await web.answers('WEB_PORT', '/health/live');
    expect(web.probe('web', 'live')).toEqual({ code: 0, said: '' });
    const notReady = web.probe('web', 'ready');
    expect([notReady.code, notReady.said]).toEqual([1, expect.stringContaining('answered 503')]);
    const nobody = web.probe('api', 'live');
    expect([nobody.code, nobody.said]).toEqual([1, expect.stringContaining('did not answer')]);
    expect(web.probe('ops', 'live').code).toBe(0);
  }, 60_000);

  it('does not start with a secret that cannot be read', async () => {
    mkdirSync(join(data, 'secrets'));
    const worker = start(['worker'], { REDIS_URL_FILE: join(data, 'secrets/redis-url') });
    expect(await worker.ended()).toEqual({ code: 1, signal: null });
    expect(worker.output).toMatch(/^REDIS_URL_FILE is .*, which cannot be read: /);
  }, 60_000);
});
