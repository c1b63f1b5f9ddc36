import { z } from 'zod';
import { daySchema } from '../dates/index.js';
import { deadlineSteps } from './steps.js';

/** What a timer is for: a step of a deadline, another try at a message, or another try at recording a miss. */
export const timerPurposes = [...deadlineSteps, 'retry-message', 'retry-miss'] as const;
export type TimerPurpose = (typeof timerPurposes)[number];

/** A moment at which a process wants to be woken. Its id never stands for another moment. */
export const timerSchema = z.strictObject({
  id: z.uuid(),
  /** ISO 8601 instant in UTC. */
  at: z.iso.datetime(),
  purpose: z.enum(timerPurposes),
});
export type ProcessTimer = z.infer<typeof timerSchema>;

/** The deadline that an event of a process is about. */
export const deadlineShape = {
  /** Key of the obligation. */
  key: z.string().min(1),
  /** The last day on which it is in time. */
  due: daySchema,
};

/** Timers that an event sets. */
export const sets = { sets: z.array(timerSchema) };
/** Timers that an event ends: fired, or needed no more. */
export const ends = { ends: z.array(z.uuid()) };

/** What made a process look again: entries of the case or its council, or the daily look on a London day. */
export const causeSchema = z.strictObject({
  events: z.array(z.uuid()),
  day: daySchema.optional(),
});
export type ProcessCause = z.infer<typeof causeSchema>;
