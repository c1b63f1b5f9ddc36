import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import type { JsonObject } from '@interventions/eventsourcing';
import { runCommandLine } from './command-line.js';
import { exitCodes, OperatorError } from './usage.js';

const root = join(import.meta.dirname, '../../..');
const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];
const caseId = '7d4b4f1e-94a5-4a35-9f0e-1f0a5cbe2b11';
const deadline = { key: 'review/1/3', due: '2090-09-30' };
const late = { id: randomUUID(), at: '2020-01-01T08:00:00.000Z', purpose: '30-days' };
const future = { id: randomUUID(), at: '2090-09-30T07:00:00.000Z', purpose: 'today' };
const retry = { id: randomUUID(), at: '2090-09-30T07:02:00.000Z', purpose: 'retry-message' };

let dataDir = '';
let workerPort = '1';
let opsTokenFile = '';
beforeEach(async () => {
  opsTokenFile = '';
  dataDir = await mkdtemp(join(tmpdir(), 'ops-timers-'));
  workerPort = '1';
});
afterEach(() => rm(dataDir, { recursive: true }));

async function ops(...args: readonly string[]) {
  const printed: string[] = [];
  const output = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void printed.push(line),
    write: (line: string) => Promise.resolve(void printed.push(line)),
    terminal: false,
  };
  const env = { DATA_DIR: dataDir, WORKER_PORT: workerPort, OPS_TOKEN_FILE: opsTokenFile };
  return { code: await runCommandLine(args, output, env), text: printed.join('\n') };
}

/** Records what a process manager would have. */
async function recorded(...events: readonly (readonly [string, JsonObject])[]): Promise<void> {
  const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
  await store.append(
    `review-cycle-${caseId}`,
    'any',
    events.map(([type, data]) => ({ id: randomUUID(), type, data })),
  );
  await store.close();
}

function watched(...sets: readonly JsonObject[]): readonly [string, JsonObject] {
  const what = 'Six-month review 3';
  return ['deadline-watched.v1', { ...deadline, what, sets, causedBy: { events: [] } }];
}

function intended(reference: string): readonly [string, JsonObject] {
  const message = { step: '30-days', template: 'deadline-30-days', to: 'Priya Nair' };
  const values = { what: 'Six-month review 3' };
  return ['reminder-intended.v1', { reference, ...deadline, ...message, values, sets: [retry] }];
}

describe('timers, with no worker running', () => {
  it('lists what is set and what is late, and which messages were not sent', async () => {
    const [waiting, failed, sent] = [randomUUID(), randomUUID(), randomUUID()];
    await recorded(
      watched(late, future),
      intended(waiting),
      intended(failed),
      intended(sent),
      ['reminder-given-up.v1', { reference: failed, attempt: 5, because: 'No address.', ends: [] }],
      [
        'reminder-sent.v1',
        { reference: sent, attempt: 1, provider: 'outbox', id: sent, ends: [retry.id] },
      ],
    );
    const { code, text } = await ops('timers');
    expect(code).toBe(exitCodes.findings);
    expect(text).toContain('2 timers are set, 1 late.');
    expect(text).toMatch(/1 January 2020 at 08:00 {2}Reminder 30 days before .*\(late\)/);
    expect(text).toMatch(/30 September 2090 at 08:00 {2}Reminder on the day/);
    expect(text).toContain('2 messages not sent:');
    expect(text).toContain(
      `${waiting}  to Priya Nair: Six-month review 3, due 2090-09-30  (1 attempt, no result yet)`,
    );
    expect(text).toContain('(given up after 5 attempts: No address.)');
    expect(text).not.toContain(sent);
    expect(text).toContain('No worker answers');
  });

  it('finds nothing to look at where nothing is late', async () => {
    await recorded(watched(late, future), [
      'deadline-unwatched.v1',
      { ...deadline, because: 'met', causedBy: { events: [] }, ends: [late.id] },
    ]);
    const { code, text } = await ops('timers', '--json');
    expect(code).toBe(exitCodes.done);
    expect(JSON.parse(text)).toMatchObject({
      timers: [{ id: future.id, concern: 'review-cycle', interventionId: caseId }],
      messages: [],
      worker: null,
    });
  });

  it('cannot re-arm, and says what to do', async () => {
    await recorded(watched(future));
    await expect(ops('timers', '--rearm')).rejects.toThrow(OperatorError);
    await expect(ops('timers', '--rearm')).rejects.toThrow('set WORKER_PORT');
  });
});

describe('timers, beside a running worker', () => {
  let worker: ChildProcess;
  let output = '';

  beforeEach(async () => {
    output = '';
    await recorded(watched(late, future));
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
    workerPort = /"port":(\d+)/.exec(output)?.[1] ?? '';
  });
  afterEach(async () => {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  });

  it('shows a timer that it gave up, and re-arms it', async () => {
    // There is no case of these timers, so the worker refuses the late one for good.
    let told = await ops('timers');
    while (!told.text.includes('given up: There is no case')) told = await ops('timers');
    expect(told.code).toBe(exitCodes.findings);
    expect(told.text).toMatch(
      /The worker wakes by itself: it runs, \d timers? armed, 1 given up\./,
    );
    const rearmed = await ops('timers', '--rearm');
    expect(rearmed.text).toContain('Armed again: 1.');
  }, 60_000);

  it('is not taken for the worker of another folder', async () => {
    await writeFile(join(dataDir, 'ops-token'), `${'x'.repeat(43)}\n`);
    await expect(ops('timers', '--rearm')).rejects.toThrow('it is not the worker of this folder');
  }, 60_000);

  it('is asked with the token that a secret brings', async () => {
    const secret = join(dataDir, 'given-token');
    await rename(join(dataDir, 'ops-token'), secret);
    await expect(ops('timers', '--rearm')).rejects.toThrow('it is not the worker of this folder');
    opsTokenFile = secret;
    expect((await ops('timers', '--rearm')).text).toContain('Armed again:');
  }, 60_000);
});
