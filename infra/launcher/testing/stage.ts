import { spawn, type ChildProcess } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root as repository } from '../../tooling/nx.ts';

const hardLimitMs = 40_000;

/** What a dummy app wrote about itself when it started. */
export interface Fact {
  readonly app: string;
  readonly started: number;
  readonly args: readonly string[];
  readonly apiUrl: string;
  readonly host: string;
}

/** A copy of the launcher in a temporary folder, with dummy apps in place of the real ones. */
export class Stage {
  readonly root = mkdtempSync(join(tmpdir(), 'launcher-'));
  readonly dataDir = join(this.root, 'data');
  output = '';
  private readonly started: ChildProcess[] = [];

  constructor() {
    for (const folder of ['data', '.nx', 'libs']) mkdirSync(join(this.root, folder));
    for (const file of ['package.json', 'package-lock.json', 'tsconfig.base.json']) {
      cpSync(join(repository, file), join(this.root, file));
    }
    for (const folder of ['launcher', 'tooling']) {
      cpSync(join(repository, 'infra', folder), join(this.root, 'infra', folder), {
        recursive: true,
      });
    }
    symlinkSync(join(repository, 'node_modules'), join(this.root, 'node_modules'));
    for (const app of ['api', 'worker', 'web', 'ops']) {
      for (const file of ['dist/main.js', 'src/main.ts']) {
        cpSync(
          join(repository, 'infra/launcher/testing/dummy-app.mjs'),
          join(this.root, 'apps', app, file),
        );
      }
    }
    const stamp = join(this.root, '.nx/built');
    const later = new Date(Date.now() + 60_000);
    writeFileSync(stamp, '');
    utimesSync(stamp, later, later);
  }

  /** Makes an app behave badly from its next start or request on. */
  tell(what: string): void {
    writeFileSync(join(this.dataDir, what), '');
  }

  /** Saves a source file, as an editor would. */
  edit(file: string): void {
    appendFileSync(join(this.root, file), '\n');
  }

  /** Starts the launcher, or another command, with a hard time limit. */
  start(env: Record<string, string>, command = [process.execPath, ...launch]): ChildProcess {
    const [file = '', ...args] = command;
    const child = spawn(file, args, {
      cwd: this.root,
      env: { ...process.env, NODE_OPTIONS: '', npm_lifecycle_event: undefined, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: hardLimitMs,
      killSignal: 'SIGKILL',
    });
    this.started.push(child);
    child.stdout.on('data', (piece: Buffer) => (this.output += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (this.output += piece.toString()));
    return child;
  }

  facts(): Fact[] {
    const file = join(this.dataDir, 'facts.jsonl');
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as Fact);
  }

  /** Process ids of an app, oldest first. */
  pids(app: string): number[] {
    return this.facts().flatMap((fact) => (fact.app === app ? [fact.started] : []));
  }

  /** The started programs that still run. */
  alive(): Fact[] {
    return this.facts().filter(({ started }) => isAlive(started));
  }

  /** Ends what is left and removes the folder. */
  async clear(): Promise<void> {
    for (const child of this.started) child.kill('SIGKILL');
    await until(() => this.started.every((c) => c.exitCode !== null || c.signalCode !== null));
    for (const { started } of this.alive()) process.kill(started, 'SIGKILL');
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Arguments of Node that start the launcher. */
export const launch = ['infra/tooling/run.mjs', 'launcher/main.ts'];

/** Waits for a condition; fails after twenty seconds. */
export async function until(condition: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > end) throw new Error('waited twenty seconds in vain');
    await sleep(20);
  }
}

/** Exit code, or the name of the signal, of a finished process. */
export async function ending(child: ChildProcess): Promise<number | string | null> {
  await until(() => child.exitCode !== null || child.signalCode !== null);
  return child.exitCode ?? child.signalCode;
}

/** Environment with three ports that were free a moment ago, `fixed` in place of them where given. */
export async function freePorts(
  fixed: Record<string, number> = {},
): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  const servers: Server[] = [];
  for (const name of ['WEB_PORT', 'API_PORT', 'WORKER_PORT']) {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    servers.push(server);
    env[name] = String(fixed[name] ?? (server.address() as AddressInfo).port);
  }
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return env;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // no such process
  }
}
