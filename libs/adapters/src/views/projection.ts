import type { Position } from '@interventions/eventsourcing';
import {
  lookupUpTo,
  UnknownEventTypeError,
  type EntryReader,
  type Lookup,
  type ReadModel,
  type Row,
  type RowChange,
} from '@interventions/read-models';
import { faultOf } from '../sqlite/index.js';
import type { Generation } from './generation.js';
import type { EventRef, LoggedEvent } from './logged-event.js';
import type { Park } from './view-file.js';

/** Where a model stopped: at an event of a type that this release does not know. */
export type Stop = { readonly position: Position; readonly error: string };

/** Told of each group of rows written, inside the transaction. */
export type OnWrite = (model: string, table: string, group: string) => void;

/** A group of rows with the events that touched it; without a function its rows were written at once. */
type Touched = {
  readonly table: string;
  readonly group: string;
  readonly rows: ((lookup: Lookup) => readonly Row[]) | undefined;
  readonly by: EventRef[];
};

type Culprit = { readonly event: EventRef; readonly error: unknown };

/**
 * One generation of one model as it takes in the log. `take` finds out what changes, `settle` writes it: each
 * group of rows once, however many events touched it. An event that cannot be projected parks its stream
 * from there on; an unknown type stops the model.
 */
export class Projection {
  /** Up to where the log has been taken in. */
  position: Position;
  stopped: Stop | undefined;
  readonly #parked: Map<string, Park>;
  /** Groups touched since everything was settled last, and those of them that are not written yet. */
  readonly #touched = new Map<string, Touched>();
  readonly #dirty = new Set<string>();

  constructor(
    readonly model: ReadModel,
    readonly generation: Generation,
    private readonly reader: EntryReader,
    start: { readonly position: Position; readonly parked: Iterable<Park> },
    private readonly onWrite: OnWrite = () => undefined,
    /** Nothing after this position is taken in. */
    private readonly limit: Position = '~',
  ) {
    this.position = start.position;
    this.#parked = new Map([...start.parked].map((park) => [park.stream, park]));
  }

  get parked(): readonly Park[] {
    return [...this.#parked.values()];
  }

  /** Takes in the events after its position, up to `upTo`. What they change is written by `settle`. */
  take(events: readonly LoggedEvent[], upTo: Position): void {
    for (const event of events) {
      if (this.stopped !== undefined) return;
      if (event.position <= this.position) continue;
      if (event.position > this.limit) return;
      if (!this.#isParked(event.ref)) this.#project(event, true);
      if (this.stopped === undefined) this.position = event.position;
    }
    const end = upTo < this.limit ? upTo : this.limit;
    if (this.stopped === undefined && end > this.position) this.position = end;
    if (this.#dirty.size === 0) this.#touched.clear();
  }

  /** Tries a parked stream again, given its events from where it is parked up to this position. */
  release(stream: string, events: readonly LoggedEvent[]): void {
    this.#parked.delete(stream);
    for (const event of events)
      if (event.position <= this.position && !this.#parked.has(stream)) this.#project(event, false);
  }

  /** Writes groups of rows until none is left or `enough` says so; answers whether none is left. */
  settle(enough: () => boolean = () => false): boolean {
    for (const key of this.#dirty) {
      this.#dirty.delete(key);
      const touched = this.#touched.get(key);
      if (touched !== undefined) this.#write(touched);
      if (enough()) break;
    }
    if (this.#dirty.size > 0) return false;
    this.#touched.clear();
    return true;
  }

  #project(event: LoggedEvent, mayStop: boolean): void {
    let changes: readonly RowChange[];
    try {
      changes = this.model.project(event.revealed(), this.#lookup(event.position));
    } catch (error) {
      if (faultOf(error) !== undefined) throw error;
      if (mayStop && error instanceof UnknownEventTypeError)
        this.stopped = { position: event.position, error: error.message };
      else this.#park(event.ref, error);
      return;
    }
    for (const change of changes) this.#touch(change, event.ref);
  }

  #touch({ table, group, rows }: RowChange, event: EventRef): void {
    const key = `${table}/${group}`;
    const by = this.#touched.get(key)?.by ?? [];
    by.push(event);
    if (typeof rows === 'function') {
      this.#touched.set(key, { table, group, rows, by });
      this.#dirty.add(key);
    } else {
      this.#touched.set(key, { table, group, rows: undefined, by });
      this.#replace(table, group, rows);
    }
  }

  #write({ table, group, rows, by }: Touched): void {
    // Rows that tell of one event were written with it: only its parking brings them here.
    if (rows === undefined) return this.#replace(table, group, []);
    let computed: readonly Row[];
    try {
      computed = rows(this.#lookup(this.position));
    } catch (error) {
      if (faultOf(error) !== undefined) throw error;
      const culprit = this.#firstFailing(rows, by) ?? this.#lastOf(by, error);
      if (culprit === undefined)
        this.stopped = { position: this.position, error: messageOf(error) };
      else this.#park(culprit.event, culprit.error);
      return;
    }
    this.#replace(table, group, computed);
  }

  #replace(table: string, group: string, rows: readonly Row[]): void {
    this.generation.replace(table, group, rows);
    this.onWrite(this.model.name, table, group);
  }

  /** The first of the events that touched a group after which its rows cannot be computed. */
  #firstFailing(rows: (lookup: Lookup) => unknown, by: readonly EventRef[]): Culprit | undefined {
    for (const event of by) {
      if (this.#isParked(event)) continue;
      try {
        rows(this.#lookup(event.position));
      } catch (error) {
        if (faultOf(error) !== undefined) throw error;
        return { event, error };
      }
    }
    return undefined;
  }

  #lastOf(by: readonly EventRef[], error: unknown): Culprit | undefined {
    const event = by.filter((one) => !this.#isParked(one)).at(-1);
    return event && { event, error };
  }

  /** Parks a stream; the groups that its later events touched are written again without them. */
  #park(event: EventRef, error: unknown): void {
    const { id, stream, position, revision } = event;
    const message = messageOf(error);
    this.#parked.set(stream, { stream, position, revision, eventId: id, error: message });
    for (const [key, { by }] of this.#touched)
      if (by.some((one) => this.#isParked(one))) this.#dirty.add(key);
  }

  #isParked(event: EventRef): boolean {
    const park = this.#parked.get(event.stream);
    return park !== undefined && park.position <= event.position;
  }

  #lookup(upTo: Position): Lookup {
    return lookupUpTo(this.reader, upTo, (stream) => this.#parked.get(stream)?.position);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
