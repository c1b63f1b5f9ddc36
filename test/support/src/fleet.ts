import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from './api-client.js';
import { Balancer } from './balancer.js';
import { freePorts, runOps } from './platform.js';
import { Replica } from './replica.js';

/** What all processes of a fleet share. */
export type FleetOptions = {
  /** Connection string of the log’s server. */
  readonly eventStoreUrl: string;
  readonly redisUrl?: string;
  /** More settings of the workers, such as a clock. */
  readonly worker?: Readonly<Record<string, string>>;
};

/**
 * Two apis, two workers and the pages as they run beyond one machine: each api with a folder of its own, behind a
 * balancer, on a log that a server keeps. The workers share a folder for the outbox and have a view file each.
 */
export class Fleet {
  readonly apis: readonly [Replica, Replica];
  readonly workers: readonly [Replica, Replica];
  readonly web: Replica;
  readonly #env: Readonly<Record<string, string>>;

  private constructor(
    readonly folder: string,
    ports: readonly number[],
    private readonly balancer: Balancer,
    options: FleetOptions,
  ) {
    const { eventStoreUrl, redisUrl, worker = {} } = options;
    this.#env = {
      EVENT_STORE_URL: eventStoreUrl,
      SUBJECT_KEYS_SECRET_FILE: join(folder, 'keys-secret'),
      SIGNING_KEY_FILE: join(folder, 'signing-key'),
      OPS_TOKEN_FILE: join(folder, 'ops-token'),
      ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    };
    const [api1 = 0, api2 = 0, worker1 = 0, worker2 = 0, web = 0] = ports;
    const api = (port: number, name: string) =>
      new Replica('api', port, { ...this.#env, DATA_DIR: join(folder, name) });
    const workerOf = (port: number, view: string) =>
      new Replica('worker', port, {
        ...this.#env,
        ...worker,
        DATA_DIR: this.workersFolder,
        WORKER_VIEW: view,
      });
    this.apis = [api(api1, 'api-1'), api(api2, 'api-2')];
    this.workers = [workerOf(worker1, 'worker.read.db'), workerOf(worker2, 'second.read.db')];
    this.web = new Replica('web', web, {
      ...this.#env,
      DATA_DIR: join(folder, 'web'),
      API_URL: balancer.url,
    });
  }

  /** One of which nothing runs yet but the balancer. */
  static async of(options: FleetOptions): Promise<Fleet> {
    const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
    const secret = (name: string, text: string): void =>
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    secret('keys-secret', randomBytes(32).toString('base64'));
    const key = { id: randomUUID(), key: randomBytes(32).toString('base64url') };
    secret('signing-key', JSON.stringify(key));
    secret('ops-token', randomBytes(32).toString('base64url'));
    const ports = [...(await freePorts()), ...(await freePorts())];
    const balancer = await Balancer.start(ports.slice(0, 2));
    return new Fleet(folder, ports, balancer, options);
  }

  /** The folder that the workers share. */
  get workersFolder(): string {
    return join(this.folder, 'workers');
  }

  get all(): readonly Replica[] {
    return [...this.apis, ...this.workers, this.web];
  }

  /** A client that reaches whichever api the balancer chooses; not signed in. */
  client(): ApiClient {
    return new ApiClient(this.balancer.url);
  }

  /** Where the balancer listens. */
  get apiUrl(): string {
    return this.balancer.url;
  }

  /** Starts every process and waits until all are ready. */
  async start(): Promise<this> {
    for (const replica of this.all) replica.start();
    for (const replica of this.all) await replica.ready();
    return this;
  }

  /** Runs an operator’s command with the settings of a replica. */
  ops(replica: Replica, ...args: string[]): ReturnType<typeof runOps> {
    return runOps(replica.dataDir, args, replica.port, 120_000, this.#env);
  }

  /** Kills what still runs and removes the folder. */
  async dispose(): Promise<void> {
    for (const replica of this.all) await replica.kill();
    await this.balancer.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
