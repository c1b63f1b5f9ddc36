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
  let output = '';
  let worker: ChildProcess;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'worker-'));
    worker = spawn(process.execPath, [...loader, 'apps/worker/src/main.ts'], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, WORKER_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    for (const stream of [worker.stdout, worker.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    while (!/"port":\d+/.test(output)) await new Promise((resolve) => setTimeout(resolve, 50));
    url = `http://127.0.0.1:${/"port":(\d+)/.exec(output)?.[1]}`;
    while (!(await fetch(`${url}/health/ready`)).ok)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }, 60_000);

  afterAll(async () => {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  });

  const asOperator = async (path: string, method = 'GET') => {
    const token = (await readFile(join(dataDir, 'ops-token'), 'utf8')).trim();
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
});
