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
  #told: Position = '';

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
      const client = this.clients.get('listen');
      const heard = await this.#hearOnce(client, signal);
      this.clients.replace('listen', client);
      if (signal.aborted) return;
      failures = heard ? 1 : failures + 1;
      this.grown();
      await backOff(failures, listenRetries, signal);
    }
  }

  /** One subscription until it ends, fails, or was silent while the log grew; answers whether it was heard at all. */
  async #hearOnce(client: KurrentDBClient, signal: AbortSignal): Promise<boolean> {
    let heard = false;
    let word = 0;
    const subscription = client.subscribeToAll({
      fromPosition: END,
      filter: streamNameFilter({ prefixes: [this.log.prefix] }),
    });
    const ended = new Promise<void>((resolve) => {
      subscription.on('error', () => resolve());
      subscription.on('end', () => resolve());
      subscription.on('close', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    subscription.on('confirmation', () => {
      heard = true;
      this.grown();
    });
    subscription.on('data', () => {
      heard = true;
      word += 1;
      this.grown();
    });
    await Promise.race([ended, this.#silence(() => word, signal, ended)]);
    subscription.on('error', () => undefined); // of its end, which is ours
    subscription.destroy();
    return heard;
  }

  /** Resolves when the log was found grown, twice in a row, without a word of it. */
  async #silence(words: () => number, signal: AbortSignal, ended: Promise<void>): Promise<void> {
    const state = { over: false };
    void ended.then(() => (state.over = true));
    let missed = 0;
    let known = words();
    while (!state.over && !signal.aborted) {
      await backOff(
        1,
        { ...listenRetries, baseMs: this.log.times.silenceMs * 2, capMs: 60_000 },
        signal,
      );
      if (state.over || signal.aborted) return;
      const head = await this.log.head().catch(() => undefined);
      if (head === undefined || head === this.#told) continue;
      const wasTold = words() !== known || this.#told === '';
      known = words();
      this.#told = head;
      missed = wasTold ? 0 : missed + 1;
      this.grown();
      if (missed >= 2) return;
    }
  }
}
