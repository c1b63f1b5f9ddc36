import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const hardLimitMs = 170_000;

/** Absolute path of the repository, without a slash at its end. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** A text to lint as if it were the content of a file of the workspace. */
export interface Fixture {
  readonly title: string;
  /** An existing file, relative to the repository: it decides which rules hold. */
  readonly file: string;
  readonly code: string;
}

/** What a command of the repository prints; throws when it fails or takes two minutes. */
export function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
    maxBuffer: 64 * 1024 * 1024,
    timeout: 120_000,
  });
}

/** What Nx prints. */
export function nx(...args: string[]): string {
  return run(process.execPath, createRequire(import.meta.url).resolve('nx/bin/nx.js'), ...args);
}

/** What the real ESLint configuration says about each fixture, as `rule: message`, in their order. */
export async function lint(fixtures: readonly Fixture[]): Promise<string[][]> {
  nx('show', 'projects'); // without a project graph the layer rule would pass everything
  const runner = fileURLToPath(new URL('lint-runner.ts', import.meta.url));
  const child = spawn(process.execPath, [runner], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
    timeout: hardLimitMs,
    killSignal: 'SIGKILL',
  });
  child.stdin.end(JSON.stringify(fixtures.map(({ file, code }) => ({ file, code }))));
  return JSON.parse(await text(child.stdout)) as string[][];
}
