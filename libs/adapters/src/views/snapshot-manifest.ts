import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { BackupError } from '../backup/index.js';
import { writeWhole } from '../files/index.js';

const position = z.string().regex(/^[0-9a-f]{8}-\d{20}$/);

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** The process whose views they were. */
  owner: z.enum(['api', 'worker']),
  epoch: z.string().regex(/^[0-9a-f]{8}$/),
  /** Each model as the file holds it, by name: which code made it, in which form, up to where. */
  models: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100),
        version: z.int(),
        shape: z.string().max(100_000),
        position,
      }),
    )
    .max(1_000),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  takenAt: z.iso.datetime(),
  /** Version of the platform that took it. */
  platform: z.string().max(100),
});

/** What a copied view file holds. It stands beside the file, under its name with `.json` behind it. */
export type SnapshotManifest = z.infer<typeof manifestSchema>;

/** Where the manifest of a copied view file stands. */
export function snapshotManifestOf(file: string): string {
  return `${file}.json`;
}

/** Throws `BackupError` where a file has no manifest, or one that this release does not read. */
export async function readSnapshotManifest(file: string): Promise<SnapshotManifest> {
  const path = snapshotManifestOf(file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BackupError(
      `${path} cannot be read: it is made by “ops snapshot-view” beside the file, and goes with it.`,
      { cause },
    );
  });
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new BackupError(
    `${path} is not a manifest that this release reads. Start the service without the snapshot: it builds its views itself.`,
  );
}

/** Writes the manifest of a copied view file, whole. */
export async function writeSnapshotManifest(
  file: string,
  manifest: SnapshotManifest,
): Promise<void> {
  await writeWhole(
    snapshotManifestOf(file),
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
