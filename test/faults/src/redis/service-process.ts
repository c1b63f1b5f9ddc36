import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/** A real api or web process, ended after its time limit at the latest. */
export class ServiceProcess {
  readonly #child: ChildProcess;
  #output = '';

  constructor(
    private readonly app: 'api' | 'web',
    env: Readonly<Record<string, string>>,
    limitMs = 180_000,
  ) {
    const port = { [`${app.toUpperCase()}_PORT`]: '0' };
    this.#child = spawn(process.execPath, [`apps/${app}/dist/main.js`], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '', ...port, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: limitMs,
      killSignal: 'SIGKILL',
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (text: Buffer) => (this.#output += text.toString()));
  }

  /** Everything it said. */
  get output(): string {
    return this.#output;
  }

  /** Its address, once it listens. */
  async url(): Promise<string> {
    const found = () => /"url":"([^"]+)"/.exec(this.#output)?.[1];
    await until(() => found() !== undefined || this.#ended, `the ${this.app} to listen`, 60_000);
    const url = found();
    if (url === undefined) throw new Error(`The ${this.app} ended: ${this.#output}`);
    return url;
  }

  /** Asks it to stop; answers with its exit code and the milliseconds that it took. */
  async stop(): Promise<{ readonly code: number | null; readonly ms: number }> {
    const from = performance.now();
    this.#child.kill('SIGTERM');
    if (!this.#ended) await once(this.#child, 'exit');
    return { code: this.#child.exitCode, ms: performance.now() - from };
  }

  async kill(): Promise<void> {
    if (this.#ended) return;
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }
}
