import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform, runOps, type ApiClient } from '@interventions/test-support';

type Item = Readonly<Record<string, unknown>>;

const items = (body: Item): readonly Item[] => body['items'] as readonly Item[];

async function slough(officer: ApiClient): Promise<Item> {
  const { body } = await officer.get('/v1/interventions?q=slough&status=all');
  const [found] = items(body);
  if (found === undefined)
    throw new Error(`Slough is not in the register: ${JSON.stringify(body)}`);
  return found;
}

/** Records a note, asking again under the same key while the service is away. */
async function recordNote(
  officer: ApiClient,
  id: string,
  key: string,
  text: string,
): Promise<string> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await attemptNote(officer, id, key, text);
    if (answer?.status === 201 || answer?.status === 200)
      return (answer.body['eventIds'] as readonly string[])[0] ?? '';
    if (answer !== undefined && answer.status !== 412 && answer.status < 500)
      throw new Error(`A note was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('A note was not recorded after 200 tries.');
}

async function attemptNote(officer: ApiClient, id: string, key: string, text: string) {
  try {
    const { headers, status } = await officer.get(`/v1/interventions/${id}`);
    if (status !== 200) return undefined;
    const body = { effectiveOn: '2026-01-05', details: { text, visibility: 'case-team' } };
    return await officer.post(`/v1/interventions/${id}/notes`, body, {
      'if-match': headers.get('etag') ?? '',
      'idempotency-key': key,
    });
  } catch {
    return undefined; // the process was killed while it was asked
  }
}

describe('the platform as processes', () => {
  let dataDir: string;
  let platform: Platform;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'e2e-'));
    platform = await Platform.start({ dataDir });
  }, 180_000);

  afterAll(async () => {
    await platform.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }, 60_000);

  it('starts with every real history loaded and every view equal to the log', async () => {
    const officer = await platform.api().signIn('case-officer');
    const { body } = await officer.get('/v1/authorities?show=in-intervention&limit=200');
    expect(items(body).length).toBeGreaterThan(20);
    expect(await platform.ops('verify')).toMatchObject({ code: 0 });
  }, 120_000);

  it('lets a case officer find Slough, record the next step and see it in timeline and audit trail', async () => {
    const officer = await platform.api().signIn('case-officer');
    const found = await slough(officer);
    const { headers } = await officer.get(`/v1/interventions/${String(found['id'])}`);
    const review = {
      effectiveOn: '2026-11-02',
      source: { title: 'Minutes of the review' },
      details: { outcome: 'some', nextStep: 'Carry on.' },
    };
    const recorded = await officer.post(
      `/v1/interventions/${String(found['id'])}/reviews`,
      review,
      { 'if-match': headers.get('etag') ?? '' },
    );
    expect(recorded.status).toBe(201);
    const after = { 'read-after': String(recorded.body['position']) };
    const timeline = await officer.get(
      `/v1/interventions/${String(found['id'])}/timeline?order=newest&limit=5`,
      { headers: after },
    );
    expect(items(timeline.body)[0]).toMatchObject({
      sentence: 'Six-month review: some progress. Next step: Carry on.',
      actor: 'Priya Nair',
    });
    const audit = await officer.get(
      `/v1/audit-trail?interventionId=${String(found['id'])}&processes=no&limit=3`,
      { headers: after },
    );
    expect(items(audit.body)[0]).toMatchObject({ type: 'ReviewHeld', actor: 'Priya Nair' });
    const typesOf = async (more: string) => {
      const path = `/v1/audit-trail?interventionId=${String(found['id'])}&limit=200${more}`;
      return items((await officer.get(path)).body).map((line) => line['type']);
    };
    while (!(await typesOf('')).includes('DeadlineWatched'))
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await typesOf('&processes=no')).not.toContain('DeadlineWatched');
  }, 60_000);

  it('loses nothing acknowledged and doubles nothing when its processes are killed', async () => {
    const officer = await platform.api().signIn('case-officer');
    const id = String((await slough(officer))['id']);
    const kills = (async () => {
      for (const app of ['api', 'worker', 'api', 'web', 'api', 'worker', 'api'] as const) {
        await new Promise((resolve) => setTimeout(resolve, 700));
        platform.kill(app);
      }
    })();
    const acknowledged: string[] = [];
    for (let n = 0; n < 60; n += 1)
      acknowledged.push(await recordNote(officer, id, `kill-${n}`, `Note ${n}`));
    await kills;
    await Promise.all((['api', 'worker', 'web'] as const).map((app) => platform.ready(app)));
    const { out } = await platform.ops('export', id);
    const stored = out.split('\n').filter((line) => line.includes('"note-added.v1"'));
    expect(
      acknowledged.every((event) => stored.filter((line) => line.includes(event)).length === 1),
    ).toBe(true);
    expect(stored).toHaveLength(60);
    expect(await platform.ops('verify')).toMatchObject({ code: 0 });
  }, 240_000);

  it('rebuilds a view file that was deleted, and does not import twice', async () => {
    const before = (await slough(await platform.api().signIn('case-officer')))['entries'];
    expect(await platform.stop()).toBe(0);
    for (const file of readdirSync(dataDir).filter((name) => name.includes('.read.db')))
      rmSync(join(dataDir, file));
    platform = await Platform.start({ dataDir });
    expect((await slough(await platform.api().signIn('case-officer')))['entries']).toBe(before);
    expect(await platform.ops('verify')).toMatchObject({ code: 0 });
  }, 180_000);
});

describe('an import that was cut short', () => {
  it('is completed by the next start', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'e2e-import-'));
    const whole = mkdtempSync(join(tmpdir(), 'e2e-import-'));
    try {
      const cut = runOps(dataDir, ['import', 'histories', 'infra/histories'], undefined, 1500);
      await cut;
      expect(await runOps(dataDir, ['import', 'histories', 'infra/histories'])).toMatchObject({
        code: 0,
      });
      expect(await runOps(whole, ['import', 'histories', 'infra/histories'])).toMatchObject({
        code: 0,
      });
      const count = async (dir: string) =>
        (await runOps(dir, ['export', '--all'])).out.split('\n').filter(Boolean).length;
      expect(await count(dataDir)).toBe(await count(whole));
    } finally {
      for (const dir of [dataDir, whole]) rmSync(dir, { recursive: true, force: true });
    }
  }, 180_000);
});
