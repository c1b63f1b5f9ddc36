import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];

describe('the addresses of the worker', () => {
  let dataDir = '';
  let url = '';
  const workers: ChildProcess[] = [];

  /** A worker on a folder of its own; answers with its address. */
  async function start(
    folder: string,
    settings: Readonly<Record<string, string>>,
  ): Promise<string> {
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: folder, WORKER_PORT: '0' };
    const worker = spawn(process.execPath, [...loader, 'apps/worker/src/main.ts'], {
      cwd: root,
      env: { ...env, ...settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    workers.push(worker);
    let output = '';
    for (const stream of [worker.stdout, worker.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!/"port":\d+/.test(output)) await new Promise((resolve) => setTimeout(resolve, 50));
    return `http://127.0.0.1:${/"port":(\d+)/.exec(output)?.[1]}`;
  }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'worker-'));
    url = await start(join(dataDir, 'first'), {});
    while (!(await fetch(`${url}/health/ready`)).ok)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }, 60_000);

  afterAll(async () => {
    for (const worker of workers) {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  const asOperator = async (path: string, method = 'GET') => {
    const token = (await readFile(join(dataDir, 'first', 'ops-token'), 'utf8')).trim();
    return fetch(`${url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  };

  it('tell how far it is behind, and whether it can wake', async () => {
    const body = (await (await fetch(`${url}/health/ready`)).json()) as object;
    expect(body).toMatchObject({
      ready: true,
      lagSeconds: 0,
      timers: { pending: 0, late: 0, oldestLateSeconds: 0 },
      scheduler: { kind: 'in-process', up: true, armed: 0, dead: 0 },
      processes: { running: true, parkedCases: 0 },
    });
  });

  it('give its numbers to Prometheus', async () => {
    const response = await fetch(`${url}/metrics`);
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('text/plain');
    for (const line of [
      'interventions_timers_pending 0',
      'interventions_scheduler_up 1',
      'interventions_cases_parked 0',
      'interventions_messages{state="failed"} 0',
      'interventions_views_open 1',
      'process_resident_memory_bytes',
    ])
      expect(text).toContain(line);
  });

  it('answer the operator, and nobody else', async () => {
    for (const [path, method] of [
      ['/ops/timers', 'GET'],
      ['/ops/rearm', 'POST'],
    ] as const) {
      const headers = { authorization: 'Bearer x' };
      expect((await fetch(`${url}${path}`, { method })).status).toBe(401);
      expect((await fetch(`${url}${path}`, { method, headers })).status).toBe(401);
    }
    expect(await (await asOperator('/ops/rearm', 'POST')).json()).toEqual({ armed: 0 });
    expect(await (await asOperator('/ops/timers')).json()).toMatchObject({
      scheduler: { up: true, dead: [] },
      parked: [],
    });
    expect((await asOperator('/ops/rearm')).status).toBe(405);
  });

  it('say that it is not ready while Redis, which should wake it, is away', async () => {
    const other = await start(join(dataDir, 'second'), { REDIS_URL: 'redis://127.0.0.1:1' });
    let body: Readonly<Record<string, unknown>> = {};
    while (body['store'] !== 'up') {
      const response = await fetch(`${other}/health/ready`);
      expect(response.status).toBe(503);
      body = (await response.json()) as typeof body;
    }
    expect(body).toMatchObject({
      ready: false,
      detail: expect.stringContaining('Redis') as string,
      scheduler: { kind: 'bullmq', up: false, armed: null },
    });
    expect(await (await fetch(`${other}/metrics`)).text()).toContain(
      'interventions_scheduler_up 0',
    );
  }, 60_000);
});
