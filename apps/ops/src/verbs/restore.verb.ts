import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { logFileIn, type LogPlace } from '@interventions/adapters/backend';
import {
  checkKeysPlace,
  copyEvidence,
  evidenceFolder,
  restoreKeys,
  restoreLog,
} from '@interventions/adapters/backup';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import { lockViews } from '@interventions/adapters/views';
import { guardOf } from '../existing-log.js';
import { restoreKurrent } from '../kurrent-words.js';
import { told } from '../told.js';
import { exitCodes, OperatorError, type Output } from '../usage.js';
import type { ViewFiles } from '../view-files.js';

export type RestoreOptions = LogPlace & {
  readonly viewFiles: ViewFiles;
  readonly evidenceDir: string;
  readonly folder: string;
  /** Where copied keys are; undefined for none. */
  readonly keys: string | undefined;
};

/**
 * `restore <folder> [--keys <folder>]`: puts a backup where no log is, under a new epoch, so that what was made from
 * the log before is refused and made anew. Less than what was seen here before is a finding.
 */
export async function restoreVerb(options: RestoreOptions, output: Output): Promise<number> {
  if (options.eventStore !== null) throw new OperatorError(restoreKurrent);
  await told(() => withNobodyThere(options, () => restore(options, output)));
  // The log alone: opening the keys too would make some, and these are only restored where there are none.
  const store = new SqliteEventStore({ file: logFileIn(options.dataDir) });
  try {
    const withheld = await guardOf(options, store).judge();
    if (withheld === undefined) return exitCodes.done;
    output.print(withheld.detail);
    return exitCodes.findings;
  } finally {
    await store.close();
  }
}

async function restore(options: RestoreOptions, { print }: Output): Promise<void> {
  const { dataDir, evidenceDir, folder, keys } = options;
  if (keys !== undefined) checkKeysPlace(keys, dataDir);
  const { manifest, epoch } = await restoreLog(folder, logFileIn(dataDir));
  print(
    `${manifest.events} events up to position ${manifest.position}, backed up at ${manifest.takenAt}, are in place. They go on in epoch ${epoch}; views are built anew at the next start.`,
  );
  const { copied } = await copyEvidence(join(folder, evidenceFolder), evidenceDir);
  if (copied > 0) print(`${copied} files of evidence are in place.`);
  if (keys !== undefined) {
    await restoreKeys(keys, dataDir);
    print('The keys of erasable fields are in place.');
  }
}

/** Holds the views of api and worker meanwhile: who starts now waits, and opens the log that is in place then. */
async function withNobodyThere(
  { dataDir, viewFiles }: RestoreOptions,
  work: () => Promise<void>,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const locks: { release(): void }[] = [];
  try {
    for (const name of Object.values(viewFiles)) locks.push(lockViews(join(dataDir, name)));
    await work();
  } finally {
    for (const lock of locks) lock.release();
  }
}
