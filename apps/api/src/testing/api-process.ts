import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Persona } from '@interventions/contracts';
import { ApiCaller } from './api-caller.js';

const root = join(import.meta.dirname, '../../../..');
const lifetimeMs = 90_000;

/** An api as a process of its own, killed after a minute and a half whatever happens. */
export class ApiProcess {
  #output = '';
  readonly #child: ChildProcess;

  constructor(dataDir: string, port = 0, settings: Readonly<Record<string, string>> = {}) {
    const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];
    this.#child = spawn(process.execPath, [...loader, 'apps/api/src/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATA_DIR: dataDir,
        API_PORT: String(port),
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      timeout: lifetimeMs,
      killSignal: 'SIGKILL',
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
  }

  get output(): string {
    return this.#output;
  }

  /** Waits until it is ready; answers with its address. */
  async ready(): Promise<string> {
    for (;;) {
      const url = /"url":"([^"]+)"/.exec(this.#output)?.[1];
      if (url !== undefined && (await fetch(`${url}/health/ready`)).ok) return url;
      if (this.#child.exitCode !== null || this.#child.signalCode !== null)
        throw new Error(`The api ended: ${this.#output}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Somebody signed in at it. */
  async as(persona: Persona['id']): Promise<ApiCaller> {
    const url = await this.ready();
    const { body } = await new ApiCaller(url, undefined).post('/v1/sign-in', { persona });
    return new ApiCaller(url, String(body['token']));
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  /** Ends the channel to the process that started it. */
  disconnect(): void {
    this.#child.disconnect();
  }

  /** Waits for its end; answers with the exit code, null when it was killed. */
  async ended(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.signalCode === null)
      await once(this.#child, 'exit');
    return this.#child.exitCode;
  }
}
