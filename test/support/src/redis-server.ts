import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from 'node:net';
import { freePorts } from './platform.js';

/** How a Redis is set up for a test. */
export type RedisServerOptions = {
  /** Whether it writes every change to disk at once, and so keeps it when killed. */
  readonly appendOnly?: boolean;
  /** What it does when its memory is full. */
  readonly policy?: string;
};

/** A real redis-server on a free port of the loopback, with its own folder, ended by its process id. */
export class RedisServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'redis-'));
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly options: RedisServerOptions,
  ) {}

  /** One that answers. */
  static async start(options: RedisServerOptions = {}): Promise<RedisServer> {
    const server = await RedisServer.absent(options);
    await server.up();
    return server;
  }

  /** The place of one that is not started yet. */
  static async absent(options: RedisServerOptions = {}): Promise<RedisServer> {
    const [port] = await freePorts();
    return new RedisServer(port, options);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Starts it, again if need be, with what it kept. Throws when it does not answer within ten seconds. */
  async up(): Promise<void> {
    const { appendOnly = false, policy = 'noeviction' } = this.options;
    const settings = {
      port: String(this.port),
      bind: '127.0.0.1',
      dir: this.#folder,
      save: '',
      appendonly: appendOnly ? 'yes' : 'no',
      appendfsync: 'always',
      'maxmemory-policy': policy,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
    this.#process = spawn('redis-server', args, {
      stdio: 'ignore',
      timeout: 300_000,
      killSignal: 'SIGKILL',
    });
    await once(this.#process, 'spawn');
    const end = performance.now() + 10_000;
    while (!(await this.#answers('PING', '+PONG'))) {
      if (performance.now() > end) throw new Error('redis-server did not answer in ten seconds.');
      await sleep(20);
    }
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running === undefined || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  /** Stops it from doing anything, with its connections open. */
  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  /** Lets a frozen one go on. */
  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Sends it a command in one line. Throws unless it answers OK. */
  async order(command: string): Promise<void> {
    if (!(await this.#answers(command, '+OK'))) throw new Error(`Redis refused ${command}.`);
  }

  /** Forgets everything. */
  flush(): Promise<void> {
    return this.order('FLUSHALL');
  }

  /** Ends it and removes its folder. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #answers(command: string, expected: string): Promise<boolean> {
    return new Promise((settle) => {
      const socket = connect(this.port, '127.0.0.1');
      socket.setTimeout(2_000, () => socket.destroy());
      socket.once('connect', () => socket.write(`${command}\r\n`));
      socket.once('data', (answer: Buffer) => {
        settle(answer.toString().startsWith(expected));
        socket.destroy();
      });
      socket.once('error', () => settle(false));
      socket.once('close', () => settle(false));
    });
  }
}
