import { z } from 'zod';
import type { Witness } from './witness.js';

const schema = z.strictObject({
  epoch: z.string().regex(/^[0-9a-f]{8}$/),
  ordinal: z
    .string()
    .regex(/^\d{1,20}$/)
    .transform(BigInt),
  seenAt: z.iso.datetime(),
});

/** A witness as one line of JSON. */
export function witnessText({ epoch, ordinal, seenAt }: Witness): string {
  return `${JSON.stringify({ epoch, ordinal: String(ordinal), seenAt })}\n`;
}

/** The witness in a text that is kept at `place`. Throws for one that holds none. */
export function witnessIn(text: string, place: string): Witness {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(
      `${place} does not say how far the log was seen. It is written anew; look whether a backup holds more than the log.`,
      { cause },
    );
  }
}
