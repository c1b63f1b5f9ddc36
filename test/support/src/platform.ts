import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApiClient } from './api-client.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const launcher = ['infra/tooling/run.mjs', 'launcher/main.ts'];

/** A program of the platform. */
export type AppName = 'api' | 'worker' | 'web';

/** How a platform is started for a test. */
export type PlatformOptions = {
  /** An existing data folder; a new temporary one otherwise, removed at the end. */
  readonly dataDir?: string;
  /** Most time to Ready, in milliseconds. */
  readonly readyWithinMs?: number;
};

/** The real processes, started by the real launcher on free ports, with a hard time limit. */
export class Platform {
  output = '';
  readonly #launcher: ChildProcess;

  private constructor(
    readonly dataDir: string,
    readonly ports: Readonly<Record<AppName, number>>,
    private readonly ownsData: boolean,
  ) {
    this.#launcher = spawn(process.execPath, launcher, {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        npm_lifecycle_event: undefined,
        DATA_DIR: dataDir,
        API_PORT: String(ports.api),
        WEB_PORT: String(ports.web),
        WORKER_PORT: String(ports.worker),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 600_000,
      killSignal: 'SIGKILL',
    });
    this.#launcher.stdout?.on('data', (piece: Buffer) => (this.output += piece.toString()));
    this.#launcher.stderr?.on('data', (piece: Buffer) => (this.output += piece.toString()));
  }

  /** Starts the platform and waits for Ready. Throws with all output when that does not come. */
  static async start(options: PlatformOptions = {}): Promise<Platform> {
    const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'interventions-'));
    const [api, worker, web] = await freePorts();
    const platform = new Platform(dataDir, { api, worker, web }, options.dataDir === undefined);
    try {
      await platform.until(
        () => platform.output.includes('Ready on http://'),
        'Ready',
        options.readyWithinMs ?? 120_000,
      );
    } catch (error) {
      await platform.stop();
      throw error;
    }
    return platform;
  }

  /** Address of the pages. */
  get webUrl(): string {
    return `http://127.0.0.1:${this.ports.web}`;
  }

  /** A client of the api; not signed in. */
  api(): ApiClient {
    return new ApiClient(`http://127.0.0.1:${this.ports.api}`);
  }

  /** Process id of a running app, or undefined. */
  pidOf(app: AppName): number | undefined {
    const pid = this.#launcher.pid;
    if (pid === undefined) return undefined;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter(Boolean);
    const found = children.find((child) => commandLine(child).includes(`apps/${app}/dist/main.js`));
    return found === undefined ? undefined : Number(found);
  }

  /** Kills an app outright, as a power cut would; the launcher starts it again. */
  kill(app: AppName): void {
    const pid = this.pidOf(app);
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }

  /** Waits until an app says that it is ready again. */
  async ready(app: AppName): Promise<void> {
    const url = `http://127.0.0.1:${this.ports[app]}/health/ready`;
    await this.until(
      async () => (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok,
      `${app} to be ready`,
    );
  }

  /** Runs an operator's command on this platform's data. */
  ops(
    ...args: string[]
  ): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
    return runOps(this.dataDir, args, this.ports.api);
  }

  /** Waits for a condition; an error counts as not yet. Throws with all output in the end. */
  async until(
    condition: () => boolean | Promise<boolean>,
    what: string,
    withinMs = 60_000,
  ): Promise<void> {
    const end = performance.now() + withinMs;
    while (performance.now() < end) {
      if (
        await Promise.resolve()
          .then(condition)
          .catch(() => false)
      )
        return;
      if (this.#launcher.exitCode !== null) break;
      await sleep(50);
    }
    throw new Error(`Waited in vain for ${what}. The platform printed:\n${this.output}`);
  }

  /** Stops everything as Ctrl+C would, and removes a temporary data folder. Gives the launcher's exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((settle) => {
      if (this.#launcher.exitCode !== null || this.#launcher.signalCode !== null)
        settle(this.#launcher.exitCode);
      this.#launcher.once('exit', settle);
    });
    this.#launcher.kill('SIGTERM');
    const code = await ended;
    if (this.ownsData) rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }
}

/** Runs an operator's command on a data folder, with more settings if need be; kills it outright after the given time. */
export async function runOps(
  dataDir: string,
  args: readonly string[],
  apiPort?: number,
  killAfterMs = 120_000,
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, ['apps/ops/dist/main.js', ...args], {
    cwd: root,
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: dataDir,
      ...(apiPort !== undefined && { API_PORT: String(apiPort) }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: killAfterMs,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const code = await new Promise<number | null>((settle) => child.once('close', settle));
  return { code, out, err };
}

/** Three ports that were free a moment ago. */
export async function freePorts(): Promise<[number, number, number]> {
  const servers = await Promise.all(
    [0, 1, 2].map(async () => {
      const server = createServer();
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports as [number, number, number];
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return ''; // it ended meanwhile
  }
}
