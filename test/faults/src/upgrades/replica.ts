import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ApiClient } from '@interventions/test-support';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const lifetimeMs = 120_000;

/** Which sources a process runs: those of this release, or of the one before. */
export type Release = 'earlier' | 'this';

const programs = {
  api: { main: 'apps/api/src/main.ts', address: /"url":"([^"]+)"/ },
  worker: { main: 'apps/worker/src/main.ts', address: /"port":(\d+)/ },
} as const;

/** An api or a worker of one release as a real process, with a view file of its own in a shared data folder. */
export class Replica {
  #output = '';
  readonly #child: ChildProcess;

  constructor(
    readonly release: Release,
    dataDir: string,
    view: string,
    private readonly program: keyof typeof programs = 'api',
  ) {
    const loaders = [
      './infra/tooling/ts.mjs',
      ...(release === 'earlier' ? ['./test/faults/src/upgrades/earlier-release.ts'] : []),
    ].flatMap((file) => ['--import', file]);
    const args = ['-C', '@interventions/source', ...loaders, programs[program].main];
    this.#child = spawn(process.execPath, args, {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATA_DIR: dataDir,
        API_PORT: '0',
        API_VIEW: view,
        WORKER_PORT: '0',
        WORKER_VIEW: view,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: lifetimeMs,
      killSignal: 'SIGKILL',
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (piece: Buffer) => (this.#output += piece.toString()));
  }

  /** Everything it said. */
  get output(): string {
    return this.#output;
  }

  /** Waits until it listens; answers with its address. Throws with its output when it ends before. */
  async url(): Promise<string> {
    const { address } = programs[this.program];
    for (;;) {
      const found = address.exec(this.#output)?.[1];
      if (found !== undefined)
        return found.startsWith('http') ? found : `http://127.0.0.1:${found}`;
      if (this.#ended) throw new Error(`The ${this.program} ended: ${this.#output}`);
      await sleep(20);
    }
  }

  /** Somebody who asks it, not signed in. */
  async client(): Promise<ApiClient> {
    return new ApiClient(await this.url());
  }

  /** Waits until its health says what is asked for; answers with that health. Throws when it does not within a minute. */
  async health(is: (health: Health) => boolean): Promise<Health> {
    const client = await this.client();
    const end = performance.now() + 60_000;
    for (;;) {
      const { status, body } = await client.get('/health/ready');
      const health = { ...(body as Omit<Health, 'status'>), status };
      if (is(health)) return health;
      if (performance.now() > end)
        throw new Error(`The ${this.program} still says: ${JSON.stringify(health)}`);
      await sleep(20);
    }
  }

  /** Asks it to stop; answers with its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    if (!this.#ended) await once(this.#child, 'exit');
    return this.#child.exitCode;
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}

/** What a process says of its health. */
export type Health = {
  readonly status: number;
  readonly ready: boolean;
  readonly detail?: string;
  readonly views: readonly {
    readonly name: string;
    readonly state: string;
    readonly parkedStreams: number;
    readonly detail?: string;
  }[];
};

/** The views that have stopped, by name. */
export function stoppedViews({ views }: Health): readonly string[] {
  return views
    .filter(({ state }) => state === 'stopped')
    .map(({ name }) => name)
    .sort();
}
