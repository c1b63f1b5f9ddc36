import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ordinalOf } from '@interventions/eventsourcing';
import { z } from 'zod';
import { writeWhole } from '../files/index.js';
import { BackupError } from './backup-error.js';

/** The newest form of a manifest that this release writes and reads. */
const format = 1;

const common = {
  format: z.literal(format),
  epoch: z.string().regex(/^[0-9a-f]{8}$/),
  /** Ordinal of the last event; a text, since it may be longer than a number of JSON. */
  ordinal: z.string().regex(/^\d{1,20}$/),
  position: z.string().regex(/^[0-9a-f]{8}-\d{20}$/),
  takenAt: z.iso.datetime(),
  /** Version of the platform that took it. */
  platform: z.string().max(100),
};
const manifestSchema = z
  .discriminatedUnion('store', [
    z.strictObject({
      ...common,
      store: z.literal('sqlite'),
      events: z.int().min(0),
      /** Name of the copy of the log, in the same folder. */
      file: z.string().regex(/^events-[\w.-]{1,80}\.db$/),
      bytes: z.int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    z.strictObject({ ...common, store: z.literal('kurrentdb'), events: z.null() }),
  ])
  .refine(({ epoch, ordinal, position }) => {
    return position.startsWith(epoch) && String(ordinalOf(epoch, position)) === ordinal;
  }, 'its position and its ordinal differ');

/** What a backup holds: the checkpoint of a log, and for a log in a file also the copy of it. */
export type BackupManifest = z.infer<typeof manifestSchema>;
/** The manifest of a copied log file. */
export type FileBackup = Extract<BackupManifest, { readonly store: 'sqlite' }>;

/** The name of the manifest in the folder of a backup. */
export const manifestName = 'backup.json';

/** Reads the manifest of a backup. Throws `BackupError` where there is none, or one that does not hold together. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const file = join(folder, manifestName);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new BackupError(
      `${folder} holds no backup: ${manifestName} cannot be read there. Name the folder that “ops backup” was given.`,
      { cause },
    );
  });
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where =
    issue === undefined ? '' : ` (${issue.path.join('.') || 'all of it'}: ${issue.message})`;
  throw new BackupError(
    `${file} is not a manifest that this release reads${where}. Use the release that wrote it, or another backup.`,
  );
}

/** Puts a manifest in the place of the one before, whole. */
export async function writeManifest(folder: string, manifest: BackupManifest): Promise<void> {
  await writeWhole(
    join(folder, manifestName),
    `${JSON.stringify(manifestSchema.parse(manifest), null, 2)}\n`,
  );
}

/** Undefined for a text that is no JSON, which no schema takes. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
