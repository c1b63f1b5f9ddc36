import { FileEvidenceStore } from '@interventions/adapters/evidence';
import { isDigest } from '@interventions/application';
import { exitCodes, OperatorError, UsageError, type Output } from '../usage.js';

/** `remove-file <sha256> --reason <text>`: destroys a file of evidence; its entries and its digest stay. */
export async function removeFileVerb(
  {
    evidenceDir,
    sha256,
    reason,
  }: {
    readonly evidenceDir: string;
    readonly sha256: string;
    readonly reason: string | undefined;
  },
  { print }: Output,
): Promise<number> {
  const why = reason?.trim() ?? '';
  if (why === '' || why.length > 500)
    throw new UsageError('Say why in --reason, in at most 500 characters.');
  if (!isDigest(sha256)) throw new UsageError('Name the file by its SHA-256, 64 characters.');
  const files = new FileEvidenceStore(evidenceDir);
  const removal = { reason: why, removedAt: new Date().toISOString() };
  if ((await files.remove(sha256, removal)) === 'missing')
    throw new OperatorError(`${evidenceDir} holds no file ${sha256}.`);
  print(
    'The file is destroyed. Its entries and its digest stay, and the pages say that it was removed.',
  );
  print(
    'Copies of it leave a backup at the next “ops backup” into its folder; look after others yourself.',
  );
  return exitCodes.done;
}
