import { z } from 'zod';
import { defineSystemEvent } from '../system/system-event.js';
import { deadlineSteps } from './steps.js';
import { deadlineShape, ends, sets } from './timer.schema.js';

const attempt = z.int().min(1);

/** A message about a deadline: to whom, by which template, with which values. Addresses are looked up when it is sent. */
export const messageShape = {
  /** The same for every attempt: the id of the timer of its step. */
  reference: z.uuid(),
  ...deadlineShape,
  step: z.enum(deadlineSteps),
  template: z.string(),
  /** Name of the person or team. */
  to: z.string().min(1),
  values: z.record(z.string(), z.string()),
};

/** A message is about to be sent. Whoever recorded this sends it; its timer is for when they did not. */
export const reminderIntended = defineSystemEvent({
  name: 'ReminderIntended',
  stored: 'reminder-intended.v1',
  title: 'Message to be sent',
  data: z.strictObject({ ...messageShape, ...sets }),
  sentence: ({ to, values }) => `A message to ${to} is to be sent${about(values['what'])}`,
});

/** Somebody takes another attempt upon themselves; only they send. */
export const reminderClaimed = defineSystemEvent({
  name: 'ReminderClaimed',
  stored: 'reminder-claimed.v1',
  title: 'Message to be sent again',
  data: z.strictObject({ reference: z.uuid(), attempt, ...sets, ...ends }),
  sentence: ({ attempt: number }) => `A message is sent again, attempt ${number}`,
});

/** The provider has the message. */
export const reminderSent = defineSystemEvent({
  name: 'ReminderSent',
  stored: 'reminder-sent.v1',
  title: 'Message sent',
  data: z.strictObject({
    reference: z.uuid(),
    attempt,
    provider: z.string(),
    /** The provider's own id for it. */
    id: z.string(),
    ...ends,
  }),
  sentence: ({ attempt: number }) =>
    number === 1 ? 'A message was sent' : `A message was sent at attempt ${number}`,
});

/** An attempt failed; where another follows, its timer is set. */
export const reminderFailed = defineSystemEvent({
  name: 'ReminderFailed',
  stored: 'reminder-failed.v1',
  title: 'Message not sent',
  data: z.strictObject({ reference: z.uuid(), attempt, because: z.string(), ...sets, ...ends }),
  sentence: ({ attempt: number, because }) =>
    `A message could not be sent at attempt ${number}: ${because}`,
});

/** No further attempt is made; people see it as not sent. */
export const reminderGivenUp = defineSystemEvent({
  name: 'ReminderGivenUp',
  stored: 'reminder-given-up.v1',
  title: 'Message given up',
  data: z.strictObject({ reference: z.uuid(), attempt, because: z.string(), ...ends }),
  sentence: ({ attempt: number, because }) =>
    `A message was given up after ${number === 1 ? 'one attempt' : `${number} attempts`}: ${because}`,
});

function about(what: string | undefined): string {
  return what === undefined ? '' : `: ${what}`;
}
