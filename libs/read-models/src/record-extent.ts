import { formatDate } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { firstRow, numberAt, type ReadDb, type ReadRow } from './read-db.js';

/** How much the record holds: what research can rest on, and the position to cite. */
export type RecordExtent = {
  readonly cases: number;
  readonly openCases: number;
  readonly councils: number;
  readonly entries: number;
  /** When the first case was opened and when the latest thing happened, in words; null where nothing is recorded. */
  readonly firstOpenedText: string | null;
  readonly lastHappenedText: string | null;
  /** When the last entry was recorded. */
  readonly recordedAt: string | null;
  readonly position: Position;
};

/** How much the record holds, without voided cases. */
export function recordExtent(db: ReadDb): RecordExtent {
  const counts = firstRow(
    db,
    `SELECT count(*), sum(status = 'open'), count(DISTINCT la_code) FROM interventions
     WHERE status <> 'voided'`,
  );
  const first = edge(db, `summary ->> 'openedOn'`, 'opened_key ASC');
  const last = edge(db, `summary ->> '$.lastEvent.on'`, 'last_key DESC');
  const entries = firstRow(db, 'SELECT count(*) FROM timeline');
  const recorded = firstRow(
    db,
    'SELECT recorded_at FROM entries ORDER BY position DESC LIMIT 1',
  )?.[0];
  return {
    cases: numberOf(counts, 0),
    openCases: numberOf(counts, 1),
    councils: numberOf(counts, 2),
    entries: numberOf(entries, 0),
    firstOpenedText: first === null ? null : formatDate(first),
    lastHappenedText: last === null ? null : formatDate(last),
    recordedAt: typeof recorded === 'string' ? recorded : null,
    position: db.position('timeline'),
  };
}

function edge(db: ReadDb, value: string, order: string): string | null {
  const found = firstRow(
    db,
    `SELECT ${value} FROM interventions
     WHERE status <> 'voided' AND ${value} IS NOT NULL ORDER BY ${order} LIMIT 1`,
  )?.[0];
  return typeof found === 'string' ? found : null;
}

/** A sum over no rows is null. */
function numberOf(row: ReadRow | undefined, column: number): number {
  return row === undefined || row[column] === null ? 0 : numberAt(row, column);
}
