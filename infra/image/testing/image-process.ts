import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The user that the image runs as. */
export const user = { uid: 10_001, gid: 10_001 } as const;
/** Whether a test may become that user. */
export const isRoot = process.getuid?.() === 0;

const lifetimeMs = 80_000;
type Env = Readonly<Record<string, string>>;

/** A process started as the image starts it: through its entry script, with nothing of the test’s environment. */
export class ImageProcess {
  output = '';
  readonly #child: ChildProcess;
  readonly #image: string;
  readonly #env: Env;
  readonly #owner: Partial<typeof user>;

  constructor(image: string, args: readonly string[], env: Env, as: 'self' | 'user' = 'user') {
    this.#owner = isRoot && as === 'user' ? user : {};
    this.#image = image;
    this.#env = env;
    this.#child = spawn(
      process.execPath,
      [...flags, join(image, 'infra/image/entry.ts'), ...args],
      {
        ...this.#options(),
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: lifetimeMs,
        killSignal: 'SIGKILL',
      },
    );
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.on('data', (piece: Buffer) => (this.output += piece.toString()));
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until it can be used. */
  ready(port: string): Promise<void> {
    return this.answers(port, '/health/ready');
  }

  /** Waits until an address answers well; throws with the output where the process ends before. */
  async answers(port: string, path: string): Promise<void> {
    for (;;) {
      if (this.hasEnded) throw new Error(`It ended: ${this.output}`);
      const answer = await fetch(`http://127.0.0.1:${this.#env[port]}${path}`).catch(() => null);
      await answer?.body?.cancel();
      if (answer?.ok) return;
      await sleep(50);
    }
  }

  async post(port: string, path: string, body: unknown, headers: Env = {}) {
    const response = await fetch(`http://127.0.0.1:${this.#env[port]}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    return { status: response.status, body: await response.json() };
  }

  /** The user it really runs as. */
  uid(): number {
    const status = readFileSync(`/proc/${this.#child.pid}/status`, 'utf8');
    return Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
  }

  /** Whether its user may make a file in a folder. */
  canWriteIn(folder: string): boolean {
    const code = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'try'))}, '')`;
    return spawnSync(process.execPath, ['-e', code], this.#options()).status === 0;
  }

  /** Asks for the health as the image does. */
  probe(
    program: string,
    question: string,
  ): { readonly code: number | null; readonly said: string } {
    const script = join(this.#image, 'infra/image/health.ts');
    const args = [...flags, script, program, question];
    const { status, stderr } = spawnSync(process.execPath, args, this.#options());
    return { code: status, said: stderr.toString() };
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.#child.kill(signal);
  }

  /** Waits for its end. */
  async ended(): Promise<{ readonly code: number | null; readonly signal: string | null }> {
    if (!this.hasEnded) await once(this.#child, 'exit');
    return { code: this.#child.exitCode, signal: this.#child.signalCode };
  }

  /** Ends it whatever it does. */
  async end(): Promise<void> {
    this.kill('SIGKILL');
    await this.ended();
  }

  #options() {
    return { cwd: this.#image, env: { ...this.#env, PATH: '/usr/bin:/bin' }, ...this.#owner };
  }
}

/** As the Dockerfile has them. */
const flags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning'];
