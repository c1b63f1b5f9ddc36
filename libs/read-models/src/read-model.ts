import type { EventHeader, JsonObject } from '@interventions/eventsourcing';
import type { Entry } from '@interventions/domain';
import type { ReadValue } from './read-db.js';

export { UnknownEventTypeError } from '@interventions/eventsourcing';

/** A table of a model. */
export type Table = {
  readonly name: string;
  readonly columns: Readonly<Record<string, 'TEXT' | 'INTEGER'>>;
  /** The column whose rows are replaced together. */
  readonly group: string;
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
  /**
   * Columns that are searched by words, each with its weight. Beside the table stands `<name>_text`: `found` takes an
   * FTS5 expression, `rank` rises from the best match, `row_number` is the row's in the table.
   */
  readonly searched?: Readonly<Record<string, number>>;
};

/** A row by its columns; a column left out is null. */
export type Row = Readonly<Record<string, ReadValue>>;

/** An event as views see it: with who asked for it, and personal data readable. */
export type ViewEvent = EventHeader & {
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
};

/** What a projection may read besides the event: the entries that its model has taken in so far. */
export type Lookup = {
  /** The entries of a stream in log order; none for a stream that does not exist. */
  entriesOf(stream: string): readonly Entry[];
  /** Streams of the interventions that ever named this council. */
  casesOf(laCode: string): readonly string[];
  /** The council that a case named when it was opened. */
  firstCouncilOf(stream: string): string | undefined;
};

/**
 * All rows of a group take the place of those it had. A list of rows tells of this one event, which has the
 * group to itself. A function is asked once per batch, after its last event, and depends on nothing but the
 * log up to there: so neither a repeat nor another split into batches makes a difference.
 */
export type RowChange = {
  readonly table: string;
  readonly group: string;
  readonly rows: readonly Row[] | ((lookup: Lookup) => readonly Row[]);
};

/**
 * A view of the log. `project` says what an event changes; it is pure, and throws `UnknownEventTypeError`
 * for a type that this release does not know. A change of what it gives needs a new `version`.
 */
export type ReadModel = {
  readonly name: string;
  readonly version: number;
  readonly tables: readonly Table[];
  readonly project: (event: ViewEvent, lookup: Lookup) => readonly RowChange[];
};

/** A query that cannot be answered as asked; `field` names the parameter at fault. */
export class QueryError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
    this.name = 'QueryError';
  }
}
