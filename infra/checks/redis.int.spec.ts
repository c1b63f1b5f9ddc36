import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../tooling/nx.ts';
import { freePorts } from './testing/nginx.ts';

describe('the configuration of Redis', () => {
  it('is taken by Redis: with a password, kept on disk, and nothing is ever evicted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-conf-'));
    const [port = 0] = await freePorts(1);
    writeFileSync(join(folder, 'redis-auth'), 'requirepass canary\n');
    const text = readFileSync(join(root, 'infra/compose/redis.conf'), 'utf8')
      .replace('/run/secrets/', `${folder}/`)
      .replace('dir /data', `dir ${folder}`)
      .replace('bind * -::*', 'bind 127.0.0.1');
    writeFileSync(join(folder, 'redis.conf'), `${text}\nport ${port}\n`);
    const server = spawn('redis-server', [join(folder, 'redis.conf')], {
      stdio: 'ignore',
      timeout: 40_000,
      killSignal: 'SIGKILL',
    });
    const cli = (password: string, ...words: readonly string[]) =>
      execFileSync('redis-cli', ['-p', String(port), ...words], {
        env: { ...process.env, REDISCLI_AUTH: password },
        timeout: 10_000,
        stdio: ['ignore', 'pipe', 'ignore'],
      })
        .toString()
        .trim();
    try {
      while (!canConnect(() => cli('canary', 'ping'))) {
        if (server.exitCode !== null) throw new Error(`redis-server ended: ${server.exitCode}`);
        await sleep(50);
      }
      expect(cli('', 'ping')).toContain('NOAUTH');
      expect(cli('canary', 'config', 'get', 'maxmemory-policy')).toContain('noeviction');
      expect(cli('canary', 'config', 'get', 'appendonly')).toContain('yes');
      expect(Number(cli('canary', 'config', 'get', 'maxmemory').split('\n')[1])).toBe(
        192 * 1024 * 1024,
      );
    } finally {
      server.kill('SIGTERM');
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true });
    }
  }, 60_000);
});

function canConnect(ping: () => string): boolean {
  try {
    return ping() === 'PONG';
  } catch {
    return false; // not listening yet
  }
}
