import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { positionAt } from '@interventions/eventsourcing';
import { putInPlace, sha256Of } from '../files/index.js';
import { copyLogFile, inspectLogFile, isSame, type LogFacts } from '../sqlite/index.js';
import { BackupError, explained } from './backup-error.js';
import { readManifest, writeManifest, type FileBackup } from './backup-manifest.js';

export type BackUpOptions = {
  /** The log; it may be in use. */
  readonly logFile: string;
  readonly folder: string;
  /** Version of the platform. */
  readonly platform: string;
  /** The clock: an ISO instant in UTC. Default: the system's. */
  readonly now?: () => string;
};

/**
 * Copies a log into a folder, checks the copy, and lets the manifest name it: whoever looks, or whatever is killed,
 * finds the backup before or this one. The copy before is removed last. Throws `BackupError`.
 */
export async function backUpLog(options: BackUpOptions): Promise<FileBackup> {
  const { folder, logFile, platform } = options;
  const takenAt = (options.now ?? (() => new Date().toISOString()))();
  const file = `events-${takenAt.replaceAll(':', '-')}.db`;
  const unfinished = join(folder, `${file}.unfinished`);
  try {
    await mkdir(folder, { recursive: true });
    const before = await copyNamedIn(folder);
    await removeCopies(
      folder,
      (name) => name.includes('.unfinished') || (before !== undefined && name !== before),
    );
    const facts = await copyLogFile(logFile, unfinished);
    const sha256 = await sha256Of(unfinished);
    const { size: bytes } = await stat(unfinished);
    await putInPlace(unfinished, join(folder, file));
    const manifest = { ...checkpointOf(facts, takenAt, platform), file, bytes, sha256 };
    await checkCopy(folder, manifest);
    await writeManifest(folder, manifest);
    await removeCopies(folder, (name) => name !== file);
    return manifest;
  } catch (error) {
    await removeFailed(folder, file);
    throw explained(error, folder, 'A backup that was there before is still whole.');
  }
}

/** Reads a backup whole and compares it with its manifest. Throws `BackupError`. */
export async function verifyBackup(folder: string): Promise<FileBackup> {
  const manifest = await readManifest(folder);
  if (manifest.store !== 'sqlite')
    throw new BackupError(
      `${folder} holds the checkpoint of a log on KurrentDB, and no copy of it. Restore that with its own means.`,
    );
  await checkCopy(folder, manifest);
  return manifest;
}

/** Throws `BackupError` unless a file is the one that a manifest names. */
export async function checkHash(path: string, { sha256, file }: FileBackup): Promise<void> {
  const found = await sha256Of(path).catch((cause: unknown) => {
    throw new BackupError(`The copy of the log, ${file}, cannot be read. Use another backup.`, {
      cause,
    });
  });
  if (found !== sha256)
    throw new BackupError(
      `${file} is not what was backed up: its SHA-256 differs from the manifest. Use another backup.`,
    );
}

/** Throws `BackupError` unless a log file holds what a manifest says. */
export function checkContent(path: string, manifest: FileBackup): void {
  const facts = { ...manifest, ordinal: BigInt(manifest.ordinal) };
  if (!isSame(inspectLogFile(path), facts))
    throw new BackupError(
      `${manifest.file} does not hold the log that its manifest tells of. Use another backup.`,
    );
}

async function checkCopy(folder: string, manifest: FileBackup): Promise<void> {
  await checkHash(join(folder, manifest.file), manifest);
}

function checkpointOf({ epoch, ordinal, events }: LogFacts, takenAt: string, platform: string) {
  return {
    format: 1 as const,
    store: 'sqlite' as const,
    epoch,
    ordinal: String(ordinal),
    position: positionAt(epoch, ordinal),
    events,
    takenAt,
    platform,
  };
}

/** What a backup that failed left; once the manifest names a copy, it stays. */
async function removeFailed(folder: string, file: string): Promise<void> {
  if (!existsSync(folder)) return;
  const named = await copyNamedIn(folder);
  await removeCopies(folder, (name) => name.startsWith(file) && name !== named);
}

/** The copy that a folder's manifest names; undefined where there is no manifest that can be read. */
async function copyNamedIn(folder: string): Promise<string | undefined> {
  try {
    const manifest = await readManifest(folder);
    return manifest.store === 'sqlite' ? manifest.file : undefined;
  } catch (error) {
    if (error instanceof BackupError) return undefined;
    throw error;
  }
}

/** Removes copies of logs, and what SQLite left beside them; anything else in the folder stays. */
async function removeCopies(folder: string, which: (name: string) => boolean): Promise<void> {
  const copies = (await readdir(folder)).filter((name) => /^events-[\w.-]+\.db/.test(name));
  for (const name of copies.filter(which)) await rm(join(folder, name), { force: true });
}
