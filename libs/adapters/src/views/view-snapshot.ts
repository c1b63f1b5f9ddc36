import { chmod, copyFile, rm, stat } from 'node:fs/promises';
import type { EventReader, Position } from '@interventions/eventsourcing';
import { entriesModel, readModels, type ReadModel } from '@interventions/read-models';
import { BackupError, explained } from '../backup/index.js';
import { putInPlace, sha256Of } from '../files/index.js';
import { SqliteDatabase } from '../sqlite/index.js';
import { lockViews } from './file-lock.js';
import {
  readSnapshotManifest,
  snapshotManifestOf,
  writeSnapshotManifest,
  type SnapshotManifest,
} from './snapshot-manifest.js';
import { fits } from './stored-models.js';
import { ViewFile } from './view-file.js';

export type SnapshotOptions = {
  /** The view file; its process may be running. */
  readonly viewFile: string;
  readonly owner: SnapshotManifest['owner'];
  /** The copy; its manifest stands beside it. */
  readonly copy: string;
  /** Version of the platform. */
  readonly platform: string;
};

/** Copies a view file as one moment had it, with what it holds in a manifest beside it. Throws `BackupError`. */
export async function snapshotViews(options: SnapshotOptions): Promise<SnapshotManifest> {
  const { viewFile, owner, copy, platform } = options;
  const unfinished = `${copy}.unfinished`;
  try {
    await removeDatabase(unfinished);
    const held = await copyViews(viewFile, unfinished);
    const sha256 = await sha256Of(unfinished);
    const { size: bytes } = await stat(unfinished);
    const takenAt = new Date().toISOString();
    const manifest = { ...held, format: 1 as const, owner, bytes, sha256, takenAt, platform };
    // A file without a manifest is refused: the old one never stands beside the new file.
    await rm(snapshotManifestOf(copy), { force: true });
    await putInPlace(unfinished, copy);
    await writeSnapshotManifest(copy, manifest);
    return manifest;
  } catch (error) {
    await removeDatabase(unfinished).catch(() => undefined);
    throw explained(error, copy, 'The service and its views go on as they were.');
  }
}

export type AdoptOptions = {
  readonly snapshot: string;
  /** The view file of a process that does not run. */
  readonly viewFile: string;
  readonly store: EventReader;
  /** Default: all. */
  readonly models?: readonly ReadModel[];
};

/** What came of adopting a snapshot: which models go on from it, and which are built from the log. */
export type AdoptedViews = {
  readonly position: Position;
  readonly kept: readonly string[];
  readonly rebuilt: readonly string[];
};

/**
 * Puts a copied view file in the place of a process's own, which follows the log from there. Throws `ViewsInUseError`
 * while that process runs, and `BackupError` for a copy that is damaged, of another log, or of other code throughout:
 * then nothing changes.
 */
export async function adoptViews(options: AdoptOptions): Promise<AdoptedViews> {
  const { snapshot, viewFile, store, models = readModels } = options;
  const lock = lockViews(viewFile);
  const unfinished = `${viewFile}.adopting`;
  try {
    const manifest = await readSnapshotManifest(snapshot);
    const adopted = await judge(manifest, store, models);
    await removeDatabase(unfinished);
    await copyFile(snapshot, unfinished);
    await chmod(unfinished, 0o600);
    if ((await sha256Of(unfinished)) !== manifest.sha256)
      throw new BackupError(
        `${snapshot} is not the file that its manifest tells of: its SHA-256 differs. Copy both again.`,
      );
    checkContent(unfinished, manifest);
    // The file first: what SQLite left beside it belongs to nothing then, and must not meet the new one.
    await removeDatabase(viewFile);
    await putInPlace(unfinished, viewFile);
    return adopted;
  } catch (error) {
    await removeDatabase(unfinished).catch(() => undefined);
    throw explained(error, viewFile, 'Without it the service builds its views itself.');
  } finally {
    lock.release();
  }
}

async function judge(
  { epoch, models: held }: SnapshotManifest,
  store: EventReader,
  models: readonly ReadModel[],
): Promise<AdoptedViews> {
  if ((await store.epoch()) !== epoch)
    throw new BackupError(
      `The snapshot is of another log, or of this one before it was restored (epoch ${epoch}).`,
    );
  const head = await store.head();
  const ahead = held.find(({ position }) => position > head);
  if (ahead !== undefined)
    throw new BackupError(
      `The snapshot is at position ${ahead.position}, which this log has not reached (${head}).`,
    );
  const named = (name: string) => held.find((one) => one.name === name);
  const entries = named(entriesModel.name);
  const isWhole = models.some(
    (one) => one.name === entriesModel.name && fits(one, entries, entries),
  );
  const kept = models.filter((one) => isWhole && fits(one, named(one.name), entries));
  if (entries === undefined || kept.length === 0)
    throw new BackupError(
      'The snapshot was made by another release, whose views this one cannot go on with.',
    );
  const names = kept.map(({ name }) => name);
  const rebuilt = models.map(({ name }) => name).filter((name) => !names.includes(name));
  return { position: entries.position, kept: names, rebuilt };
}

async function copyViews(
  viewFile: string,
  copy: string,
): Promise<Pick<SnapshotManifest, 'epoch' | 'models'>> {
  const views = new ViewFile(viewFile, 'look');
  try {
    const held = await views.database.copyTo(copy, () => contentOf(views));
    // Without WAL mode the copy is one file.
    new SqliteDatabase(copy, { synchronous: 'FULL', journal: 'DELETE' }).close();
    return held;
  } finally {
    views.close();
  }
}

function contentOf(views: ViewFile): Pick<SnapshotManifest, 'epoch' | 'models'> {
  const { epoch } = views;
  const models = [...views.names()].sort().flatMap((name) => {
    const stored = views.stored(name);
    if (stored === undefined) return [];
    const { version, shape, position } = stored;
    return [{ name, version, shape, position }];
  });
  if (epoch === undefined || models.length === 0)
    throw new BackupError(`The views in ${views.file} are not built yet.`);
  return { epoch, models };
}

/** Throws `BackupError` unless a file holds the views that a manifest tells of. */
function checkContent(file: string, { epoch, models }: SnapshotManifest): void {
  const views = new ViewFile(file, 'look');
  try {
    const found = contentOf(views);
    if (found.epoch === epoch && JSON.stringify(found.models) === JSON.stringify(models)) return;
    throw new BackupError('The snapshot does not hold the views that its manifest tells of.');
  } finally {
    views.close();
  }
}

async function removeDatabase(file: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${file}${end}`, { force: true });
}
