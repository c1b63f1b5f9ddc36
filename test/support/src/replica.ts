import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AppName } from './platform.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const limitMs = 300_000;

/** One process of the platform on a port of its own: it can be killed, and started again with what it kept. */
export class Replica {
  #process: ChildProcess | undefined;
  #output = '';

  constructor(
    readonly app: AppName,
    readonly port: number,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The folder with its views. */
  get dataDir(): string {
    return this.env['DATA_DIR'] ?? '';
  }

  /** Its process id, once it was started. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Everything it said, in all its lives. */
  get output(): string {
    return this.#output;
  }

  /** Starts it, without waiting. It lives five minutes at most. */
  start(more: Readonly<Record<string, string>> = {}): this {
    const port = { [`${this.app.toUpperCase()}_PORT`]: String(this.port) };
    const child = spawn(process.execPath, [`apps/${this.app}/dist/main.js`], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...this.env, ...port, ...more },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => (this.#output += piece.toString()));
    this.#process = child;
    return this;
  }

  /** What it says of its readiness; undefined while nothing answers. */
  async health(): Promise<
    { readonly status: number; readonly body: Readonly<Record<string, unknown>> } | undefined
  > {
    try {
      const signal = AbortSignal.timeout(5_000);
      const answer = await fetch(`${this.url}/health/ready`, { signal });
      return {
        status: answer.status,
        body: (await answer.json()) as Readonly<Record<string, unknown>>,
      };
    } catch {
      return undefined; // it does not listen yet, or no longer
    }
  }

  /** Waits until it is ready. Throws with its output when that does not come within a minute. */
  async ready(): Promise<this> {
    const end = performance.now() + 60_000;
    while ((await this.health())?.status !== 200) {
      if (performance.now() > end || this.#isOver)
        throw new Error(
          `${this.app} did not become ready. It said:\n${this.#output.slice(-4_000)}`,
        );
      await sleep(50);
    }
    return this;
  }

  /** Kills it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Asks it to stop; gives its exit code. */
  async stop(): Promise<number | null> {
    await this.#end('SIGTERM');
    return this.#process?.exitCode ?? null;
  }

  get #isOver(): boolean {
    const child = this.#process;
    return child === undefined || child.exitCode !== null || child.signalCode !== null;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#isOver || this.#process === undefined) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill(signal);
    await ended;
  }
}
