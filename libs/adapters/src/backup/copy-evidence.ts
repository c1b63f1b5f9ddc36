import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { putInPlace, sha256Of } from '../files/index.js';
import { BackupError, explained } from './backup-error.js';

/** The folder of evidence beside a copied log. */
export const evidenceFolder = 'evidence';

const removedEnding = '.removed';

/** What was copied: files that were missing, and files that left the copy because they were removed for good. */
export type CopiedEvidence = { readonly copied: number; readonly removed: number };

/**
 * Copies the files of evidence that a folder lacks; none ever changes, so what is there stays. A file that was removed
 * for good leaves the copy too. Each is compared with its digest before it is put in place. Throws `BackupError`.
 */
export async function copyEvidence(from: string, to: string): Promise<CopiedEvidence> {
  let [copied, removed] = [0, 0];
  try {
    for (const name of await filesIn(from)) {
      const copy = join(to, name);
      if (await isThere(copy)) continue;
      if (name.endsWith(removedEnding)) {
        const erased = copy.slice(0, -removedEnding.length);
        if (await isThere(erased)) removed += 1;
        await rm(erased, { force: true });
      } else if (await isThere(`${copy}${removedEnding}`)) continue;
      else copied += 1;
      await copyOne(join(from, name), copy);
    }
    return { copied, removed };
  } catch (error) {
    throw explained(error, to, 'Files that were copied are whole; doing it again copies the rest.');
  }
}

async function copyOne(file: string, copy: string): Promise<void> {
  const unfinished = `${copy}.unfinished`;
  await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
  try {
    await copyFile(file, unfinished);
    const digest = copy.slice(-64);
    if (/^[0-9a-f]{64}$/.test(digest) && (await sha256Of(unfinished)) !== digest)
      throw new BackupError(
        `${file} is damaged: its content is not what its name says. “ops verify” lists such files; put a sound copy in its place.`,
      );
    await putInPlace(unfinished, copy);
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** `ab/<sha256>` and `ab/<sha256>.removed`, those that were removed first. */
async function filesIn(folder: string): Promise<readonly string[]> {
  if (!(await isThere(folder))) return [];
  const shelves = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name));
  const names = await Promise.all(
    shelves.map(async (shelf) =>
      (await readdir(join(folder, shelf)))
        .filter((name) => /^[0-9a-f]{64}(\.removed)?$/.test(name))
        .map((name) => join(shelf, name)),
    ),
  );
  return names
    .flat()
    .sort((a, b) => Number(b.endsWith(removedEnding)) - Number(a.endsWith(removedEnding)));
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if ((error as { readonly code?: unknown }).code === 'ENOENT') return false;
      throw error;
    },
  );
}
