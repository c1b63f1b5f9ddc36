import { END, streamNameFilter, type KurrentDBClient } from '@kurrent/kurrentdb-client';
import type { Position } from '@interventions/eventsourcing';
import type { KurrentClients } from './kurrent-clients.js';
import { backOff, listenRetries, type KurrentTimes } from './kurrent-times.js';

/**
 * Tells listeners that the log has grown: by a live subscription of the server, and, where that is silent, by
 * looking at the log's end now and then. What is delivered is read by position, so nothing depends on a word
 * that comes late, twice or never. Does nothing while nobody listens.
 */
export class KurrentGrowth {
  readonly #listeners = new Set<() => void>();
  #stop: AbortController | undefined;

  constructor(
    private readonly clients: KurrentClients,
    private readonly log: {
      readonly prefix: string;
      readonly times: KurrentTimes;
      readonly head: () => Promise<Position>;
    },
  ) {}

  /** Adds a listener; answers with how to remove it. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (this.#stop === undefined) {
      this.#stop = new AbortController();
      void this.#hear(this.#stop.signal);
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#stop?.abort();
      this.#stop = undefined;
    };
  }

  /** Tells of this process's own append. */
  grown(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Hears one subscription after the other, however each ends, until nobody listens any more. */
  async #hear(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const heard = await this.#hearNext(signal);
      if (signal.aborted) return;
      failures = heard ? 1 : failures + 1;
      this.grown();
      await backOff(failures, listenRetries, signal);
    }
  }

  /** One subscription over a client of its own; false also where none can be made, as while certificates are renewed. */
  async #hearNext(signal: AbortSignal): Promise<boolean> {
    let client;
    try {
      client = this.clients.get('listen');
    } catch {
      return false; // calls that somebody waits for say it
    }
    const heard = await this.#hearOnce(client, signal);
    this.clients.replace('listen', client);
    return heard;
  }

  /** One subscription until it ends, fails, or is silent while the log grows; answers whether it was heard at all. */
  async #hearOnce(client: KurrentDBClient, stop: AbortSignal): Promise<boolean> {
    const over = new AbortController();
    const end = (): void => over.abort();
    const ended = new Promise<void>((resolve) => {
      over.signal.addEventListener('abort', () => resolve());
    });
    const subscription = client.subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({ prefixes: [this.log.prefix] }),
    });
    let words = 0;
    const hear = (): void => {
      words += 1;
      this.grown();
    };
    subscription.on('confirmation', hear).on('data', hear);
    subscription.on('error', end).on('end', end).on('close', end);
    stop.addEventListener('abort', end);
    await Promise.race([ended, this.#silence(() => words, over.signal)]);
    stop.removeEventListener('abort', end);
    end();
    subscription.destroy();
    return words > 0;
  }

  /** Waits until the log was found grown, twice in a row, without a word of it, or until it is over. */
  async #silence(words: () => number, over: AbortSignal): Promise<void> {
    const looks = { ...listenRetries, baseMs: 2 * this.log.times.silenceMs, capMs: 60_000 };
    let known = words();
    let head: Position | undefined;
    let missed = 0;
    while (missed < 2) {
      await backOff(1, looks, over);
      if (over.aborted) return;
      const now = await this.log.head().catch(() => undefined);
      if (over.aborted) return;
      if (now === undefined || now === head) continue;
      missed = head === undefined || words() !== known ? 0 : missed + 1;
      head = now;
      known = words();
      this.grown();
    }
  }
}
