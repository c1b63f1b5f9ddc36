import { faultOf } from '../sqlite/index.js';

/** A backup, a restore or a copy of a view that cannot be done; the message says why and what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Says what a fault of a disk means for what was being written. `kept` is what is still as it was. */
export function explained(error: unknown, folder: string, kept: string): BackupError {
  if (error instanceof BackupError) return error;
  const options = { cause: error };
  if (faultOf(error) === 'full' || codeOf(error) === 'ENOSPC')
    return new BackupError(
      `The disk of ${folder} is full. ${kept} Make room, then try again.`,
      options,
    );
  return new BackupError(`${messageOf(error).replace(/\.$/, '')}. ${kept}`, options);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
