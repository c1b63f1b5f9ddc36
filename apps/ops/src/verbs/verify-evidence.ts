import type { FileEvidenceStore } from '@interventions/adapters/evidence';
import type { CaseLog, FileState } from '@interventions/application';
import { actNamed } from '@interventions/domain';

/** What is said of the files of evidence, and whether each entry has the file that it records. */
export type EvidenceFindings = { readonly sound: boolean; readonly lines: readonly string[] };

const words: Readonly<Record<Exclude<FileState, 'kept'>, string>> = {
  missing: 'is recorded, and its file is missing: restore it from a backup',
  damaged: 'is recorded, and its file is not what it was: restore it from a backup',
  removed: 'was removed on purpose',
};

/** Reads each file that the log records as kept and compares it with its digest; lists files of no entry. */
export async function verifyEvidence(
  { store: log }: Pick<CaseLog, 'store'>,
  files: FileEvidenceStore,
): Promise<EvidenceFindings> {
  const recorded = new Set<string>();
  const { stored } = actNamed('EvidenceAttached');
  for await (const { type, data } of log.readAll()) {
    if (type !== stored) continue;
    const { sha256, bytes } = (data as { readonly details: Readonly<Record<string, unknown>> })
      .details;
    if (typeof sha256 === 'string' && typeof bytes === 'number') recorded.add(sha256);
  }
  const lines: string[] = [];
  let sound = true;
  for (const sha256 of recorded) {
    const state = await files.verify(sha256);
    if (state === 'kept') continue;
    sound &&= state === 'removed';
    const removal = state === 'removed' ? await files.removalOf(sha256) : undefined;
    const why = removal === undefined ? '' : ` at ${removal.removedAt}: ${removal.reason}`;
    lines.push(`    ${sha256} ${words[state]}${why}`);
  }
  let orphans = 0;
  for await (const sha256 of files.list()) {
    if (recorded.has(sha256)) continue;
    orphans += 1;
    lines.push(`    ${sha256} was uploaded and stands in no entry`);
  }
  const head = `evidence: ${recorded.size} files recorded, ${orphans} without an entry`;
  return { sound, lines: [head, ...lines] };
}
