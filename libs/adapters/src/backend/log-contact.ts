import { EventStoreError } from '@interventions/eventsourcing';
import { TimeLimitError } from '../timers/time-limit.js';

/** Whether a log answers, and when it last did. */
export class LogContact {
  #answeredAt: string | undefined;
  #isAway = false;

  /** The log answered. */
  answered(): void {
    this.#answeredAt = new Date().toISOString();
    this.#isAway = false;
  }

  /** A call failed, which says of the log that it is away, or nothing. */
  failed(error: unknown): void {
    this.#isAway ||= isAway(error);
  }

  /** When the log last answered, an ISO instant, while it does not; undefined while it does, and before it ever did. */
  get awaySince(): string | undefined {
    return this.#isAway ? this.#answeredAt : undefined;
  }
}

/** Whether an error says that the log cannot be reached, or does not answer in time. */
export function isAway(error: unknown): boolean {
  if (error instanceof TimeLimitError) return true;
  const code = error instanceof EventStoreError ? error.code : undefined;
  return code === 'unavailable' || code === 'timeout';
}
