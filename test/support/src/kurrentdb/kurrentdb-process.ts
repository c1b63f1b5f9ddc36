import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePorts } from '../platform.js';
import { connectionString, type ConnectionSettings } from './connection-string.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const program = 'test/support/src/kurrentdb/kurrentdb-double.main.ts';
const withinMs = 30_000;

/** How the process is set up for a test. */
export type KurrentDbProcessOptions = {
  /** Each answer comes so much later than what was asked is on disk. */
  readonly delayMs?: number;
};

/**
 * The double in a process of its own, on a fixed port of the loopback, with its records in a file of its own
 * folder. It can be killed as a power cut would; it never lives longer than five minutes.
 */
export class KurrentDbProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), 'kurrentdb-'));
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly options: KurrentDbProcessOptions,
  ) {}

  /** One that answers. */
  static async start(options: KurrentDbProcessOptions = {}): Promise<KurrentDbProcess> {
    const server = await KurrentDbProcess.absent(options);
    await server.up();
    return server;
  }

  /** The place of one that is not started yet. */
  static async absent(options: KurrentDbProcessOptions = {}): Promise<KurrentDbProcess> {
    const [port] = await freePorts();
    return new KurrentDbProcess(port, options);
  }

  /** The connection string of the client, with more settings if need be. */
  connectionString(settings: ConnectionSettings = {}): string {
    return connectionString(this.port, settings);
  }

  /** The file of its records. */
  get file(): string {
    return join(this.#folder, 'records.jsonl');
  }

  /** Starts it, again if need be, with what it kept. Throws when it is not ready within 30 seconds. */
  async up(): Promise<void> {
    const { delayMs = 0 } = this.options;
    const args = ['--port', this.port, '--file', this.file, '--delay', delayMs].map(String);
    const loader = ['-C', '@interventions/source', '--import', './infra/tooling/ts.mjs'];
    const child = spawn(process.execPath, [...loader, program, ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 300_000,
      killSignal: 'SIGKILL',
    });
    this.#process = child;
    let printed = '';
    const ready = new Promise<boolean>((settle) => {
      const limit = setTimeout(() => settle(false), withinMs);
      const over = (isReady: boolean): void => {
        clearTimeout(limit);
        settle(isReady);
      };
      for (const output of [child.stdout, child.stderr])
        output.on('data', (piece: Buffer) => {
          printed += piece.toString();
          if (printed.includes('Ready on port')) over(true);
        });
      child.once('exit', () => over(false));
      child.once('error', () => over(false));
    });
    if (await ready) return;
    await this.kill();
    throw new Error(`The double of KurrentDB did not start. It printed:\n${printed}`);
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** Ends it as an operator would. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Stops it from doing anything, with its connections open; not even pings are answered. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  /** Lets a frozen one go on. */
  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Ends it and removes its folder. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill(signal);
    await ended;
  }
}
