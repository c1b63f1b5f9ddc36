import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform, runOps, type ApiClient } from '@interventions/test-support';

const opening = (laCode: string) => ({
  effectiveOn: '2026-01-12',
  details: { laCode, trigger: 'inadequate-judgement' },
});

describe('an older backup, restored where more was seen', () => {
  const folder = mkdtempSync(join(tmpdir(), 'older-restored-'));
  const dataDir = join(folder, 'data');
  let platform: Platform | undefined;
  afterAll(async () => {
    await platform?.stop();
    rmSync(folder, { recursive: true });
  });

  async function open(api: ApiClient, laCode: string) {
    return api.post('/v1/interventions', opening(laCode));
  }

  const workerHealth = async () => {
    const response = await fetch(`http://127.0.0.1:${platform?.ports.worker}/health/ready`);
    return (await response.json()) as {
      readonly store: string;
      readonly processes: { readonly running: boolean };
    };
  };

  it('is read by the real services and takes nothing, until it is accepted while they run', async () => {
    platform = await Platform.start({ dataDir });
    const officer = await platform.api().signIn('case-officer');
    const kept = await open(officer, '330');
    expect(kept.status).toBe(201);
    expect((await platform.ops('backup', join(folder, 'backup'))).code).toBe(0);
    const lost = await open(officer, '871');
    expect(lost.status).toBe(201);
    await platform.stop();
    for (const name of readdirSync(dataDir).filter((one) => one.startsWith('events.db')))
      renameSync(join(dataDir, name), join(folder, name));
    const restored = await runOps(dataDir, ['restore', join(folder, 'backup')]);
    expect([restored.code, restored.err]).toEqual([1, '']);
    expect(restored.out).toContain('The log lacks entries that were seen in it');

    platform = await Platform.start({ dataDir });
    const reader = await platform.api().signIn('case-officer');
    expect((await reader.get(`/v1/interventions/${String(kept.body['id'])}`)).status).toBe(200);
    expect((await reader.get(`/v1/interventions/${String(lost.body['id'])}`)).status).toBe(404);
    const refused = await open(reader, '871');
    expect(refused.status).toBe(503);
    expect(refused.body).toMatchObject({ code: 'log-withheld' });
    expect(String(refused.body['detail'])).toMatch(/lacks entries.*was seen on.*ops accept-log/);
    expect((await reader.get('/health/ready')).body).toMatchObject({
      ...{ ready: true, store: 'withheld' },
    });
    expect(await workerHealth()).toMatchObject({
      store: 'withheld',
      processes: { running: false },
    });

    const accepted = await platform.ops('accept-log', '--reason', 'A drill.');
    expect([accepted.code, accepted.err]).toEqual([0, '']);
    await platform.until(
      async () => (await reader.get('/health/ready')).body['store'] === 'up',
      'the api to record again',
    );
    expect((await open(reader, '871')).status).toBe(201);
    await platform.until(
      async () => (await workerHealth()).processes.running,
      'the worker to act again',
    );
    await platform.ready('api');
    const trail = await reader.get('/v1/audit-trail?type=LogAccepted');
    expect(JSON.stringify(trail.body['items'])).toContain('A drill.');
    const link = `/v1/interventions/${String(kept.body['id'])}/state?knownAt=${String(kept.body['position'])}`;
    expect((await reader.get(link)).status).toBe(200);
  }, 180_000);
});
