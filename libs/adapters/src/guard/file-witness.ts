import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from '../files/index.js';
import type { Witness, WitnessKeeper } from './witness.js';

const schema = z.strictObject({
  epoch: z.string().regex(/^[0-9a-f]{8}$/),
  ordinal: z
    .string()
    .regex(/^\d{1,20}$/)
    .transform(BigInt),
  seenAt: z.iso.datetime(),
});

/** The witness of a data folder, in a small file beside the log. */
export class FileWitness implements WitnessKeeper {
  readonly file: string;

  constructor(dataDir: string) {
    this.file = join(dataDir, 'log.witness.json');
  }

  /** Throws for a file that does not hold a witness. */
  async load(): Promise<Witness | undefined> {
    const text = await readFile(this.file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text === undefined) return undefined;
    try {
      return schema.parse(JSON.parse(text));
    } catch (cause) {
      throw new Error(
        `${this.file} does not say how far the log was seen. It is written anew; look whether a backup holds more than the log.`,
        { cause },
      );
    }
  }

  save({ epoch, ordinal, seenAt }: Witness): Promise<void> {
    return writeWhole(
      this.file,
      `${JSON.stringify({ epoch, ordinal: String(ordinal), seenAt })}\n`,
    );
  }
}
