import {
  ConflictError,
  EventStoreError,
  fromPages,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type FormerEpoch,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamState,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionHandler,
} from '@interventions/eventsourcing';
import { withheldError, type Withheld } from '../guard/index.js';

/** Whether the log can be written, only read (`withheld`: until an operator has looked), or not used at all. */
export type StoreState = 'up' | 'read-only' | 'withheld' | 'down';

/** One append that ended: how, and how long it took until the log answered. */
export type ObservedAppend = {
  readonly outcome: 'stored' | 'conflict' | 'fault';
  readonly seconds: number;
};

/** Is told of every append, for metrics. Must not throw. */
export type AppendObserver = (append: ObservedAppend) => void;

/**
 * An event store that may not be there yet: until it is opened every call fails as `unavailable`. It also
 * remembers whether the last append met a full or failing disk, and lets nobody append to a log that is withheld.
 */
export class LateEventStore implements EventStore {
  #store: EventStore | undefined;
  #lastAppendFailed = false;
  #withheld: Withheld | undefined;

  /** `onFault` is told of every failed append. */
  constructor(
    private readonly onAppend: AppendObserver = () => undefined,
    private readonly onFault: (error: unknown) => void = () => undefined,
  ) {}

  /** From now on calls go to this store; without one they fail until there is another. */
  use(store: EventStore | undefined, withheld?: Withheld): void {
    this.#store = store;
    this.#withheld = withheld;
  }

  /** Why nothing may be appended; undefined where it may. */
  get withheld(): Withheld | undefined {
    return this.#withheld;
  }

  get state(): StoreState {
    if (this.#store === undefined) return 'down';
    if (this.#withheld !== undefined) return 'withheld';
    return this.#lastAppendFailed ? 'read-only' : 'up';
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    const from = performance.now();
    const ended = (outcome: ObservedAppend['outcome']): void =>
      this.onAppend({ outcome, seconds: (performance.now() - from) / 1_000 });
    try {
      const store = this.#open();
      if (this.#withheld !== undefined) throw withheldError(this.#withheld);
      const result = await store.append(stream, expected, events);
      this.#lastAppendFailed = false;
      ended('stored');
      return result;
    } catch (error) {
      ended(error instanceof ConflictError ? 'conflict' : 'fault');
      if (error instanceof EventStoreError && error.code === 'storage')
        this.#lastAppendFailed = true;
      this.onFault(error);
      throw error;
    }
  }

  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent> {
    return this.#read((store) => store.readStream(stream, options));
  }

  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent> {
    return this.#read((store) => store.readAll(options));
  }

  async streamState(stream: string): Promise<StreamState> {
    return this.#open().streamState(stream);
  }

  async head(): Promise<Position> {
    return this.#open().head();
  }

  async epoch(): Promise<string> {
    return this.#open().epoch();
  }

  async formerEpochs(): Promise<readonly FormerEpoch[]> {
    return this.#open().formerEpochs();
  }

  async renewEpoch(): Promise<string> {
    return this.#open().renewEpoch();
  }

  subscribe(options: SubscribeOptions, handler: SubscriptionHandler): Subscription {
    return this.#open().subscribe(options, handler);
  }

  async close(): Promise<void> {
    await this.#store?.close();
  }

  #read(begin: (store: EventStore) => AsyncIterable<RecordedEvent>): AsyncIterable<RecordedEvent> {
    return this.#store === undefined
      ? fromPages(() => () => Promise.reject(notOpen()))
      : begin(this.#store);
  }

  #open(): EventStore {
    if (this.#store === undefined) throw notOpen();
    return this.#store;
  }
}

function notOpen(): EventStoreError {
  return new EventStoreError('unavailable', 'The event log is not open yet.');
}
