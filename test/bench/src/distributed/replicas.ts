import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@interventions/eventsourcing';
import { ApiClient, freePorts, Replica } from '@interventions/test-support';

/** Where a log is: on a server, or in a folder. */
export type LogPlaceSettings = { readonly url: string } | { readonly dataDir: string };

/** An api process that can be listened to. */
export class ApiReplica {
  constructor(
    private readonly replica: Replica,
    /** Name of its view file. */
    readonly view: string,
  ) {}

  get url(): string {
    return this.replica.url;
  }

  /** Notes when each entry that is recorded from now on can be read at it. */
  async listen(): Promise<{
    readonly seen: ReadonlyMap<Position, number>;
    readonly close: () => void;
  }> {
    const { body } = await new ApiClient(this.url).post('/v1/sign-in', { persona: 'researcher' });
    const headers = { authorization: `Bearer ${String(body['token'])}` };
    const request = get(`${this.url}/v1/changes`, { headers, agent: false });
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    if (answer.statusCode !== 200) throw new Error(`The changes answered ${answer.statusCode}.`);
    const seen = new Map<Position, number>();
    let rest = '';
    const caughtUp = new Promise<void>((settle) => {
      answer.on('data', (piece: Buffer) => {
        const now = performance.now();
        const lines = `${rest}${piece.toString()}`.split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) {
          if (line === 'event: caught-up') settle();
          if (line.startsWith('data: {"items"'))
            for (const [, position = ''] of line.matchAll(/"position":"([^"]+)"/g))
              seen.set(position, now);
        }
      });
    });
    await caughtUp;
    return { seen, close: () => answer.destroy() };
  }

  /** Ends it and starts it again on the views that it has. */
  async restart(): Promise<void> {
    await this.replica.stop();
    await this.replica.start().ready();
  }

  /** Megabytes that it occupies. */
  resident(): number {
    return residentOf(this.replica.pid);
  }
}

/** Api processes that follow one log, each with views of its own. */
export class ApiReplicas {
  readonly all: ApiReplica[] = [];
  readonly #started: Replica[] = [];
  readonly #secrets: Readonly<Record<string, string>>;

  constructor(
    private readonly folder: string,
    private readonly place: LogPlaceSettings,
  ) {
    const secret = (name: string, text: string): string => {
      const file = join(folder, name);
      writeFileSync(file, text, { mode: 0o600 });
      return file;
    };
    const key = { id: randomUUID(), key: randomBytes(32).toString('base64url') };
    this.#secrets = {
      SUBJECT_KEYS_SECRET_FILE: secret('keys-secret', randomBytes(32).toString('base64')),
      SIGNING_KEY_FILE: secret('signing-key', JSON.stringify(key)),
      OPS_TOKEN_FILE: secret('ops-token', randomBytes(32).toString('base64url')),
      LOG_LEVEL: 'warn',
    };
  }

  /** Starts one more, and waits until it is ready. Throws when that does not come in time. */
  async startOne(limitMs = 60_000): Promise<ApiReplica> {
    const [port] = await freePorts();
    const view = `api-${this.all.length}.read.db`;
    const env = { ...this.#secrets, ...this.#placeOf(this.all.length), API_VIEW: view };
    const replica = new Replica('api', port, env).start();
    this.#started.push(replica);
    const end = performance.now() + limitMs;
    while ((await replica.health())?.status !== 200) {
      if (performance.now() > end)
        throw new Error(`An api did not become ready. It said:\n${replica.output.slice(-2_000)}`);
      await sleep(50);
    }
    const api = new ApiReplica(replica, view);
    this.all.push(api);
    return api;
  }

  async dispose(): Promise<void> {
    for (const replica of this.#started) await replica.kill();
  }

  #placeOf(number: number): Readonly<Record<string, string>> {
    if ('dataDir' in this.place) return { DATA_DIR: this.place.dataDir };
    const dataDir = join(this.folder, `api-${number}`);
    mkdirSync(dataDir);
    return { DATA_DIR: dataDir, EVENT_STORE_URL: this.place.url };
  }
}

/** Megabytes that a process occupies, as Linux counts them. */
export function residentOf(pid: number | undefined): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return (Number(kilobytes) * 1_024) / 1e6;
}
