import { readFile, rename, writeFile } from 'node:fs/promises';
import type { Checkpoint } from '@interventions/application';
import type { EventReader, Position } from '@interventions/eventsourcing';

/**
 * How far the process managers have read the log, in a small file. A file that is missing, broken, of another log
 * or ahead of it counts as none: reading again from the start is harmless.
 */
export class CheckpointFile implements Checkpoint {
  constructor(
    private readonly file: string,
    private readonly store: Pick<EventReader, 'epoch' | 'head'>,
  ) {}

  async load(): Promise<Position | undefined> {
    const text = await readFile(this.file, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    });
    const [epoch, head] = [await this.store.epoch(), await this.store.head()];
    const isOfThisLog = /^[0-9a-f]{8}-\d{20}$/.test(text) && text.startsWith(`${epoch}-`);
    return isOfThisLog && text <= head ? text : undefined;
  }

  async save(position: Position): Promise<void> {
    const unfinished = `${this.file}.tmp`;
    await writeFile(unfinished, position);
    await rename(unfinished, this.file);
  }
}
