import { z } from 'zod';
import { defineSystemEvent } from './system-event.js';

/** The stream that says which losses of the log itself were accepted. */
export const logAcceptancesStream = 'log-acceptances';

const position = z.string().regex(/^[0-9a-f]{8}-\d{20}$/);

/** An operator accepted the log as it is: restored from a backup, or without events that were seen in it. */
export const logAccepted = defineSystemEvent({
  name: 'LogAccepted',
  stored: 'log-accepted.v1',
  title: 'Log accepted',
  data: z.strictObject({
    /** Why, in the operator’s words. */
    reason: z.string().min(1).max(500),
    /** The last position that was seen before, under the epoch of then; null where nothing was missing. */
    seen: position.nullable(),
    /** Where the log ended when it was accepted, under the epoch that this ended. */
    ended: position,
  }),
  sentence: ({ reason, seen, ended }) =>
    seen === null
      ? `Log accepted up to position ${ended}: ${reason}`
      : `Log accepted although it ended at position ${ended} and ${seen} had been seen: ${reason}`,
});

export type LogAccepted = z.infer<typeof logAccepted.data>;
