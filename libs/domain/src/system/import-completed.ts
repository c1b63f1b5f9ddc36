import { z } from 'zod';
import { defineSystemEvent } from './system-event.js';

/** The stream that says which histories were imported. */
export const importStream = 'import-histories';

/** An import of histories that reached its end, by the digest of the files it read. */
export const importCompleted = defineSystemEvent({
  name: 'ImportCompleted',
  stored: 'import-completed.v1',
  title: 'Import completed',
  data: z.strictObject({
    /** SHA-256 over the files, in hexadecimal. */
    digest: z.string().min(1),
    files: z.int().min(0),
    /** Entries that the files hold, whether new or already recorded. */
    entries: z.int().min(0),
    /** Entries that this run recorded. */
    recorded: z.int().min(0),
  }),
  sentence: (data) =>
    `Histories imported from ${counted(data.files, 'file')}: ${counted(data.entries, 'entry', 'entries')}, ${data.recorded} new`,
});

export type ImportCompleted = z.infer<typeof importCompleted.data>;

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
