import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@kurrent/kurrentdb-client';
import { EventStoreError, isEpoch } from '@interventions/eventsourcing';
import type { KurrentCalls } from './kurrent-calls.js';
import type { KurrentClients } from './kurrent-clients.js';
import { actualStateIn } from './kurrent-fault.js';
import type { KurrentReader } from './kurrent-reader.js';

const begun = 'log-begun.v1';

/** What a log on KurrentDB remembers of itself: a stream beside its own, in which its epoch stands. */
export class LogRecord {
  readonly #stream: string;

  constructor(
    private readonly clients: KurrentClients,
    private readonly calls: KurrentCalls,
    prefix: string,
  ) {
    this.#stream = `${prefix}.log`;
  }

  /** The epoch of the log; undefined where there is no log yet. */
  async epoch(reader: KurrentReader): Promise<string | undefined> {
    try {
      const [first] = await reader.streamPage(this.#stream, 'forwards', 0n, 1);
      const epoch = (first?.data as { readonly epoch?: unknown } | undefined)?.epoch;
      if (typeof epoch === 'string' && isEpoch(epoch)) return epoch;
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'stream-not-found') return undefined;
      throw error;
    }
    throw new EventStoreError('unsupported', `The stream ${this.#stream} holds no epoch.`);
  }

  /** Begins the log, unless another process did at the same moment. */
  async begin(): Promise<void> {
    const event = jsonEvent({ id: randomUUID(), type: begun, data: { epoch: newEpoch() } });
    await this.calls.retried(async () => {
      try {
        await this.clients.with('append', (client) =>
          this.calls.once('Beginning the log', this.calls.times.attemptMs, () =>
            client.appendToStream(this.#stream, [event], { streamState: 'no_stream' }),
          ),
        );
      } catch (cause) {
        if (actualStateIn(cause) === undefined) throw cause;
      }
    });
  }
}

function newEpoch(): string {
  return randomUUID().slice(0, 8);
}
