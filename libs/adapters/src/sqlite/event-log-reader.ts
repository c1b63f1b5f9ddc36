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
import type { EventLog } from './event-log.js';
import { eventColumns, recordedEvent } from './recorded-row.js';
import type { SqlValue, Statement } from './sqlite-driver.js';

/** Rows of one page: reads hold no lock between pages. */
const pageSize = 500;
/** Positions searched for one page of a filtered read: bounds how long the process stands still. */
const searchedPositions = 5_000;
/** A bare `LIMIT ?` would be planned anew in each call, since the planner looks at what is bound to it. */
const atMost = 'LIMIT ? + 0';
const streamForwards = `SELECT ${eventColumns} FROM events
  WHERE stream = ? AND revision >= ? ORDER BY revision ASC ${atMost}`;
const streamBackwards = `SELECT ${eventColumns} FROM events
  WHERE stream = ? AND revision <= ? ORDER BY revision DESC ${atMost}`;
const lastRevision = Number.MAX_SAFE_INTEGER;

type Filter = { readonly sql: string; readonly values: readonly SqlValue[] };

/** The reading side of one event log: synchronous pages by key, each a snapshot of its own. */
export class EventLogReader {
  readonly #statements = new Map<string, Statement>();

  constructor(private readonly log: EventLog) {}

  /** Pages of one stream. Throws `stream-not-found`. */
  stream(stream: string, options: ReadStreamOptions): NextPage<RecordedEvent> {
    const backwards = options.direction === 'backwards';
    let next = Number(options.from ?? (backwards ? lastRevision : 0));
    let began = false;
    let ended = false;
    const statement = this.#prepare(backwards ? streamBackwards : streamForwards);
    return limited(options.maxCount, (limit) => {
      const rows = ended ? [] : statement.all(stream, next, limit);
      if (!began && rows.length === 0) this.#checkExists(stream);
      began = true;
      ended = rows.length < limit;
      const events = rows.map((row) => recordedEvent(this.log.epoch, row, stream));
      const last = events.at(-1);
      if (last !== undefined) next = Number(last.revision) + (backwards ? -1 : 1);
      return events;
    });
  }

  /** Pages of the whole log, up to where it ends now. */
  all(options: ReadAllOptions): NextPage<RecordedEvent> {
    const filter = filterOf(options);
    const end = this.log.head().position;
    const { from, after } = options;
    if (options.direction === 'backwards') {
      let upTo = from === undefined ? end : Math.min(this.#ordinal(from) - 1, end);
      return limited(options.maxCount, (limit) => {
        while (upTo > 0) {
          const start = Math.max(upTo - searchedPositions, 0);
          const events = this.#range(start, upTo, limit, filter, 'DESC');
          upTo = events.length < limit ? start : this.#ordinalOfLast(events) - 1;
          if (events.length > 0) return events;
        }
        return [];
      });
    }
    let at = after !== undefined ? this.#ordinal(after) : Math.max(this.#ordinal(from) - 1, 0);
    return limited(options.maxCount, (limit) => {
      while (at < end) {
        const stop = Math.min(at + searchedPositions, end);
        const events = this.#range(at, stop, limit, filter, 'ASC');
        at = events.length < limit ? stop : this.#ordinalOfLast(events);
        if (events.length > 0) return events;
      }
      return [];
    });
  }

  /** A page of what a subscription wants, searched for in the positions after one. */
  pageAfter(after: Position, limit: number, options: SubscribeOptions): LogPage {
    const at = this.#ordinal(after);
    const filter = filterOf(options);
    if (filter.sql === '') {
      const events = this.#range(at, at + limit, limit, filter, 'ASC');
      const upTo = events.at(-1)?.position ?? after;
      return { events, upTo, atEnd: events.length < limit };
    }
    const end = this.log.head().position;
    const stop = Math.min(at + searchedPositions, end);
    const events = this.#range(at, stop, limit, filter, 'ASC');
    const last = events.length < limit ? undefined : events.at(-1);
    const upTo = last?.position ?? positionAt(this.log.epoch, Math.max(stop, at));
    return { events, upTo, atEnd: last === undefined && stop === end };
  }

  #range(
    after: number,
    upTo: number,
    limit: number,
    filter: Filter,
    order: 'ASC' | 'DESC',
  ): readonly RecordedEvent[] {
    const statement = this.#prepare(
      `SELECT ${eventColumns}, stream FROM events WHERE position > ? AND position <= ?${filter.sql}
       ORDER BY position ${order} ${atMost}`,
    );
    return statement
      .all(after, upTo, ...filter.values, limit)
      .map((row) => recordedEvent(this.log.epoch, row));
  }

  #checkExists(stream: string): void {
    if (this.log.revisionOf(stream) === undefined) {
      throw new EventStoreError('stream-not-found', `There is no stream ${stream}.`);
    }
  }

  #ordinal(position: Position | undefined): number {
    return position === undefined ? 0 : Number(ordinalOf(this.log.epoch, position));
  }

  #ordinalOfLast(events: readonly RecordedEvent[]): number {
    return this.#ordinal(events.at(-1)?.position);
  }

  #prepare(sql: string): Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.log.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** A condition that keeps the order of positions: `+` keeps the planner from an index on streams. */
function filterOf({ stream, prefixes }: Pick<SubscribeOptions, 'stream' | 'prefixes'>): Filter {
  if (stream !== undefined) return { sql: ' AND +stream = ?', values: [stream] };
  if (prefixes === undefined) return { sql: '', values: [] };
  return {
    sql: ` AND (${prefixes.map(() => 'substr(stream, 1, ?) = ?').join(' OR ')})`,
    values: prefixes.flatMap((prefix) => [[...prefix].length, prefix]),
  };
}

/** Bounds the pages of a read by its `maxCount`. */
function limited(
  maxCount: number | undefined,
  page: (limit: number) => readonly RecordedEvent[],
): NextPage<RecordedEvent> {
  let left = maxCount ?? Number.POSITIVE_INFINITY;
  return () => {
    if (left === 0) return [];
    const events = page(Math.min(pageSize, left));
    left -= events.length;
    return events;
  };
}
