import {
  checkExpected,
  checkReadAll,
  checkReadStream,
  checkStreamName,
  checkSubscribe,
  defaultMaxAppendBytes,
  EventStoreError,
  fromPages,
  ordinalOf,
  positionAt,
  runSubscription,
  serialise,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type FormerEpoch,
  type NewEvent,
  type NextPage,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type StreamState,
  type SubscribeOptions,
  type Subscription,
  type SubscriptionHandler,
} from '@interventions/eventsourcing';
import type { EventStoreSettings } from '../backend/backend-settings.js';
import { KurrentCalls } from './kurrent-calls.js';
import { KurrentClients } from './kurrent-clients.js';
import { KurrentDesk } from './kurrent-desk.js';
import { KurrentGrowth } from './kurrent-growth.js';
import { bareLog, bareReader, KurrentReader } from './kurrent-reader.js';
import { KurrentSubjectKeys } from './kurrent-subject-keys.js';
import { defaultTimes, type KurrentTimes } from './kurrent-times.js';
import { KurrentWriter } from './kurrent-writer.js';
import { KnownTails } from './known-tails.js';
import { lateSubscription } from './late-subscription.js';
import { LogRecord, type Lineage } from './log-record.js';

/** How a log on KurrentDB is opened. */
export type KurrentEventStoreOptions = Omit<EventStoreSettings, 'keysSecret'> & {
  readonly times?: Partial<KurrentTimes>;
  /** Most bytes of one append. Default 1 MiB. */
  readonly maxAppendBytes?: number;
};

/**
 * The event store on KurrentDB, through its official client. The streams of a log have its prefix; a position is
 * the commit position of the server. Recording times are the server's clock: order by position, never by time.
 */
export class KurrentEventStore implements EventStore {
  readonly #subscriptions = new Set<Subscription>();
  readonly #writer: KurrentWriter;
  readonly #growth: KurrentGrowth;
  #closing: Promise<void> | undefined;

