import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { nx, root } from './nx.ts';

const stamp = join(root, '.nx', 'built');
const apps = ['api', 'worker', 'web', 'ops'] as const;
const notSource = new Set(['dist', 'out-tsc', 'node_modules', 'coverage']);

/** The built entry file of an app, absolute. */
export function appFile(app: (typeof apps)[number]): string {
  return join(root, 'apps', app, 'dist', 'main.js');
}

/** Builds the apps through Nx unless nothing changed since the last build; throws when that fails. */
export async function buildIfNeeded(): Promise<void> {
  if (isFresh()) return;
  process.stderr.write('Building…\n');
  const startedAt = new Date();
  const output: Buffer[] = [];
  const args = ['run-many', '-t', 'build', '--output-style=static'];
  if ((await nx(args, (piece) => output.push(piece))) !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new Error('The build failed: the reasons are above.');
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}

function isFresh(): boolean {
  const built = modified(stamp);
  if (built === undefined || apps.some((app) => modified(appFile(app)) === undefined)) return false;
  const settings = ['package-lock.json', 'tsconfig.base.json'].map((file) => join(root, file));
  return (
    settings.every((file) => (modified(file) ?? Infinity) <= built) &&
    ['apps', 'libs'].every((folder) => unchangedSince(join(root, folder), built))
  );
}

function unchangedSince(folder: string, time: number): boolean {
  return readdirSync(folder, { withFileTypes: true }).every((entry) => {
    if (notSource.has(entry.name)) return true;
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return (modified(path) ?? Infinity) <= time;
    return folderTime(path) <= time && unchangedSince(path, time);
  });
}

/** A folder's time tells of a removed file; a project's own folder is touched by its output too. */
function folderTime(folder: string): number {
  return folder.includes(`${sep}src`) ? (modified(folder) ?? Infinity) : 0;
}

function modified(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}
