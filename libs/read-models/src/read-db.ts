import type { Position } from '@interventions/eventsourcing';

/** A value of a view's table. */
export type ReadValue = string | number | null;

/** A row in the order of the selected columns. */
export type ReadRow = readonly ReadValue[];

/** Where a model stopped taking in a stream: its first entry that could not be projected. */
export type ParkedAt = {
  readonly position: Position;
  /** Place of that entry in its stream, from 0. */
  readonly revision: bigint;
};

/**
 * The views of one process: an SQL database that is read synchronously. Between two calls without a wait
 * nothing changes, so a query function sees one position of the log.
 */
export interface ReadDb {
  all(sql: string, ...values: readonly ReadValue[]): readonly ReadRow[];
  /** How far into the log a model has read: its rows are a fold of everything up to there. */
  position(model: string): Position;
  /** The streams that a model could not take in, each from where. */
  parked(model: string): ReadonlyMap<string, ParkedAt>;
}

/** The first row, where there is one. */
export function firstRow(
  db: ReadDb,
  sql: string,
  ...values: readonly ReadValue[]
): ReadRow | undefined {
  return db.all(sql, ...values)[0];
}

/** A column that holds text; throws for a row of another shape. */
export function textAt(row: ReadRow, column: number): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`Column ${column} does not hold text.`);
  return value;
}

/** A column that holds a whole number; throws for a row of another shape. */
export function numberAt(row: ReadRow, column: number): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`Column ${column} does not hold a number.`);
  return value;
}

/** A column that holds a JSON document which a model wrote; the type is that model's own. */
export function documentAt<T>(row: ReadRow, column: number): T {
  return JSON.parse(textAt(row, column)) as T;
}
