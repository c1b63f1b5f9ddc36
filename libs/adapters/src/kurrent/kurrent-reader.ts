import {
  EventStoreError,
  ordinalOf,
  positionAt,
  type LogPage,
  type NextPage,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
} from '@interventions/eventsourcing';
import type { KurrentCalls } from './kurrent-calls.js';
import type { KurrentClients } from './kurrent-clients.js';
import { filterOf, isWanted, type Wanted } from './kurrent-filter.js';
import { recordedEvent } from './kurrent-record.js';
import { limitedPages, pageSize } from './limited-pages.js';
import { readPage } from './read-call.js';
import { readRequest, type AllPage, type Direction, type StreamPage } from './read-request.js';
import { KnownTails, Tail } from './known-tails.js';

/** Events that came, and whether that was all there were up to the number asked for, or a fault cut them short. */
type Fetched = { readonly events: readonly RecordedEvent[]; readonly whole: boolean };

/** The reading side of a log on KurrentDB: bounded pages, each tried again, by a client that is replaced when it is dead. */
export class KurrentReader {
  /** What has to be at hand before events of a page are used, such as the keys of their personal fields. */
  prepare: (events: readonly RecordedEvent[]) => Promise<void> = () => Promise.resolve();

  constructor(
    private readonly clients: KurrentClients,
    private readonly calls: KurrentCalls,
    private readonly log: { readonly prefix: string; readonly epoch: string },
    private readonly tails: KnownTails,
  ) {}

  /** Pages of one stream. Throws `stream-not-found`. */
  stream(stream: string, options: ReadStreamOptions): NextPage<RecordedEvent> {
    const direction = options.direction ?? 'forwards';
    let next = options.from;
    let ended = false;
    let tail = new Tail([]);
    return limitedPages(options.maxCount, async (limit) => {
      if (ended) return [];
      const events = await this.streamPage(stream, direction, next, limit);
      const last = events.at(-1);
      ended = events.length < limit || (direction === 'backwards' && last?.revision === 0n);
      if (direction === 'forwards') {
        tail = tail.with(events);
        if (ended) this.tails.note(stream, tail);
      }
      if (last !== undefined) next = following(last, direction);
      return events;
    });
  }

