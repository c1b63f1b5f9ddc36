import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Emmett declares what it needs as peers that it does not find; so they are named here one by one. */
const packages = [
  '@event-driven-io/emmett-sqlite@0.42.4',
  '@event-driven-io/emmett@0.42.0',
  'sqlite3@5.1.7',
  'uuid@10.0.0',
  'async-retry@1.3.3',
];
const installLimitMs = 10 * 60_000;

/**
 * Installs the peers into a folder of their own, where they are not there yet: they compile a driver, and
 * must never touch the workspace's own installation. Throws when npm fails.
 */
export function installPeers(folder: string): void {
  if (existsSync(join(folder, 'node_modules/async-retry/package.json'))) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "bench-peers", "private": true }\n');
  const { status, error } = spawnSync(
    'npm',
    ['install', '--legacy-peer-deps', '--no-audit', '--no-fund', ...packages],
    { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], timeout: installLimitMs },
  );
  if (status !== 0) {
    throw new Error(
      `npm could not install the peers into ${folder}. They need a C++ compiler and the registry.`,
      { cause: error },
    );
  }
}
