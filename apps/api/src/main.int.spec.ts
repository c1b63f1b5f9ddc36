import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { note, type Answer } from './testing/api-caller.js';
import { ApiProcess } from './testing/api-process.js';

describe('the api as a process', () => {
  let dataDir = '';
  const started: ApiProcess[] = [];

  const start = (port?: number, settings?: Record<string, string>): ApiProcess => {
    const api = new ApiProcess(dataDir, port, settings);
    started.push(api);
    return api;
  };

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'api-process-'));
  });

  afterEach(async () => {
    for (const api of started.splice(0)) {
      api.kill('SIGKILL');
      await api.ended();
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  it('finishes what it is doing when it is asked to stop, and stops within ten seconds', async () => {
    const api = start();
    const officer = await api.as('case-officer');
    const waiting = officer.get('/v1/interventions', {
      'read-after': `${await epochOf(dataDir)}-${'9'.repeat(20)}`,
    });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const from = Date.now();
    api.kill('SIGTERM');
    const answer = await waiting;
    expect([answer.status, answer.body['code']]).toEqual([503, 'view-behind']);
    expect(await api.ended()).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
    await expect(officer.get('/health/live')).rejects.toThrow('fetch failed');
  }, 60_000);

  it('ends when the process that started it is gone', async () => {
    const api = start();
    await api.ready();
    api.disconnect();
    expect(await api.ended()).toBe(0);
  }, 60_000);

  it('says in one sentence that its port is taken', async () => {
    const first = start();
    const second = start(Number(new URL(await first.ready()).port));
    expect(await second.ended()).toBe(1);
    expect(second.output).toContain('Set API_PORT to a free one.');
    expect(second.output).not.toContain('    at ');
  }, 60_000);

  it('lets nobody sign in as a persona from elsewhere unless a demonstration was opened', async () => {
    const elsewhere = { HOST: '0.0.0.0' };
    const closed = start(0, elsewhere);
    expect(await closed.ended()).toBe(1);
    expect(closed.output).toContain('on this machine only, not on 0.0.0.0');
    const demonstration = { ...elsewhere, DEMO_SIGN_IN: 'anyone-who-reaches-it' };
    const inProduction = start(0, { ...demonstration, NODE_ENV: 'production' });
    expect(await inProduction.ended()).toBe(1);
    expect(inProduction.output).toContain('not offered in production');
    const open = start(0, demonstration);
    await open.ready();
    expect(open.output).toMatch(/"level":"?(warn|40)"?.*DEMO_SIGN_IN is set/);
  }, 120_000);

  it('takes its secrets from where they are given and makes none', async () => {
    const signingKey = join(dataDir, 'given-key');
    const opsToken = join(dataDir, 'given-token');
    const settings = { SIGNING_KEY_FILE: signingKey, OPS_TOKEN_FILE: opsToken };
    const without = start(0, settings);
    expect(await without.ended()).toBe(1);
    expect(without.output).toContain(`There is no signing key at ${signingKey}.`);
    const key = Buffer.alloc(32, 7).toString('base64url');
    await writeFile(signingKey, JSON.stringify({ id: 'k', key }));
    await writeFile(opsToken, 't'.repeat(40));
    await start(0, settings).as('case-officer');
    expect(await readdir(dataDir)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(signing-key\.json|ops-token)$/)]),
    );
  }, 120_000);

  it('loses nothing that it acknowledged when it is killed, and stores nothing twice', async () => {
    const acknowledged = new Map<string, string>();
    let id = '';
    for (let round = 0; round < 4; round += 1) {
      const api = start();
      const officer = await api.as('case-officer');
      id = await officer.open('871', 'open');
      for (const [key, text] of acknowledged)
        expect(await officer.record(id, 'notes', note(key), 0, key)).toMatchObject({
          status: 201,
          text,
        });
      const { body } = await officer.get(`/v1/interventions/${id}/allowed-acts`);
      setTimeout(() => api.kill('SIGKILL'), 50 + 100 * round);
      let revision = Number(body['revision']);
      for (let index = 0; ; index += 1) {
        const key = `${round}-${index}`;
        const answer = await answerOrNothing(officer.record(id, 'notes', note(key), revision, key));
        if (answer === undefined) break;
        expect(answer.status).toBe(201);
        revision = Number(answer.body['revision']);
        acknowledged.set(key, answer.text);
      }
      expect(await api.ended()).toBeNull();
    }
    expect(acknowledged.size).toBeGreaterThan(4);
    const notes = await notesIn(dataDir, id);
    expect(new Set(notes).size).toBe(notes.length);
    for (const key of acknowledged.keys()) expect(notes).toContain(key);
  }, 90_000);
});

/** Undefined when nobody answers: fetch rejects with a TypeError when the other side was killed. */
async function answerOrNothing(answer: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await answer;
  } catch (error) {
    if ((error as Error).name === 'TypeError') return undefined;
    throw error;
  }
}

async function epochOf(dataDir: string): Promise<string> {
  const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
  const epoch = await store.epoch();
  await store.close();
  return epoch;
}

async function notesIn(dataDir: string, id: string): Promise<readonly string[]> {
  const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
  const texts: string[] = [];
  for await (const event of store.readStream(`intervention-${id}`))
    if (event.type === 'note-added.v1')
      texts.push((event.data as { details: { text: string } }).details.text);
  await store.close();
  return texts;
}