  /**
   * The events of a stream from a revision on, or from its beginning or end: `limit` of them, or all there are.
   * A fault on the way cuts nothing off. Throws `stream-not-found`.
   */
  async streamPage(
    stream: string,
    direction: Direction,
    from: bigint | undefined,
    limit: number,
  ): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    const page = { stream: `${this.log.prefix}${stream}`, from };
    for (;;) {
      const { attemptMs } = this.calls.times;
      const { events, whole } = await this.#fetch(
        page,
        direction,
        limit - found.length,
        attemptMs,
      ).catch((error: unknown) => {
        if (!isStreamNotFound(error)) throw error;
        throw new EventStoreError('stream-not-found', `There is no stream ${stream}.`);
      });
      found.push(...events);
      const last = events.at(-1);
      if (whole || last === undefined || found.length >= limit) return found;
      page.from = following(last, direction);
      if (page.from < 0n) return found;
    }
  }

  /** Pages of the whole log, up to where it ends now. */
  all(options: ReadAllOptions): NextPage<RecordedEvent> {
    const { from, after, direction = 'forwards' } = options;
    const given = after ?? from;
    if (given !== undefined) this.#commitOf(given);
    const wanted = { prefixes: options.prefixes };
    let at = given;
    let ended = false;
    if (direction === 'backwards')
      return limitedPages(options.maxCount, async (limit) => {
        if (ended) return [];
        const { events, whole } = await this.#allPage(wanted, 'backwards', at, limit);
        ended = whole && events.length < limit;
        at = events.at(-1)?.position ?? at;
        return events;
      });
    let isInclusive = after === undefined;
    let end: Position | undefined;
    return limitedPages(options.maxCount, async (limit) => {
      while (!ended) {
        const page = await this.#search(wanted, at, isInclusive, limit);
        const until = end ?? page.upTo;
        const events = page.events.filter(({ position }) => position <= until);
        ended = page.atEnd || (end !== undefined && page.upTo >= end);
        at = page.upTo;
        isInclusive = false;
        if (!ended) end ??= await this.head();
        if (events.length > 0) return events;
      }
      return [];
    });
  }

  /** A page of what a subscription wants, searched for in the positions after one. */
  pageAfter(after: Position, limit: number, wanted: SubscribeOptions): Promise<LogPage> {
    return this.#search(wanted, after, false, limit);
  }

  /** Position of the last event, or the position before the first. */
  async head(): Promise<Position> {
    const { events } = await this.#allPage({}, 'backwards', undefined, 1);
    return events[0]?.position ?? positionAt(this.log.epoch, 0);
  }

  /**
   * What is wanted from a position on. The server searches; where that takes too long in a long log, its events
   * are looked through here, a page at a time, so that the search always moves on.
   */
  async #search(
    wanted: Wanted,
    from: Position | undefined,
    isInclusive: boolean,
    limit: number,
  ): Promise<LogPage> {
    const start = from ?? positionAt(this.log.epoch, 0);
    const isNarrow = wanted.stream !== undefined || wanted.prefixes !== undefined;
    const head = isNarrow ? await this.head() : start;
    const isAfter = ({ position }: RecordedEvent): boolean => isInclusive || position > start;
    try {
      const { events, whole } = await this.#allPage(wanted, 'forwards', from, limit + 1);
      const found = events.filter(isAfter).slice(0, limit);
      const last = found.at(-1)?.position ?? start;
      const atEnd = whole && events.length <= limit;
      const upTo = atEnd && head > last ? head : last;
      return { events: found, upTo, atEnd };
    } catch (error) {
      if (!isNarrow || !isTimeout(error)) throw error;
      const { events, whole } = await this.#allPage({}, 'forwards', from, pageSize);
      const found = events.filter((event) => isAfter(event) && isWanted(event, wanted));
      const last = found.length > limit ? found[limit - 1] : events.at(-1);
      const isCut = found.length > limit;
      return {
        events: found.slice(0, limit),
        upTo: last?.position ?? start,
        atEnd: whole && events.length < pageSize && !isCut,
      };
    }
  }

  #allPage(
    wanted: Wanted,
    direction: Direction,
    at: Position | undefined,
    limit: number,
  ): Promise<Fetched> {
    const isNarrow = wanted.stream !== undefined || wanted.prefixes !== undefined;
    const { attemptMs, searchMs } = this.calls.times;
    const commit = at === undefined ? undefined : this.#commitOf(at);
    if (commit === 0n && direction === 'backwards')
      return Promise.resolve({ events: [], whole: true });
    const page = {
      after: commit === 0n ? undefined : commit,
      filter: filterOf(this.log.prefix, wanted),
    };
    return this.#fetch(page, direction, limit, isNarrow ? searchMs : attemptMs);
  }

  /** Events that came before a fault count: the next page goes on after them. */
  #fetch(
    page: StreamPage | AllPage,
    direction: Direction,
    limit: number,
    limitMs: number,
  ): Promise<Fetched> {
    return this.calls.retried(async () => {
      const request = readRequest(page, direction, limit);
      const events: RecordedEvent[] = [];
      try {
        await this.clients.with('read', (client) =>
          this.calls.once('A read', limitMs, () =>
            readPage(client, request, limitMs, (event) =>
              events.push(recordedEvent(event, this.log)),
            ),
          ),
        );
      } catch (error) {
        if (events.length === 0 || isStreamNotFound(error)) throw error;
        return this.#prepared([...events], false);
      }
      return this.#prepared(events, true);
    });
  }

  async #prepared(events: readonly RecordedEvent[], whole: boolean): Promise<Fetched> {
    await this.prepare(events);
    return { events, whole };
  }

  #commitOf(position: Position): bigint {
    return ordinalOf(this.log.epoch, position);
  }
}

/** Streams beside those of the log are named in full. */
export const bareLog = { prefix: '', epoch: '00000000' };

/** A reader that is told streams in full. */
export function bareReader(clients: KurrentClients, calls: KurrentCalls): KurrentReader {
  return new KurrentReader(clients, calls, bareLog, new KnownTails());
}

/** The revision after an event, in reading order. */
function following({ revision }: RecordedEvent, direction: Direction): bigint {
  return direction === 'backwards' ? revision - 1n : revision + 1n;
}

function isStreamNotFound(error: unknown): boolean {
  return error instanceof EventStoreError && error.code === 'stream-not-found';
}

function isTimeout(error: unknown): boolean {
  return error instanceof EventStoreError && error.code === 'timeout';
}
