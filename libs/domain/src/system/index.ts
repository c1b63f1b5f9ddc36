import { processEvents } from '../processes/process-events.js';
import { calendarFeedOpened, calendarFeedRevoked } from './calendar-feed.js';
import { commandRefused } from './command-refused.js';
import { deadlinesCounted } from './deadlines-counted.js';
import { importCompleted } from './import-completed.js';
import { logAccepted } from './log-accepted.js';
import type { SystemEventDefinition } from './system-event.js';

export * from './calendar-feed.js';
export * from './command-refused.js';
export * from './deadlines-counted.js';
export * from './import-completed.js';
export * from './log-accepted.js';
export type { SystemEventDefinition } from './system-event.js';

/** Every event that is not an act of a case. */
export const systemEvents: readonly SystemEventDefinition[] = [
  commandRefused,
  importCompleted,
  deadlinesCounted,
  calendarFeedOpened,
  calendarFeedRevoked,
  logAccepted,
  ...processEvents,
];

/** The definition behind a stored event type; undefined for an act and for an unknown type. */
export function systemEventStoredAs(type: string): SystemEventDefinition | undefined {
  return systemEvents.find((event) => event.stored === type);
}
