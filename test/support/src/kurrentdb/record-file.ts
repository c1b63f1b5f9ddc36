import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import type { StoredRecord } from './stored-record.js';

const base64 = z.string().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const recordSchema = z.strictObject({
  position: z.string().transform(BigInt),
  stream: z.string(),
  revision: z.string().transform(BigInt),
  id: z.string(),
  type: z.string(),
  isJson: z.boolean(),
  data: base64,
  metadata: base64,
  createdMs: z.number(),
});
const transactionSchema = z.array(recordSchema).min(1);

/**
 * The records of a double on disk: a line for each transaction, its checksum first. A transaction is on disk
 * when `append` returns; one that was cut short by a kill is dropped whole when the file is opened again.
 */
export class RecordFile {
  /** What was in the file when it was opened. */
  readonly records: readonly StoredRecord[];
  readonly #descriptor: number;

  constructor(path: string) {
    const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
    const { records, end } = parse(bytes, path);
    this.records = records;
    this.#descriptor = openSync(path, 'a');
    if (end < bytes.length) {
      ftruncateSync(this.#descriptor, end);
      fdatasyncSync(this.#descriptor);
    }
  }

  /** Adds a transaction; it is on disk when this returns. */
  append(transaction: readonly StoredRecord[]): void {
    const line = Buffer.from(lineOf(transaction));
    let written = 0;
    while (written < line.length)
      written += writeSync(this.#descriptor, line, written, line.length - written);
    fdatasyncSync(this.#descriptor);
  }

  /** Replaces everything by these records, in one transaction. */
  replace(records: readonly StoredRecord[]): void {
    ftruncateSync(this.#descriptor, 0);
    if (records.length > 0) this.append(records);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function lineOf(transaction: readonly StoredRecord[]): string {
  const json = JSON.stringify(
    transaction.map((record) => ({
      ...record,
      position: record.position.toString(),
      revision: record.revision.toString(),
      data: Buffer.from(record.data).toString('base64'),
      metadata: Buffer.from(record.metadata).toString('base64'),
    })),
  );
  return `${checksum(json)} ${json}\n`;
}

/** The whole transactions and where they end. Only the last line may be damaged. */
function parse(
  bytes: Buffer,
  path: string,
): { readonly records: StoredRecord[]; readonly end: number } {
  const records: StoredRecord[] = [];
  let start = 0;
  while (start < bytes.length) {
    const newline = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, newline === -1 ? bytes.length : newline).toString();
    const json = line.slice(9);
    if (newline === -1 || line.slice(0, 8) !== checksum(json)) {
      if (newline !== -1 && newline + 1 < bytes.length)
        throw new Error(
          `${path} is damaged at byte ${start}. Take another file, or delete this one.`,
        );
      return { records, end: start };
    }
    records.push(...transactionSchema.parse(JSON.parse(json)));
    start = newline + 1;
  }
  return { records, end: start };
}

const checksum = (text: string): string => crc32(text).toString(16).padStart(8, '0');
