import { EvidenceStoreError } from '@interventions/application';

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const failing: ReadonlySet<string> = new Set([
  ...['EACCES', 'EBUSY', 'EIO', 'EMFILE', 'ENFILE', 'ENODEV', 'ENOENT', 'ENOTDIR'],
  ...['EPERM', 'EROFS', 'ESTALE', 'ETIMEDOUT', 'ENXIO', 'EISDIR', 'EEXIST'],
]);

/** Turns a fault of the file system into one of the port’s errors; everything else stays as it is. */
export function asEvidenceError(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined || !isFileFault(error)) return error;
  if (full.has(code))
    return new EvidenceStoreError(
      'full',
      'The disk of the evidence files is full. Nothing was kept. Make room, then try again.',
      { cause: error },
    );
  if (failing.has(code))
    return new EvidenceStoreError(
      'unavailable',
      `The folder of the evidence files cannot be used (${code}).`,
      { cause: error },
    );
  return error;
}

/** Whether an error says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** A call of the file system names its path; a connection that broke does not. A write that finds no room names none either. */
function isFileFault(error: unknown): boolean {
  return (
    (typeof error === 'object' && error !== null && 'path' in error) ||
    full.has(codeOf(error) ?? '')
  );
}

/** The code that Node gives its errors. */
export function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string'
    ? error.code
    : undefined;
}
