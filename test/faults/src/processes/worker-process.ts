import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../../apps/worker/dist/main.js', import.meta.url));

/** A real worker, ended after its time limit at the latest. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  #output = '';

  constructor(dataDir: string, env: Readonly<Record<string, string>>, limitMs = 120_000) {
    this.#child = spawn(process.execPath, [main], {
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: dataDir, WORKER_PORT: '0', ...env },
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

  /** Waits until it follows the log. Throws with its output when it ends before. */
  async started(): Promise<this> {
    while (!this.#output.includes('The worker follows the log.')) {
      if (this.#ended) throw new Error(`The worker ended: ${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this;
  }

  /** Kills it at once, as a power cut would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#end();
  }

  /** Asks it to stop; answers with its exit code. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#end();
    return this.#child.exitCode;
  }

  get #ended(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  async #end(): Promise<void> {
    if (!this.#ended) await once(this.#child, 'exit');
  }
}
