import { EventStoreError } from '@interventions/eventsourcing';
import { TimeLimitError, within } from '../timers/time-limit.js';
import { faultOf } from './kurrent-fault.js';
import { backOff, callRetries, type KurrentTimes } from './kurrent-times.js';

/** Calls to the server: each has a time limit of ours, and all end when the store is closed. */
export class KurrentCalls {
  readonly #closing = new AbortController();
  /** How to end each call that runs. One promise for all of them would keep what every call ever answered. */
  readonly #running = new Set<(reason: EventStoreError) => void>();

  constructor(readonly times: KurrentTimes) {}

  get signal(): AbortSignal {
    return this.#closing.signal;
  }

  /** Throws `closed` once the store is. */
  checkOpen(): void {
    if (this.#closing.signal.aborted) throw closedError();
  }

  /** Ends every call that runs. */
  close(): void {
    this.#closing.abort();
    for (const end of this.#running) end(closedError());
  }

  /** One try. Rejects with what the client throws, with `timeout` or with `closed`. */
  async once<T>(what: string, limitMs: number, call: () => Promise<T>): Promise<T> {
    this.checkOpen();
    let end: (reason: EventStoreError) => void = () => undefined;
    const closed = new Promise<never>((_, reject) => (end = reject));
    this.#running.add(end);
    try {
      return await Promise.race([within(limitMs, what, call), closed]);
    } catch (error) {
      if (!(error instanceof TimeLimitError)) throw error;
      throw new EventStoreError('timeout', 'The event store did not answer in time.', {
        cause: error,
      });
    } finally {
      this.#running.delete(end);
    }
  }

  /** Tries until it succeeds, fails for good, or the time for all tries is over. */
  async retried<T>(attempt: () => Promise<T>): Promise<T> {
    const end = performance.now() + this.times.totalMs;
    for (let failures = 1; ; failures += 1) {
      try {
        return await attempt();
      } catch (cause) {
        const { error } = faultOf(cause);
        if (!error.retriable || performance.now() >= end) throw error;
      }
      await backOff(failures, callRetries, this.signal);
      this.checkOpen();
    }
  }
}

function closedError(): EventStoreError {
  return new EventStoreError('closed', 'The event store is closed.');
}
