import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@kurrent/kurrentdb-client';
import {
  EventStoreError,
  isEpoch,
  type FormerEpoch,
  type Json,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { KurrentCalls } from './kurrent-calls.js';
import type { KurrentClients } from './kurrent-clients.js';
import { actualStateIn } from './kurrent-fault.js';
import type { KurrentReader } from './kurrent-reader.js';

const begun = 'log-begun.v1';
const renewed = 'log-epoch-renewed.v1';
const maxEpochs = 1_000;

/** The epochs of a log, the oldest first, and how often its record was written. */
export type Lineage = {
  readonly epoch: string;
  readonly former: readonly FormerEpoch[];
  readonly revision: bigint;
};

/** What a log on KurrentDB remembers of itself: its epochs, in a stream beside its own. */
export class LogRecord {
  readonly #stream: string;

  /** `reader` names streams in full. */
  constructor(
    private readonly clients: KurrentClients,
    private readonly calls: KurrentCalls,
    private readonly reader: KurrentReader,
    prefix: string,
  ) {
    this.#stream = `${prefix}:log`;
  }

  /** The epochs of the log; undefined where there is no log yet. */
  async lineage(): Promise<Lineage | undefined> {
    const events = await this.#events();
    const last = events.at(-1);
    if (last === undefined) return undefined;
    const epochs = events.map((event) => this.#epochIn(event));
    const former = events.slice(1).map(({ data }, index) => ({
      epoch: epochs[index] ?? '',
      upTo: BigInt(fieldsOf(data)['upTo'] ?? 0),
    }));
    return { epoch: epochs.at(-1) ?? '', former, revision: last.revision };
  }

  /** The epochs of the log, which is begun where there is none. */
  async begunLineage(): Promise<Lineage> {
    const found = await this.lineage();
    if (found !== undefined) return found;
    await this.begin();
    const begunNow = await this.lineage();
    if (begunNow !== undefined) return begunNow;
    throw new EventStoreError('storage', 'The event store does not show the log that it took in.');
  }

  /** Begins the log, unless another process did at the same moment. */
  async begin(): Promise<void> {
    await this.#write(begun, { epoch: newEpoch() }, 'no_stream');
  }

  /** Begins a new epoch after the present one, which ended at an ordinal; not where another process just did. */
  async renew({ revision }: Lineage, upTo: bigint): Promise<void> {
    await this.#write(renewed, { epoch: newEpoch(), upTo: String(upTo) }, revision);
  }

  async #events(): Promise<readonly RecordedEvent[]> {
    try {
      return await this.reader.streamPage(this.#stream, 'forwards', undefined, maxEpochs);
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'stream-not-found') return [];
      throw error;
    }
  }

  #epochIn({ data }: RecordedEvent): string {
    const { epoch } = fieldsOf(data);
    if (epoch !== undefined && isEpoch(epoch)) return epoch;
    throw new EventStoreError('unsupported', `The stream ${this.#stream} holds no epoch.`);
  }

  async #write(
    type: string,
    data: Record<string, Json>,
    streamState: bigint | 'no_stream',
  ): Promise<void> {
    const event = jsonEvent({ id: randomUUID(), type, data });
    await this.calls.retried(async () => {
      try {
        await this.clients.with('append', (client) =>
          this.calls.once('An append', this.calls.times.attemptMs, () =>
            client.appendToStream(this.#stream, [event], { streamState }),
          ),
        );
      } catch (cause) {
        if (actualStateIn(cause) === undefined) throw cause;
      }
    });
  }
}

function fieldsOf(data: Json): Readonly<Record<string, string | undefined>> {
  return data as Readonly<Record<string, string | undefined>>;
}

function newEpoch(): string {
  return randomUUID().slice(0, 8);
}
