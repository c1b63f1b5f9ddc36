import { EventStoreError, type EventStoreErrorCode } from '../errors.js';

/** The code of the event store error that a call throws; `none` when it throws nothing. Passes other errors on. */
export function thrownCode(call: () => unknown): EventStoreErrorCode | 'none' {
  try {
    call();
  } catch (error) {
    if (error instanceof EventStoreError) return error.code;
    throw error;
  }
  return 'none';
}
