import type { z } from 'zod';
import type { SystemEventDefinition } from '../system/system-event.js';
import { deadlineUnwatched, deadlineWatched, inputIgnored, timerFired } from './deadline.events.js';
import { missClaimed, missIntended, missRecorded, missRefused } from './miss.events.js';
import {
  reminderClaimed,
  reminderFailed,
  reminderGivenUp,
  reminderIntended,
  reminderSent,
} from './reminder.events.js';

/** Every event of a process manager's stream, by name. */
const definitions = {
  DeadlineWatched: deadlineWatched,
  DeadlineUnwatched: deadlineUnwatched,
  InputIgnored: inputIgnored,
  TimerFired: timerFired,
  ReminderIntended: reminderIntended,
  ReminderClaimed: reminderClaimed,
  ReminderSent: reminderSent,
  ReminderFailed: reminderFailed,
  ReminderGivenUp: reminderGivenUp,
  MissIntended: missIntended,
  MissClaimed: missClaimed,
  MissRecorded: missRecorded,
  MissRefused: missRefused,
} as const;

type Definitions = typeof definitions;

/** Name of an event of a process. */
export type ProcessEventName = keyof Definitions;

/** What is stored of one. */
export type ProcessEventData<Name extends ProcessEventName> = Readonly<
  z.infer<Definitions[Name]['data']>
>;

/** An event of a process before it has a place in the log. */
export type ProcessEvent = {
  [Name in ProcessEventName]: { readonly name: Name; readonly data: ProcessEventData<Name> };
}[ProcessEventName];

/** Their definitions: schema, stored name and words. */
export const processEvents: readonly SystemEventDefinition[] = Object.values(definitions);

/** The definition of an event of a process by its name. */
export function processEventNamed(name: ProcessEventName): SystemEventDefinition {
  return definitions[name];
}

/** The name of a stored event type; undefined for a type of other streams, and for an unknown one. */
export function processEventStoredAs(type: string): ProcessEventName | undefined {
  const found = processEvents.find((event) => event.stored === type);
  return found?.name as ProcessEventName | undefined;
}
