import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { putInPlace } from '../files/index.js';
import { SqliteDatabase } from '../sqlite/index.js';
import { BackupError, explained } from './backup-error.js';

const name = 'subject-keys.db';

/** Copies the keys of erasable fields into a folder of their own. Throws `BackupError`. */
export async function backUpKeys(dataDir: string, folder: string): Promise<string> {
  const file = join(dataDir, name);
  const unfinished = join(folder, `${name}.unfinished`);
  if (!existsSync(file)) throw new BackupError(`${dataDir} holds no ${name}.`);
  try {
    await mkdir(folder, { recursive: true });
    await removeUnfinished(unfinished);
    await copyDatabase(file, unfinished);
    await putInPlace(unfinished, join(folder, name));
    return join(folder, name);
  } catch (error) {
    await removeUnfinished(unfinished).catch(() => undefined);
    throw explained(error, folder, 'Keys that were there before are still whole.');
  }
}

/** Puts copied keys in the place of none. Throws `BackupError`. */
export async function restoreKeys(folder: string, dataDir: string): Promise<void> {
  const [file, copy] = [join(dataDir, name), join(folder, name)];
  const unfinished = `${file}.restoring`;
  checkKeysPlace(folder, dataDir);
  try {
    await removeUnfinished(unfinished);
    await copyFile(copy, unfinished);
    await chmod(unfinished, 0o600);
    checkSound(unfinished);
    await putInPlace(unfinished, file);
  } catch (error) {
    await removeUnfinished(unfinished).catch(() => undefined);
    throw explained(error, dataDir, 'No keys were put in place.');
  }
}

/** Throws `BackupError` unless there are keys in a folder, and none yet where they are to go. */
export function checkKeysPlace(folder: string, dataDir: string): void {
  if (!existsSync(join(folder, name))) throw new BackupError(`${folder} holds no ${name}.`);
  if (['', '-wal', '-shm'].some((end) => existsSync(join(dataDir, `${name}${end}`))))
    throw new BackupError(`${dataDir} has keys. Move ${name} away, if it is not needed any more.`);
}

/** Throws `BackupError` where keys would be kept with the log: whoever has both can read what was erased. */
export function checkApart(keysFolder: string, logFolder: string): void {
  const way = relative(logFolder, keysFolder);
  const isInside = way === '' || !(way === '..' || way.startsWith(`..${sep}`));
  if (isInside)
    throw new BackupError(
      'Keys are kept apart from the log, so that destroying one erases what it protects. Name another folder in --keys.',
    );
}

async function copyDatabase(file: string, copy: string): Promise<void> {
  const keys = new SqliteDatabase(file, { synchronous: 'FULL' });
  try {
    await keys.copyTo(copy, () => keys.prepare('SELECT count(*) FROM sqlite_schema').get());
  } finally {
    keys.close();
  }
  checkSound(copy);
}

function checkSound(file: string): void {
  const copy = new SqliteDatabase(file, { synchronous: 'FULL', journal: 'DELETE' });
  try {
    const [fault] = copy.faults();
    if (fault !== undefined) throw new BackupError(`${file} is damaged: ${fault}.`);
  } finally {
    copy.close();
  }
}

async function removeUnfinished(unfinished: string): Promise<void> {
  for (const end of ['', '-journal', '-wal', '-shm'])
    await rm(`${unfinished}${end}`, { force: true });
}