  private constructor(
    private readonly clients: KurrentClients,
    private readonly calls: KurrentCalls,
    private readonly reader: KurrentReader,
    private readonly log: LogName,
    private readonly record: LogRecord,
    private readonly tails: KnownTails,
    private readonly maxBytes: number,
  ) {
    this.#writer = new KurrentWriter(clients, calls, reader, log, tails);
    this.#growth = new KurrentGrowth(clients, {
      prefix: log.prefix,
      times: calls.times,
      head: () => reader.head(),
    });
  }

  /** Opens the log, or begins it. Rejects with `unavailable`, `timeout` or `unsupported`, having let go of everything. */
  static async open(options: KurrentEventStoreOptions): Promise<KurrentEventStore> {
    const { prefix, times, maxAppendBytes = defaultMaxAppendBytes } = options;
    const clients = new KurrentClients(options);
    const calls = new KurrentCalls({ ...defaultTimes, ...times });
    try {
      const record = new LogRecord(clients, calls, bareReader(clients, calls), prefix);
      const { epoch } = await record.begunLineage();
      const log = { prefix: `${prefix}.`, epoch };
      const tails = new KnownTails();
      const reader = new KurrentReader(clients, calls, log, tails);
      return new KurrentEventStore(clients, calls, reader, log, record, tails, maxAppendBytes);
    } catch (error) {
      calls.close();
      await clients.close();
      throw error;
    }
  }

  /** Whether a server holds a log. Rejects with `unavailable` or `timeout` where it does not say. */
  static async exists(options: KurrentEventStoreOptions): Promise<boolean> {
    const clients = new KurrentClients(options);
    const calls = new KurrentCalls({ ...defaultTimes, ...options.times });
    try {
      const record = new LogRecord(clients, calls, bareReader(clients, calls), options.prefix);
      return (await record.lineage()) !== undefined;
    } finally {
      calls.close();
      await clients.close();
    }
  }

  /** The keys of personal fields, kept beside the log; from now on what is read has its keys at hand. */
  keysUnder(secret: Uint8Array): KurrentSubjectKeys {
    const { clients, calls, log } = this;
    const reader = bareReader(clients, calls);
    const writer = new KurrentWriter(clients, calls, reader, bareLog, new KnownTails());
    const prefix = log.prefix.slice(0, -1);
    const keys = new KurrentSubjectKeys({ clients, calls, reader, writer, prefix, secret });
    this.reader.prepare = (events) => keys.load(events);
    return keys;
  }

  /** The desks of people, kept beside the log. */
  deskUnder(secret: Uint8Array): KurrentDesk {
    const { clients, calls, log } = this;
    const reader = bareReader(clients, calls);
    const writer = new KurrentWriter(clients, calls, reader, bareLog, new KnownTails());
    return new KurrentDesk({
      ...{ clients, calls, reader, writer, secret },
      prefix: log.prefix.slice(0, -1),
    });
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.calls.checkOpen();
    checkStreamName(stream);
    checkExpected(expected);
    const result = await this.#writer.append(stream, expected, serialise(events, this.maxBytes));
    this.#growth.grown();
    return result;
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#read(() => {
      checkReadStream(stream, options);
      return this.reader.stream(stream, options);
    });
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#read(() => {
      checkReadAll(options);
      return this.reader.all(options);
    });
  }

  async streamState(stream: string): Promise<StreamState> {
    this.calls.checkOpen();
    checkStreamName(stream);
    try {
      const [last] = await this.reader.streamPage(stream, 'backwards', undefined, 1);
      const revision = last?.revision;
      return revision === undefined ? { exists: false } : { exists: true, revision };
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'stream-not-found')
        return { exists: false };
      throw error;
    }
  }

  async head(): Promise<Position> {
    this.calls.checkOpen();
    return this.reader.head();
  }

  /** Asks the server, so that an epoch which another process began is noticed. */
  async epoch(): Promise<string> {
    return (await this.#lineage()).epoch;
  }

  async formerEpochs(): Promise<readonly FormerEpoch[]> {
    return (await this.#lineage()).former;
  }

  async renewEpoch(): Promise<string> {
    const lineage = await this.#lineage();
    await this.record.renew(lineage, ordinalOf(lineage.epoch, await this.reader.head()));
    return this.epoch();
  }

  subscribe(options: SubscribeOptions, handler: SubscriptionHandler): Subscription {
    this.calls.checkOpen();
    checkSubscribe(options);
    if (typeof options.from !== 'string') ordinalOf(this.log.epoch, options.from.after);
    const subscription = this.#follow(options, handler);
    this.#subscriptions.add(subscription);
    const forget = (): void => void this.#subscriptions.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const stopped = [...this.#subscriptions].map((subscription) => subscription.stop());
    this.calls.close();
    await Promise.all(stopped);
    await this.clients.close();
  }

  /** What was read under an earlier epoch is forgotten; those who follow the log are told by their next page. */
  async #lineage(): Promise<Lineage> {
    this.calls.checkOpen();
    const lineage = await this.record.begunLineage();
    if (lineage.epoch === this.log.epoch) return lineage;
    this.log.epoch = lineage.epoch;
    this.tails.clear();
    this.#growth.grown();
    return lineage;
  }

  /** A subscription that first asks the server where it begins. */
  #follow(options: SubscribeOptions, handler: SubscriptionHandler): Subscription {
    const source = {
      pageAfter: (after: Position, limit: number) => this.reader.pageAfter(after, limit, options),
      onGrowth: (listener: () => void) => this.#growth.listen(listener),
    };
    return lateSubscription(
      () => this.#startOf(options.from),
      (start) => runSubscription(source, start, handler, options.maxBatch),
    );
  }

  async #startOf(from: SubscribeOptions['from']): Promise<Position> {
    if (from === 'start') return positionAt(this.log.epoch, 0);
    const head = await this.reader.head();
    if (from === 'end') return head;
    if (from.after > head) {
      throw new EventStoreError(
        'invalid-argument',
        `Position ${from.after} lies past the end of this log (${head}). Start from the beginning.`,
      );
    }
    return from.after;
  }

  #read(begin: () => NextPage<RecordedEvent>): AsyncIterable<RecordedEvent> {
    return fromPages(() => {
      this.calls.checkOpen();
      const page = begin();
      return () => {
        this.calls.checkOpen();
        return page();
      };
    });
  }
}

/** What the streams of a log begin with, and the epoch that it is in. */
type LogName = { readonly prefix: string; epoch: string };
