import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordInIntervention, InterventionCommand, SystemClock } from '@interventions/application';
import { Backend } from '@interventions/adapters/backend';

const root = join(import.meta.dirname, '../../..');
const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];

type Worker = { readonly child: ChildProcess; readonly url: string; readonly output: () => string };

function startWorker(dataDir: string, port = '0'): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, [...loader, 'apps/worker/src/main.ts'], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, WORKER_PORT: port },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    timeout: 60_000,
    killSignal: 'SIGKILL',
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}

async function listening(dataDir: string): Promise<Worker> {
  const { child, output } = startWorker(dataDir);
  for (;;) {
    const port = /"port":(\d+)/.exec(output())?.[1];
    if (port !== undefined) return { child, output, url: `http://127.0.0.1:${port}` };
    if (child.exitCode !== null) throw new Error(output());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

describe('the worker', () => {
  let dataDir = '';
  const children: ChildProcess[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'worker-'));
  });

  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
      await ended(child);
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  it('follows what another process records, with a view file of its own, and stops when asked', async () => {
    const worker = await listening(dataDir);
    children.push(worker.child);
    const backend = new Backend({
      dataDir,
      viewFile: 'other.read.db',
      onFault: (error) => expect(error).toBeUndefined(),
    });
    backend.start();
    while (!(await backend.readiness()).ready)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const id = '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11';
    const input = {
      effectiveOn: '2014-02-11',
      details: { laCode: '871', trigger: 'inadequate-judgement' },
    };
    const request = {
      actor: 'Priya Nair',
      role: 'case-officer' as const,
      commandId: id,
      requestHash: 'a1',
      correlationId: 'c1',
      causationId: id,
    };
    const command = new InterventionCommand(id, 'InterventionOpened', input, request);
    await recordInIntervention(backend, new SystemClock(), command);
    const position = await backend.store.head();
    await backend.close();
    type Ready = { ready: boolean; views: readonly { position: string }[] };
    const ready = async () => (await (await fetch(`${worker.url}/health/ready`)).json()) as Ready;
    let told = await ready();
    while (!told.ready || told.views.some((view) => view.position < position)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      told = await ready();
    }
    expect(await readdir(dataDir)).toContain('worker.read.db');
    const from = Date.now();
    worker.child.kill('SIGTERM');
    expect(await ended(worker.child)).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
  }, 60_000);

  it('answers on its health address alone', async () => {
    const { child, url } = await listening(dataDir);
    children.push(child);
    const statusOf = async (path: string, method = 'GET') =>
      (await fetch(`${url}${path}`, { method })).status;
    expect(await statusOf('/health/live')).toBe(200);
    expect(await statusOf('/health/live', 'POST')).toBe(405);
    expect(await statusOf('/v1/interventions')).toBe(404);
  }, 60_000);

  it('ends when the process that started it is gone', async () => {
    const { child } = await listening(dataDir);
    children.push(child);
    child.disconnect();
    expect(await ended(child)).toBe(0);
  }, 60_000);

  it('says in one sentence that its port is taken', async () => {
    const first = await listening(dataDir);
    children.push(first.child);
    const second = startWorker(dataDir, new URL(first.url).port);
    children.push(second.child);
    expect(await ended(second.child)).toBe(1);
    expect(second.output()).toContain('Set WORKER_PORT to a free one.');
  }, 60_000);
});
