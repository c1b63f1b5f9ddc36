import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { logFileIn, type LogPlace } from '@interventions/adapters/backend';
import {
  backUpKeys,
  backUpLog,
  checkApart,
  copyEvidence,
  evidenceFolder,
  writeManifest,
  type FileBackup,
} from '@interventions/adapters/backup';
import { ordinalOf } from '@interventions/eventsourcing';
import { openExistingLog, requireLog } from '../existing-log.js';
import { backUpKurrent } from '../kurrent-words.js';
import { platformVersion } from '../platform-version.js';
import { told } from '../told.js';
import { exitCodes, UsageError, type Output } from '../usage.js';

export type BackupOptions = LogPlace & {
  readonly folder: string;
  /** The files of evidence. */
  readonly evidenceDir: string;
  /** Where the keys of erasable fields go; undefined for not at all. */
  readonly keys: string | undefined;
};

/**
 * `backup <folder> [--keys <folder>]`: a checked copy of the log, also while the services write. The keys of erasable
 * fields go into a folder of their own, and only when asked for.
 */
export function backupVerb(options: BackupOptions, output: Output): Promise<number> {
  return options.eventStore === null
    ? told(() => backUpFile(options, output))
    : checkpointServer(options, output);
}

async function backUpFile(options: BackupOptions, { print }: Output): Promise<number> {
  const { dataDir, folder, keys } = options;
  await requireLog(options);
  if (keys !== undefined) checkApart(keys, folder);
  const platform = await platformVersion();
  const manifest = await backUpLog({ logFile: logFileIn(dataDir), folder, platform });
  print(describe(manifest, folder));
  // After the log, too: a file is kept before the entry that records it.
  await copyFiles(options, print);
  // After the log: a key is made before the first event that it protects.
  if (keys === undefined)
    print('The keys of erasable fields are not in it. --keys <another folder> copies them, too.');
  else
    print(
      `The keys are in ${await backUpKeys(dataDir, keys)}. Keep them apart from the log and only for a short time: a key that was destroyed lives on in them.`,
    );
  return exitCodes.done;
}

async function copyFiles({ evidenceDir, folder }: BackupOptions, print: Output['print']) {
  const { copied, removed } = await copyEvidence(evidenceDir, join(folder, evidenceFolder));
  if (copied + removed > 0)
    print(`Files of evidence: ${copied} copied, ${removed} gone because they were removed.`);
}

function describe({ file, events, position, bytes }: FileBackup, folder: string): string {
  return `${events} events up to position ${position} are in ${folder}/${file} (${Math.ceil(bytes / 1_000)} kB), checked.`;
}

async function checkpointServer(options: BackupOptions, { print }: Output): Promise<number> {
  const { folder, keys } = options;
  if (keys !== undefined)
    throw new UsageError('With KurrentDB the keys are in its streams: there is no file to copy.');
  const { log, close } = await openExistingLog(options);
  try {
    const [epoch, position] = [await log.store.epoch(), await log.store.head()];
    await mkdir(folder, { recursive: true });
    await writeManifest(folder, {
      ...{ format: 1, store: 'kurrentdb', epoch, position, events: null },
      ordinal: String(ordinalOf(epoch, position)),
      takenAt: new Date().toISOString(),
      platform: await platformVersion(),
    });
    await copyFiles(options, print);
    for (const line of backUpKurrent) print(line);
    print(`The checkpoint of now, position ${position}, is in ${folder}. The log itself is not.`);
    return exitCodes.findings;
  } finally {
    await close();
  }
}
