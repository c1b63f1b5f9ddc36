import { addDays, endOfLondonDay, type Day } from '../dates/index.js';
import { hourOfLondonDay } from '../dates/london-day.js';

/** The moments of a deadline at which its process wakes: four reminders, and the end of the day it is due. */
export const deadlineSteps = ['30-days', '7-days', '1-day', 'today', 'missed'] as const;
export type DeadlineStep = (typeof deadlineSteps)[number];

/** The message of a step, one of the notice templates. */
export const templateOfStep: Readonly<Record<DeadlineStep, string>> = {
  '30-days': 'deadline-30-days',
  '7-days': 'deadline-7-days',
  '1-day': 'deadline-1-day',
  today: 'deadline-today',
  missed: 'deadline-missed',
};

/** Steps in words, for lists of what was done. */
export const stepWords: Readonly<Record<DeadlineStep, string>> = {
  '30-days': 'Reminder 30 days before',
  '7-days': 'Reminder 7 days before',
  '1-day': 'Reminder the day before',
  today: 'Reminder on the day',
  missed: 'End of the day it was due',
};

const daysBefore: Readonly<Record<Exclude<DeadlineStep, 'missed'>, number>> = {
  '30-days': 30,
  '7-days': 7,
  '1-day': 1,
  today: 0,
};

/** Hour of the London day at which reminders are sent. */
export const reminderHour = 8;

/** The instant of a step: reminders at 08:00 in London, the miss at the London midnight that ends the day. */
export function instantOfStep(due: Day, step: DeadlineStep): string {
  return step === 'missed'
    ? endOfLondonDay(due)
    : hourOfLondonDay(addDays(due, -daysBefore[step]), reminderHour);
}
