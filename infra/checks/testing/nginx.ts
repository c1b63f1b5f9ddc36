import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeCertificates } from '../../compose/certificates.ts';
import { root } from '../../tooling/nx.ts';
import { placeOf } from '../../tooling/test-tools.ts';

const lifetimeMs = 60_000;

/** The proxy of the compose file: its own configuration in a real nginx, on this machine’s loopback. */
export class Nginx {
  #errors = '';
  readonly authority: string;
  readonly ports: { readonly tls: number; readonly inside: number; readonly probe: number };
  readonly #folder: string;
  #child: ChildProcess | undefined;

  private constructor(folder: string, authority: string, ports: Nginx['ports']) {
    this.#folder = folder;
    this.authority = authority;
    this.ports = ports;
  }

  /** Writes the configuration with other addresses; throws where it no longer says what is replaced. */
  static async over(upstreams: Readonly<Record<string, number>>): Promise<Nginx> {
    const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    chmodSync(folder, 0o755); // as root, its workers are another user
    const certificates = await makeCertificates();
    for (const [name, text] of Object.entries(certificates))
      writeFileSync(join(folder, name), text);
    const [tls = 0, inside = 0, probe = 0] = await freePorts(3);
    const changes: Readonly<Record<string, string>> = {
      'listen 8443 ssl': `listen 127.0.0.1:${tls} ssl`,
      'listen 8081;': `listen 127.0.0.1:${inside};`,
      'listen 127.0.0.1:8082;': `listen 127.0.0.1:${probe};`,
      'worker_processes auto': 'worker_processes 1',
      '/dev/stdout': join(folder, 'access.log'),
      ...Object.fromEntries(
        Object.entries(upstreams).map(([name, port]) => [
          `server ${name} `,
          `server 127.0.0.1:${port} `,
        ]),
      ),
    };
    const own = readFileSync(join(root, 'infra/compose/nginx.conf'), 'utf8');
    let text = own.replaceAll(/\/(tmp|run\/secrets)\//g, `${folder}/`);
    for (const [from, to] of Object.entries(changes)) {
      if (!text.includes(from)) throw new Error(`nginx.conf does not say “${from}”.`);
      text = text.replaceAll(from, to);
    }
    writeFileSync(join(folder, 'nginx.conf'), text);
    return new Nginx(folder, certificates['ca.crt'], { tls, inside, probe });
  }

  /** What `nginx -t` says, and whether it is content. */
  check(): { readonly ok: boolean; readonly said: string } {
    const { status, stderr } = spawnSync(program(), ['-t', ...this.#args()], { timeout: 20_000 });
    return { ok: status === 0, said: stderr.toString() };
  }

  /** Starts it and waits until it answers its own probe. */
  async start(): Promise<void> {
    const child = spawn(program(), [...this.#args(), '-g', 'daemon off;'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: lifetimeMs,
      killSignal: 'SIGTERM', // killed outright, it would leave its workers behind
    });
    this.#child = child;
    child.stderr.on('data', (piece: Buffer) => (this.#errors += piece.toString()));
    const probe = `http://127.0.0.1:${this.ports.probe}/alive`;
    while (!(await fetch(probe).catch(() => null))?.ok) {
      if (child.exitCode !== null) throw new Error(`nginx ended: ${this.#errors}`);
      await sleep(20);
    }
  }

  /** The lines it wrote so far, of requests and of errors. */
  lines(): readonly string[] {
    const file = join(this.#folder, 'access.log');
    const text = (existsSync(file) ? readFileSync(file, 'utf8') : '') + this.#errors;
    return text.split('\n').filter((line) => line !== '');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child !== undefined && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(this.#folder, { recursive: true });
  }

  #args(): readonly string[] {
    return ['-p', this.#folder, '-e', 'stderr', '-c', join(this.#folder, 'nginx.conf')];
  }
}

/** Ports of loopback that were free a moment ago. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

function program(): string {
  const path = placeOf('nginx');
  if (path === undefined) throw new Error('nginx is not installed: “npm test” says how.');
  return path;
}
