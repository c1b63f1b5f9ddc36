import { EventStoreError } from './errors.js';
import type { Json, JsonObject, NewEvent, Position, RecordedEvent } from './event.js';
import type {
  AppendResult,
  EventStore,
  ExpectedRevision,
  FormerEpoch,
  ReadAllOptions,
  ReadStreamOptions,
  StreamState,
  SubscribeOptions,
  Subscription,
  SubscriptionHandler,
} from './event-store.js';
import { checkExpected, judgeAppend, judgeDuplicate } from './expected-revision.js';
import { fromPages } from './pages.js';
import { isEpoch, ordinalOf, positionAt } from './position.js';
import { checkReadAll, checkReadStream, checkSubscribe } from './read-options.js';
import {
  checkStreamName,
  defaultMaxAppendBytes,
  serialise,
  type SerialisedEvent,
} from './serialise.js';
import { runSubscription, type LogPage } from './subscription.js';

type StoredEvent = SerialisedEvent &
  Pick<RecordedEvent, 'stream' | 'revision' | 'recordedAt'> & { readonly ordinal: number };

const pageSize = 200;

export type MemoryEventStoreOptions = {
  /** The clock: an ISO instant in UTC with milliseconds. */
  readonly now: () => string;
  /** Eight hexadecimal digits. Default `00000000`. */
  readonly epoch?: string;
  readonly maxAppendBytes?: number;
};

/** An event store in memory that keeps the whole contract but durability: for tests and what-if runs. */
export class MemoryEventStore implements EventStore {
  readonly #log: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #listeners = new Set<() => void>();
  readonly #subscriptions = new Set<Subscription>();
  readonly #now: () => string;
  readonly #formerEpochs: FormerEpoch[] = [];
  #epoch: string;
  readonly #maxBytes: number;
  #closed = false;

