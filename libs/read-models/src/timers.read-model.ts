import {
  processEventStoredAs,
  processOfStream,
  type Concern,
  type ProcessTimer,
} from '@interventions/domain';
import type { JsonObject } from '@interventions/eventsourcing';
import { firstRow, numberAt, textAt, type ReadDb, type ReadRow } from './read-db.js';
import {
  UnknownEventTypeError,
  type ReadModel,
  type RowChange,
  type Table,
  type ViewEvent,
} from './read-model.js';

const table = {
  name: 'timers',
  columns: {
    id: 'TEXT',
    at: 'TEXT',
    concern: 'TEXT',
    intervention_id: 'TEXT',
    purpose: 'TEXT',
  },
  group: 'id',
  key: ['id'],
  indexes: [['at', 'id'], ['intervention_id']],
} as const satisfies Table;

/** The timers that processes have set and that have not ended: one row each. The log is their only truth. */
export const timersModel: ReadModel = {
  name: 'timers',
  version: 1,
  tables: [table],
  project: (event) => {
    const process = processOfStream(event.stream);
    if (process === undefined) return [];
    requireProcessEvent(event);
    const { concern, interventionId } = process;
    return [
      ...endedBy(event.data).map((id) => change(id, [])),
      ...setBy(event.data).map(({ id, at, purpose }) =>
        change(id, [{ id, at, concern, intervention_id: interventionId, purpose }]),
      ),
    ];
  },
};

/** Throws `UnknownEventTypeError` for an event of a process that this release does not know. */
export function requireProcessEvent({ type }: Pick<ViewEvent, 'type'>): void {
  if (processEventStoredAs(type) === undefined) throw new UnknownEventTypeError(type);
}

function change(id: string, rows: RowChange['rows']): RowChange {
  return { table: table.name, group: id, rows };
}

function endedBy({ ends }: JsonObject): readonly string[] {
  return Array.isArray(ends) ? (ends as readonly string[]) : [];
}

function setBy({ sets }: JsonObject): readonly ProcessTimer[] {
  return Array.isArray(sets) ? (sets as readonly ProcessTimer[]) : [];
}

/** A timer that is set. `at` is an ISO instant in UTC. */
export type PendingTimer = {
  readonly id: string;
  readonly at: string;
  readonly concern: Concern;
  readonly interventionId: string;
  /** A step of a deadline (`7-days`, `missed`), or another try at a message or a miss. */
  readonly purpose: string;
};

const columns = 'id, at, concern, intervention_id, purpose';

/** What schedulers and operators ask of the timers. */
export class PendingTimersView {
  constructor(private readonly db: ReadDb) {}

  /** In order of time, then id, beginning after the given one. */
  page(after: Pick<PendingTimer, 'at' | 'id'> | undefined, limit: number): readonly PendingTimer[] {
    return this.db
      .all(
        `SELECT ${columns} FROM timers WHERE (at, id) > (?, ?) ORDER BY at, id LIMIT ?`,
        after?.at ?? '',
        after?.id ?? '',
        limit,
      )
      .map(timerOf);
  }

  count(): number {
    const row = firstRow(this.db, 'SELECT count(*) FROM timers');
    return row === undefined ? 0 : numberAt(row, 0);
  }

  has(id: string): boolean {
    return firstRow(this.db, 'SELECT 1 FROM timers WHERE id = ?', id) !== undefined;
  }

  /** How many should have fired before an instant, and the moment of the oldest of them. */
  late(before: string): { readonly count: number; readonly oldest: string | null } {
    const row = firstRow(this.db, 'SELECT count(*), min(at) FROM timers WHERE at < ?', before);
    const oldest = row?.[1];
    return {
      count: row === undefined ? 0 : numberAt(row, 0),
      oldest: typeof oldest === 'string' ? oldest : null,
    };
  }
}

function timerOf(row: ReadRow): PendingTimer {
  return {
    id: textAt(row, 0),
    at: textAt(row, 1),
    concern: textAt(row, 2) as Concern,
    interventionId: textAt(row, 3),
    purpose: textAt(row, 4),
  };
}
