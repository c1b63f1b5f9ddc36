import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../files/index.js';
import { witnessIn, witnessText } from './witness-text.js';
import type { Witness, WitnessKeeper } from './witness.js';

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
    return text === undefined ? undefined : witnessIn(text, this.file);
  }

  save(witness: Witness): Promise<void> {
    return writeWhole(this.file, witnessText(witness));
  }
}
