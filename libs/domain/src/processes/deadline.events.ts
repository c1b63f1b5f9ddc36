import { z } from 'zod';
import { formatDate } from '../dates/index.js';
import { defineSystemEvent } from '../system/system-event.js';
import { deadlineSteps, stepWords } from './steps.js';
import { causeSchema, deadlineShape, ends, sets } from './timer.schema.js';

/** A process began to watch a deadline, and set its timers. A deadline that moves is watched anew. */
export const deadlineWatched = defineSystemEvent({
  name: 'DeadlineWatched',
  stored: 'deadline-watched.v1',
  title: 'Deadline watched',
  data: z.strictObject({ ...deadlineShape, what: z.string(), causedBy: causeSchema, ...sets }),
  sentence: ({ what, due }) => `The service watches ${what}, due ${formatDate(due)}`,
});

/** A deadline is watched no more: met, waived, moved, no longer owed. */
export const deadlineUnwatched = defineSystemEvent({
  name: 'DeadlineUnwatched',
  stored: 'deadline-unwatched.v1',
  title: 'Deadline no longer watched',
  data: z.strictObject({
    ...deadlineShape,
    what: z.string(),
    because: z.string(),
    causedBy: causeSchema,
    ...ends,
  }),
  sentence: ({ what, due, because }) =>
    `The service no longer watches ${what}, due ${formatDate(due)}: ${because}`,
});

/** Entries that gave a process nothing to do. They are taken note of, so that each is looked at once. */
export const inputIgnored = defineSystemEvent({
  name: 'InputIgnored',
  stored: 'input-ignored.v1',
  title: 'Entry looked at by the service',
  data: z.strictObject({ events: z.array(z.uuid()).min(1), because: z.string() }),
  sentence: ({ events, because }) =>
    `${events.length === 1 ? 'One entry' : `${events.length} entries`} left the deadlines as they were: ${because}`,
});

/** What came of a step of a deadline. */
export const stepOutcomes = {
  reminder: 'a reminder is sent',
  overtaken: 'overtaken by a later step',
  nobody: 'nobody to tell',
  miss: 'the miss is recorded',
} as const;
export type StepOutcome = keyof typeof stepOutcomes;

/** A step of a watched deadline came, once and for ever. */
export const timerFired = defineSystemEvent({
  name: 'TimerFired',
  stored: 'timer-fired.v1',
  title: 'Step of a deadline reached',
  data: z.strictObject({
    ...deadlineShape,
    timer: z.uuid(),
    step: z.enum(deadlineSteps),
    outcome: z.enum(Object.keys(stepOutcomes) as [StepOutcome, ...StepOutcome[]]),
    ...ends,
  }),
  sentence: ({ step, due, outcome }) =>
    `${stepWords[step]} (${formatDate(due)}): ${stepOutcomes[outcome]}`,
});
