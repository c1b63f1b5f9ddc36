import { EventStoreError } from '@interventions/eventsourcing';

/** Whether a log answers, and when it last did. */
export class LogContact {
  #answeredAt = '';
  #isAway = false;

  /** The log answered. */
  answered(): void {
    this.#answeredAt = new Date().toISOString();
    this.#isAway = false;
  }

  /** A call failed. */
  failed(error: unknown): void {
    this.#isAway = isAway(error);
  }

  /** When the log last answered, an ISO instant, while it does not; undefined while it does. */
  get awaySince(): string | undefined {
    return this.#isAway ? this.#answeredAt : undefined;
  }
}

/** Whether an error says that the log cannot be reached. */
export function isAway(error: unknown): boolean {
  return (
    error instanceof EventStoreError && (error.code === 'unavailable' || error.code === 'timeout')
  );
}
