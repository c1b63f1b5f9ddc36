import { z } from 'zod';
import { formatDate } from '../dates/index.js';
import { defineSystemEvent } from '../system/system-event.js';
import { deadlineShape, ends, sets } from './timer.schema.js';

const attempt = z.int().min(1);

/** The miss of a deadline is about to be recorded in the case, by a command whose id is derived from it. */
export const missIntended = defineSystemEvent({
  name: 'MissIntended',
  stored: 'miss-intended.v1',
  title: 'Miss to be recorded',
  data: z.strictObject({
    ...deadlineShape,
    what: z.string(),
    commandId: z.uuid(),
    /** Whom to tell once it is recorded; null for nobody. */
    to: z.string().min(1).nullable(),
    values: z.record(z.string(), z.string()),
    ...sets,
  }),
  sentence: ({ what, due }) => `${what} was due ${formatDate(due)}: its miss is to be recorded`,
});

/** Recording the miss is tried again: whoever began it did not end it. */
export const missClaimed = defineSystemEvent({
  name: 'MissClaimed',
  stored: 'miss-claimed.v1',
  title: 'Miss to be recorded again',
  data: z.strictObject({ ...deadlineShape, attempt, ...sets, ...ends }),
  sentence: ({ due, attempt: number }) =>
    `The miss of a deadline (${formatDate(due)}) is recorded again, attempt ${number}`,
});

/** The miss stands in the case. */
export const missRecorded = defineSystemEvent({
  name: 'MissRecorded',
  stored: 'miss-recorded.v1',
  title: 'Miss recorded',
  data: z.strictObject({
    ...deadlineShape,
    /** The case's entry that says so. */
    event: z.uuid(),
    ...ends,
  }),
  sentence: ({ due }) => `The miss of a deadline (${formatDate(due)}) was recorded in the case`,
});

/** The case refused the entry: it makes no sense there. It is not tried again. */
export const missRefused = defineSystemEvent({
  name: 'MissRefused',
  stored: 'miss-refused.v1',
  title: 'Miss refused',
  data: z.strictObject({ ...deadlineShape, because: z.string(), ...ends }),
  sentence: ({ due, because }) =>
    `The miss of a deadline (${formatDate(due)}) was not recorded: ${because}`,
});
