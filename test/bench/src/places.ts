import { mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './measure.js';

const tmpfsType = 0x01021994;

/**
 * The places of this machine: the folder given, which must be on a disk for its durable numbers to mean
 * anything, and a file system in memory where there is one.
 */
export function places(diskFolder: string): readonly Place[] {
  mkdirSync(diskFolder, { recursive: true });
  const memory = ['/dev/shm', tmpdir()].find(isTmpfs);
  const disk: readonly Place[] = isTmpfs(diskFolder) ? [] : [{ name: 'disk', folder: diskFolder }];
  return memory === undefined ? disk : [...disk, { name: 'tmpfs', folder: memory }];
}

/** A new folder in a place, removed by `remove`, or when the process exits before. */
export function temporaryFolder(parent: string): {
  readonly path: string;
  readonly remove: () => void;
} {
  const path = mkdtempSync(join(parent, 'interventions-bench-'));
  const remove = (): void => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return { path, remove };
}

function isTmpfs(folder: string): boolean {
  try {
    return statfsSync(folder).type === tmpfsType;
  } catch {
    return false;
  }
}
