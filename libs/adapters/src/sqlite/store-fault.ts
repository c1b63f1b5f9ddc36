import { EventStoreError } from '@interventions/eventsourcing';
import { faultOf } from './sqlite-driver.js';

/** Turns whatever went wrong into one of the port's errors; what is one already stays as it is. */
export function asStoreError(error: unknown): EventStoreError {
  if (error instanceof EventStoreError) return error;
  const options = { cause: error };
  switch (faultOf(error)) {
    case 'busy':
      return new EventStoreError(
        'busy',
        'The event log is locked by another process. Try again.',
        options,
      );
    case 'full':
      return new EventStoreError(
        'storage',
        'The disk of the event log is full. Nothing was stored. Make room, then try again.',
        options,
      );
    case 'io':
    case 'unique':
    case 'other':
    case undefined:
      return new EventStoreError(
        'storage',
        `The event log cannot be used: ${messageOf(error)}.`,
        options,
      );
  }
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
}