  constructor(options: MemoryEventStoreOptions) {
    this.#now = options.now;
    this.#epoch = options.epoch ?? '00000000';
    this.#maxBytes = options.maxAppendBytes ?? defaultMaxAppendBytes;
    if (!isEpoch(this.#epoch))
      throw new EventStoreError('invalid-argument', 'An epoch is eight hexadecimal digits.');
  }

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly NewEvent[],
  ): Promise<AppendResult> {
    this.#checkOpen();
    checkStreamName(stream);
    checkExpected(expected);
    const drafts = serialise(events, this.#maxBytes);
    const ids = drafts.map((draft) => draft.id);
    const stored = this.#streams.get(stream) ?? [];
    const actual = stored.at(-1)?.revision ?? 'no-stream';
    let verdict = judgeAppend(stream, expected, actual, ids, (from, count) =>
      stored.slice(Number(from), Number(from) + count).map((event) => event.id),
    );
    if (verdict.kind === 'write' && stored.some((event) => ids.includes(event.id))) {
      verdict = judgeDuplicate(
        stream,
        expected,
        ids,
        (id) => stored.find((event) => event.id === id)?.revision,
      );
    }
    if (verdict.kind === 'write') this.#write(stream, stored, drafts);
    const lastRevision = verdict.first + BigInt(ids.length) - 1n;
    const last = stored[Number(lastRevision)];
    if (last === undefined)
      throw new EventStoreError('storage', `Stream ${stream} lost revision ${lastRevision}.`);
    return Promise.resolve({
      firstRevision: verdict.first,
      lastRevision,
      position: this.#positionOf(last),
    });
  }

  readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#read(options.maxCount, () => {
      checkReadStream(stream, options);
      const stored = this.#streams.get(stream);
      if (stored === undefined) {
        throw new EventStoreError('stream-not-found', `There is no stream ${stream}.`);
      }
      const from = options.from === undefined ? undefined : Number(options.from);
      return options.direction === 'backwards'
        ? stored.slice(0, from === undefined ? undefined : from + 1).reverse()
        : stored.slice(from);
    });
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#read(options.maxCount, () => {
      checkReadAll(options);
      const ordinal = (position: Position): number => Number(ordinalOf(this.#epoch, position));
      const from = options.from === undefined ? undefined : Math.max(ordinal(options.from) - 1, 0);
      const after = options.after === undefined ? undefined : ordinal(options.after);
      const range =
        options.direction === 'backwards'
          ? this.#log.slice(0, from).reverse()
          : this.#log.slice(after ?? from);
      return range.filter((event) => isWanted(event, options));
    });
  }

  async streamState(stream: string): Promise<StreamState> {
    this.#checkOpen();
    checkStreamName(stream);
    const last = this.#streams.get(stream)?.at(-1);
    return Promise.resolve(
      last === undefined ? { exists: false } : { exists: true, revision: last.revision },
    );
  }

  async head(): Promise<Position> {
    this.#checkOpen();
    return Promise.resolve(this.#head());
  }

  async epoch(): Promise<string> {
    this.#checkOpen();
    return Promise.resolve(this.#epoch);
  }

  async formerEpochs(): Promise<readonly FormerEpoch[]> {
    this.#checkOpen();
    return Promise.resolve([...this.#formerEpochs]);
  }

  async renewEpoch(): Promise<string> {
    this.#checkOpen();
    this.#formerEpochs.push({ epoch: this.#epoch, upTo: BigInt(this.#log.length) });
    this.#epoch = epochAfter(this.#epoch);
    for (const listener of this.#listeners) listener();
    return Promise.resolve(this.#epoch);
  }

  subscribe(options: SubscribeOptions, handler: SubscriptionHandler): Subscription {
    this.#checkOpen();
    checkSubscribe(options);
    const head = this.#head();
    const after =
      options.from === 'start'
        ? positionAt(this.#epoch, 0)
        : options.from === 'end'
          ? head
          : options.from.after;
    if (ordinalOf(this.#epoch, after) > BigInt(this.#log.length)) {
      throw new EventStoreError(
        'invalid-argument',
        `Position ${after} lies past the end of this log (${head}).`,
      );
    }
    const source = {
      pageAfter: (position: Position, limit: number) => this.#pageAfter(position, limit, options),
      onGrowth: (listener: () => void) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
    };
    const subscription = runSubscription(source, after, handler, options.maxBatch);
    this.#subscriptions.add(subscription);
    const forget = (): void => void this.#subscriptions.delete(subscription);
    subscription.done.then(forget, forget);
    return subscription;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#subscriptions].map((subscription) => subscription.stop()));
  }

  #write(stream: string, stored: StoredEvent[], drafts: readonly SerialisedEvent[]): void {
    const clock = this.#now();
    const last = this.#log.at(-1)?.recordedAt ?? clock;
    const recordedAt = clock > last ? clock : last;
    for (const draft of drafts) {
      const event = {
        ...draft,
        stream,
        revision: BigInt(stored.length),
        ordinal: this.#log.length + 1,
        recordedAt,
      };
      stored.push(event);
      this.#log.push(event);
    }
    this.#streams.set(stream, stored);
    for (const listener of this.#listeners) listener();
  }

  #pageAfter(after: Position, limit: number, options: SubscribeOptions): LogPage {
    const events: RecordedEvent[] = [];
    let at = Number(ordinalOf(this.#epoch, after));
    for (; at < this.#log.length && events.length < limit; at += 1) {
      const event = this.#log[at];
      if (event !== undefined && isWanted(event, options)) events.push(this.#asRead(event));
    }
    return { events, upTo: positionAt(this.#epoch, at), atEnd: at === this.#log.length };
  }

  #read(
    maxCount: number | undefined,
    find: () => readonly StoredEvent[],
  ): AsyncIterable<RecordedEvent> {
    return fromPages(() => {
      this.#checkOpen();
      const found = find().slice(0, maxCount);
      let at = 0;
      return () => {
        this.#checkOpen();
        return found.slice(at, (at += pageSize)).map((event) => this.#asRead(event));
      };
    });
  }

  #asRead({ data, metadata, ordinal, ...rest }: StoredEvent): RecordedEvent {
    const position = positionAt(this.#epoch, ordinal);
    const event = { ...rest, position, data: JSON.parse(data) as Json };
    return metadata === null ? event : { ...event, metadata: JSON.parse(metadata) as JsonObject };
  }

  #positionOf({ ordinal }: StoredEvent): Position {
    return positionAt(this.#epoch, ordinal);
  }

  #head(): Position {
    return positionAt(this.#epoch, this.#log.length);
  }

  #checkOpen(): void {
    if (this.#closed) throw new EventStoreError('closed', 'The event store is closed.');
  }
}

function isWanted(
  event: StoredEvent,
  { stream, prefixes }: Pick<SubscribeOptions, 'stream' | 'prefixes'>,
): boolean {
  if (stream !== undefined) return event.stream === stream;
  return prefixes === undefined || prefixes.some((prefix) => event.stream.startsWith(prefix));
}

/** Each epoch of a store in memory is the number after the one before: nothing here is random. */
function epochAfter(epoch: string): string {
  return ((Number.parseInt(epoch, 16) + 1) >>> 0).toString(16).padStart(8, '0');
}
