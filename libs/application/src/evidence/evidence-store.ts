import { sizeWords } from '@interventions/domain';

/** A file as it is kept: known by what is in it. */
export type KeptFile = {
  /** SHA-256 of its bytes in hexadecimal: its name in the store. */
  readonly sha256: string;
  readonly bytes: number;
  /** Decided by its content and the ending of the name that it came under. */
  readonly mediaType: string;
};

/** Whether a digest has its file: as it was, not as it was, taken out by an operator, or not there. */
export type FileState = 'kept' | 'damaged' | 'removed' | 'missing';

/** Why an operator took a file out, and when. */
export type Removal = { readonly reason: string; readonly removedAt: string };

/** What a file is put under: the name that it came with, and how many bytes it may have. */
export type PutTerms = { readonly fileName: string; readonly maxBytes: number };

/** A file that is not taken, in words for the person who chose it. Nothing of it is kept. */
export class FileRefused extends Error {
  constructor(
    readonly code: 'too-large' | 'empty' | 'type-not-allowed' | 'name-disagrees' | 'removed',
    message: string,
  ) {
    super(message);
    this.name = 'FileRefused';
  }
}

/** The store cannot keep or give a file: its disk is full or failing, or its folder cannot be reached. */
export class EvidenceStoreError extends Error {
  constructor(
    readonly code: 'full' | 'unavailable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'EvidenceStoreError';
  }
}

/**
 * Keeps the files of evidence, each once, under the SHA-256 of its bytes. A file is whole and on disk before `put`
 * answers, or not there at all; what was kept never changes.
 */
export abstract class EvidenceStore {
  /** Takes a file piece by piece. Throws `FileRefused` or `EvidenceStoreError`, or what the content throws. */
  abstract put(content: AsyncIterable<Uint8Array>, terms: PutTerms): Promise<KeptFile>;

  /** The file as it would be kept under a name; undefined where it is not kept. Throws `FileRefused` where the name disagrees. */
  abstract find(sha256: string, fileName: string): Promise<KeptFile | undefined>;

  /** Whether the file is there, by its presence alone. */
  abstract state(sha256: string): Promise<Exclude<FileState, 'damaged'>>;

  /** The bytes of a file; undefined where it is not kept. */
  abstract open(sha256: string): Promise<AsyncIterable<Uint8Array> | undefined>;

  /** Reads a file whole and compares it with its digest. */
  abstract verify(sha256: string): Promise<FileState>;

  /** The digests of all files that are kept. */
  abstract list(): AsyncIterable<string>;

  /** Destroys a file for good; its digest stays with the reason, and the same file is not taken again. */
  abstract remove(sha256: string, removal: Removal): Promise<'removed' | 'missing'>;
}

/** Whether a text is a digest as this store names files; nothing else ever becomes a path. */
export function isDigest(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** What a file that is larger than allowed is refused with. */
export function tooLarge(maxBytes: number): FileRefused {
  const most = sizeWords(maxBytes);
  return new FileRefused(
    'too-large',
    `The file is larger than ${most}. Choose a smaller one, or save it with smaller pictures.`,
  );
}

/** What a file without content is refused with. */
export function emptyFile(): FileRefused {
  return new FileRefused('empty', 'The file is empty. Choose a file that has something in it.');
}

/** What a file that was taken out is refused with when it comes again. */
export function removedBefore(): FileRefused {
  return new FileRefused(
    'removed',
    'This file was removed from the service on purpose, so it cannot be attached again. Ask the people who run the service why.',
  );
}
