import { existsSync } from 'node:fs';
import { chmod, copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { putInPlace } from '../files/index.js';
import { clearEmptyLog, renewLogFile } from '../sqlite/index.js';
import { checkContent, checkHash } from './back-up-log.js';
import { BackupError, explained } from './backup-error.js';
import { readManifest, type FileBackup } from './backup-manifest.js';

/** What came of a restore: the backup, and the epoch that the log has now. */
export type RestoredLog = { readonly manifest: FileBackup; readonly epoch: string };

/**
 * Puts a backup in the place of a log that is not there, under a new epoch: whatever is killed, the log is whole or
 * not there at all. Nobody may start meanwhile: the caller holds the views. Throws `BackupError`.
 */
export async function restoreLog(folder: string, logFile: string): Promise<RestoredLog> {
  const manifest = await readManifest(folder);
  if (manifest.store !== 'sqlite')
    throw new BackupError(
      `${folder} holds the checkpoint of a log on KurrentDB, and no copy of it. Restore that with its own means.`,
    );
  const copy = join(folder, manifest.file);
  if (!existsSync(copy))
    throw new BackupError(`${manifest.file} is not in ${folder} any more. Use another backup.`);
  const unfinished = `${logFile}.restoring`;
  try {
    clearPlace(logFile);
    await removeUnfinished(unfinished);
    await copyFile(copy, unfinished);
    await chmod(unfinished, 0o600);
    await checkHash(unfinished, manifest);
    checkContent(unfinished, manifest);
    const epoch = renewLogFile(unfinished);
    clearPlace(logFile);
    await putInPlace(unfinished, logFile);
    return { manifest, epoch };
  } catch (error) {
    await removeUnfinished(unfinished).catch(() => undefined);
    throw explained(error, logFile, 'No log was put in place.');
  }
}

function clearPlace(logFile: string): void {
  const found = clearEmptyLog(logFile);
  switch (found) {
    case 'clear':
      return;
    case 'in-use':
      throw new BackupError(`${logFile} is in use. Stop api and worker first.`);
    case 'holds-events':
      throw new BackupError(
        `${logFile} holds a log. Move it away with its -wal and -shm files, if it is not needed any more.`,
      );
    case 'leftovers':
      throw new BackupError(
        `${logFile} is gone, but its -wal or -shm file is there and would spoil the backup. Move that away.`,
      );
    default:
      found satisfies never;
  }
}

async function removeUnfinished(unfinished: string): Promise<void> {
  for (const end of ['', '-journal', '-wal', '-shm'])
    await rm(`${unfinished}${end}`, { force: true });
}
