import { jsonEvent, type AppendResult as ClientResult } from '@kurrent/kurrentdb-client';
import {
  ConflictError,
  EventStoreError,
  judgeDuplicate,
  positionAt,
  type AppendResult,
  type ExpectedRevision,
  type Json,
  type RecordedEvent,
  type SerialisedEvent,
} from '@interventions/eventsourcing';
import type { KurrentCalls } from './kurrent-calls.js';
import type { KurrentClients } from './kurrent-clients.js';
import { actualStateIn, faultOf } from './kurrent-fault.js';
import type { KurrentReader } from './kurrent-reader.js';
import { Tail, tailSize, type KnownTails } from './known-tails.js';
import { backOff, callRetries } from './kurrent-times.js';

/** Lost races of an append to any state before it fails as `busy`. */
const maxRaces = 50;

type Exact = bigint | 'no-stream';

/**
 * The writing side of a log on KurrentDB. The server is only ever asked to append at an exact revision, since it
 * recognises a repeat of that and of nothing else, also after it was restarted.
 */
export class KurrentWriter {
  /** The last append to any state of each stream: they take turns instead of racing each other. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly clients: KurrentClients,
    private readonly calls: KurrentCalls,
    private readonly reader: KurrentReader,
    private readonly log: { readonly prefix: string; readonly epoch: string },
    private readonly tails: KnownTails,
  ) {}

  async append(
    stream: string,
    expected: ExpectedRevision,
    events: readonly SerialisedEvent[],
  ): Promise<AppendResult> {
    if (expected === 'any' || expected === 'exists')
      return this.#inTurn(stream, () => this.#appendAtEnd(stream, expected, events));
    const known = this.tails.of(stream);
    const tail =
      expected === 'no-stream' || known?.actual === expected ? known : await this.#tailOf(stream);
    if (tail?.actual === expected) this.#judge(stream, expected, events, tail);
    return this.#appendAt(stream, expected, events);
  }

  /** At whatever revision the stream's end has, again after a lost race. */
  async #appendAtEnd(
    stream: string,
    expected: 'any' | 'exists',
    events: readonly SerialisedEvent[],
  ): Promise<AppendResult> {
    for (let races = 1; races <= maxRaces; races += 1) {
      const tail = await this.#tailOf(stream);
      if (tail.actual === 'no-stream' && expected === 'exists')
        throw new ConflictError(stream, expected, 'no-stream');
      const done = this.#judge(stream, expected, events, tail);
      if (done !== undefined) return done;
      try {
        return await this.#appendAt(stream, tail.actual, events);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
      await backOff(races, callRetries, this.calls.signal);
    }
    throw new EventStoreError(
      'busy',
      `Stream ${stream} was written to by others each time. Try again.`,
    );
  }

  /** What a known id among the last events of the stream makes of an append: a repeat, or a refusal. */
  #judge(
    stream: string,
    expected: ExpectedRevision,
    events: readonly SerialisedEvent[],
    tail: Tail,
  ): AppendResult | undefined {
    const ids = events.map(({ id }) => id);
    if (ids.every((id) => tail.find(id) === undefined)) return undefined;
    const { first } = judgeDuplicate(stream, expected, ids, (id) => tail.find(id)?.revision);
    const last = tail.find(ids.at(-1) ?? '');
    return last && { firstRevision: first, lastRevision: last.revision, position: last.position };
  }

  /**
   * One append with its retries: the same ids at the same revision, so that the server stores them once however
   * often it is asked. A conflict after a call of which the outcome is unknown is believed only when the stream
   * does not hold these very events.
   */
  #appendAt(
    stream: string,
    expected: Exact,
    events: readonly SerialisedEvent[],
  ): Promise<AppendResult> {
    const streamState = expected === 'no-stream' ? 'no_stream' : expected;
    let isAmbiguous = false;
    return this.calls
      .retried(async () => {
        try {
          const result = await this.clients.with('append', (client) =>
            this.calls.once('An append', this.calls.times.attemptMs, () =>
              client.appendToStream(`${this.log.prefix}${stream}`, events.map(clientEvent), {
                streamState,
              }),
            ),
          );
          return await this.#resultOf(stream, result, events.length);
        } catch (cause) {
          const actual = actualStateIn(cause);
          if (actual === undefined) {
            isAmbiguous ||= faultOf(cause).ambiguous;
            throw cause;
          }
          const stored = isAmbiguous ? await this.#stored(stream, expected, events) : undefined;
          if (stored !== undefined) return stored;
          throw new ConflictError(stream, expected, actual);
        }
      })
      .catch((error: unknown) => {
        throw isAmbiguous ? unsettled(error) : error;
      });
  }

  async #resultOf(stream: string, result: ClientResult, count: number): Promise<AppendResult> {
    const lastRevision = result.nextExpectedRevision;
    const firstRevision = lastRevision - BigInt(count) + 1n;
    const commit = result.position?.commit;
    if (commit !== undefined)
      return { firstRevision, lastRevision, position: positionAt(this.log.epoch, commit) };
    const [last] = await this.reader.streamPage(stream, 'forwards', lastRevision, 1);
    const position = last?.position;
    if (position === undefined)
      throw new EventStoreError('storage', `Stream ${stream} lost revision ${lastRevision}.`);
    return { firstRevision, lastRevision, position };
  }

  /** The result of an append that is found to have happened. */
  async #stored(
    stream: string,
    expected: Exact,
    events: readonly SerialisedEvent[],
  ): Promise<AppendResult | undefined> {
    const from = expected === 'no-stream' ? 0n : expected + 1n;
    const page = await this.reader.streamPage(stream, 'forwards', from, events.length);
    const isSame = events.every(({ id }, index) => page[index]?.id === id);
    const last = page.at(-1);
    if (!isSame || last === undefined) return undefined;
    return {
      firstRevision: from,
      lastRevision: last.revision,
      position: last.position,
    };
  }

  /** The stream's end as the server has it now. */
  async #tailOf(stream: string): Promise<Tail> {
    const tail = new Tail((await this.#lastEvents(stream)).toReversed());
    this.tails.note(stream, tail);
    return tail;
  }

  async #lastEvents(stream: string): Promise<readonly RecordedEvent[]> {
    try {
      return await this.reader.streamPage(stream, 'backwards', undefined, tailSize);
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'stream-not-found') return [];
      throw error;
    }
  }

  async #inTurn<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(stream);
    const turn = (async () => {
      await before?.catch(() => undefined); // its own caller hears of its failure
      return work();
    })();
    this.#turns.set(stream, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(stream) === turn) this.#turns.delete(stream);
    }
  }
}

/** The client turns data into JSON itself; a parsed copy gives it the very bytes that were checked. */
function clientEvent({ id, type, data, metadata }: SerialisedEvent) {
  return jsonEvent({
    id,
    type,
    data: JSON.parse(data) as Record<string, Json>,
    ...(metadata !== null && { metadata: new TextEncoder().encode(metadata) as never }),
  });
}

/** An append of which no try's outcome is known says so: it may be stored, and may be repeated as it is. */
function unsettled(error: unknown): unknown {
  const isOpen = error instanceof EventStoreError && ['unavailable', 'busy'].includes(error.code);
  if (!isOpen) return error;
  return new EventStoreError(
    'timeout',
    'The event store could not be reached to confirm an append. It may be stored; the same call again is safe.',
    { cause: error },
  );
}
