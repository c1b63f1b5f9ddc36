import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InterventionCommand, recordInIntervention, SystemClock } from '@interventions/application';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { addDays, type ActName } from '@interventions/domain';
import { noProtection } from '@interventions/eventsourcing';

const root = join(import.meta.dirname, '../../..');
const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];
const clock = new SystemClock();
const longAgo = new Date(Date.now() - 60 * 24 * 60 * 60_000).toISOString();

describe('what the worker logs, at its most talkative', () => {
  let dataDir = '';
  let worker: ChildProcess | undefined;
  let output = '';

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'worker-log-'));
    output = '';
    await recordCase();
  });
  afterEach(async () => {
    if (worker !== undefined) {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A case of sixty days ago, whose reminders fell due while no worker ran. */
  async function recordCase(): Promise<void> {
    const store = new SqliteEventStore({ file: join(dataDir, 'events.db'), now: () => longAgo });
    const id = randomUUID();
    const add = async (act: ActName, details: object): Promise<void> => {
      const commandId = randomUUID();
      const asked = { actor: 'Canary Author', role: 'case-officer' as const, requestHash: 'a' };
      const request = { ...asked, commandId, correlationId: commandId, causationId: commandId };
      const input = { effectiveOn: longAgo.slice(0, 10), details };
      const command = new InterventionCommand(id, act, input, request);
      const { kind } = await recordInIntervention(
        { store, protector: noProtection },
        clock,
        command,
      );
      expect(kind).toBe('recorded');
    };
    await add('InterventionOpened', { laCode: '871', trigger: 'emergency' });
    await add('CaseOfficerAssigned', { officer: 'Canary Personsson' });
    await add('CommissionerAppointed', {
      commissioners: ['Canary Commissioner'],
      reportDue: addDays(clock.today(), 3),
    });
    await add('ConditionAdded', { text: 'A canary text.', due: addDays(clock.today(), 5) });
    await store.close();
  }

  async function start(): Promise<void> {
    const book = join(dataDir, 'addresses.json');
    await writeFile(book, '{ "Canary Personsson": "canary@interventions.example" }');
    const settings = {
      DATA_DIR: dataDir,
      WORKER_PORT: '0',
      LOG_LEVEL: 'debug',
      ADDRESS_BOOK: book,
    };
    worker = spawn(process.execPath, [...loader, 'apps/worker/src/main.ts'], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      timeout: 60_000,
      killSignal: 'SIGKILL',
    });
    for (const stream of [worker.stdout, worker.stderr])
      stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }

  async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
    while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  it('holds no name, address or text of the messages that it sends', async () => {
    await start();
    const outbox = join(dataDir, 'outbox');
    const sent = async () =>
      (await readdir(outbox).catch(() => [])).filter((one) => !one.startsWith('.'));
    await until(async () => (await sent()).length === 2);
    const [file = ''] = await sent();
    expect(await readFile(join(outbox, file), 'utf8')).toContain('canary@interventions.example');
    expect(output).toContain('The worker follows the log.');
    expect(output).not.toMatch(/canary|personsson/i);
  }, 60_000);

  it('holds none of those that it cannot send, and ties its lines to the events that led to them', async () => {
    await writeFile(join(dataDir, 'outbox'), 'a file where the folder should be');
    await start();
    await until(() => output.includes('The outbox folder cannot be used'));
    expect(output).not.toMatch(/canary|personsson/i);
    const line = output.split('\n').find((one) => one.includes('The outbox folder cannot be used'));
    const { requestId, correlationId } = JSON.parse(line ?? '{}') as Record<string, unknown>;
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
    const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
    const related: string[] = [];
    for await (const { type, metadata } of store.readAll())
      if (metadata?.['correlationId'] === correlationId) related.push(type);
    await store.close();
    expect(related).toContain('reminder-intended.v1');
  }, 60_000);
});
