import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteDatabase } from '@interventions/adapters/sqlite';
import { runCommandLine } from './command-line.js';
import { exitCodes, OperatorError, UsageError } from './usage.js';

const root = join(import.meta.dirname, '../../..');
const history = `authority: '871'
coverage: [{ on: 2026-06-29, kinds: [judgements], period: 2013-11/2026-06 }]
interventions:
  - key: spell
    entries:
      - { key: opened, act: InterventionOpened, on: 2014-02-14, details: { trigger: unknown } }
      - { key: direction, act: DirectionIssued, on: 2014-10, details: { kind: social-care } }
`;

let folder: string;
let dataDir: string;
let port = '1';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ops-views-'));
  dataDir = join(folder, 'data');
  await writeFile(join(folder, 'slough.yaml'), history);
  await ops('import', 'histories', join(folder, 'slough.yaml'));
});
afterEach(() => rm(folder, { recursive: true }));

async function ops(...args: readonly string[]) {
  const printed: string[] = [];
  const output = {
    print: (line: string) => void printed.push(line),
    complain: (line: string) => void printed.push(line),
    write: (line: string) => Promise.resolve(void printed.push(line)),
    terminal: false,
  };
  const env = { DATA_DIR: dataDir, API_PORT: port };
  return { code: await runCommandLine(args, output, env), text: printed.join('\n') };
}

/** Spoils a row of the views, as a fault of a disk or of a projection would. */
function spoil(): void {
  const views = new SqliteDatabase(join(dataDir, 'api.read.db'), { synchronous: 'NORMAL' });
  const [table] =
    views
      .prepare(
        "SELECT name FROM sqlite_master WHERE name LIKE 'audit_trail\\_\\_%' ESCAPE '\\' AND type = 'table'",
      )
      .get() ?? [];
  views.exec(`UPDATE ${String(table)} SET actor = 'nobody' WHERE rowid = 1`);
  views.close();
}

describe('verify and rebuild with nothing running', () => {
  it('says that there are no views yet', () =>
    expect(ops('verify')).rejects.toThrow(OperatorError));

  it('finds a row that differs from the log, and a rebuild mends it', async () => {
    expect(await ops('rebuild')).toMatchObject({
      code: exitCodes.done,
      text: 'All views rebuilt in api.read.db.',
    });
    expect(await ops('verify')).toMatchObject({ code: exitCodes.done });
    spoil();
    const spoilt = await ops('verify');
    expect(spoilt.code).toBe(exitCodes.findings);
    expect(spoilt.text).toContain('actor is "nobody", by the log "history import"');
    await ops('rebuild', 'audit-trail');
    const mended = await ops('verify');
    expect(mended.code).toBe(exitCodes.done);
    expect(mended.text).toContain('Every view equals the log.');
  });

  it('knows its views by name', async () => {
    await expect(ops('rebuild', 'weather')).rejects.toThrow(UsageError);
    await expect(ops('rebuild', 'weather')).rejects.toThrow('Name one of entries, interventions');
  });
});

describe('with a running api', () => {
  let api: ChildProcess;
  beforeEach(async () => {
    port = await freePort();
    api = spawn(
      process.execPath,
      [
        ...['-C', '@interventions/source', '--import', join(root, 'infra/tooling/ts.mjs')],
        join(root, 'apps/api/src/main.ts'),
      ],
      {
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          DATA_DIR: dataDir,
          API_PORT: port,
          LOG_LEVEL: 'error',
        },
        stdio: ['ignore', 'inherit', 'inherit'],
        timeout: 60_000,
        killSignal: 'SIGKILL',
      },
    );
    await ready();
  }, 60_000);
  afterEach(async () => {
    if (api.exitCode === null && api.kill('SIGTERM')) await once(api, 'exit');
  }, 30_000);

  async function ready(): Promise<void> {
    for (let tries = 0; tries < 200 && api.exitCode === null; tries += 1) {
      const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
      if (response?.ok === true) return;
      await pause(200);
    }
    throw new Error('The api did not become ready.');
  }

  it('imports beside it, and rebuilds and verifies while it serves', async () => {
    await writeFile(
      join(folder, 'slough.yaml'),
      `${history}      - { key: revised, act: DirectionRevised, on: 2015, details: { kind: social-care } }\n`,
    );
    expect((await ops('import', 'histories', folder)).text).toContain('1 new, 3 unchanged');
    await ready();
    expect(await ops('rebuild')).toMatchObject({
      code: exitCodes.done,
      text: 'All views rebuilt in the running api.',
    });
    expect((await ops('verify')).code).toBe(exitCodes.done);
    spoil();
    expect((await ops('verify')).code).toBe(exitCodes.findings);
    expect((await ops('rebuild', 'audit-trail')).code).toBe(exitCodes.done);
    expect((await ops('verify')).code).toBe(exitCodes.done);
    port = '1';
    await expect(ops('rebuild')).rejects.toThrow('no api answers at http://127.0.0.1:1/');
  }, 60_000);
});

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return String(typeof address === 'object' ? address?.port : 0);
}
