import type { CaseState, Day, Delivery, Instrument } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { foldText } from './intervention-document.js';
import { summaryColumns, summaryOf, type InterventionSummary } from './interventions.read-model.js';
import { decodeCursor, encodeCursor } from './paging.js';
import { firstRow, numberAt, textAt, type ReadDb, type ReadValue } from './read-db.js';

/** What the register is filtered and sorted by. Without a status, every case but the voided ones. */
export type RegisterQuery = {
  readonly q?: string | undefined;
  readonly status?: 'open' | 'closed' | 'transferred' | 'voided' | 'all' | undefined;
  readonly instrument?: Instrument['kind'] | 'none' | undefined;
  readonly delivery?: Delivery['phase'] | undefined;
  readonly decision?: CaseState['decision'] | undefined;
  readonly region?: string | undefined;
  readonly owner?: string | undefined;
  /** `no`: only cases without a case officer. */
  readonly assigned?: 'no' | undefined;
  readonly team?: string | undefined;
  /** Default `authority`. A leading hyphen turns the order round; cases without the date come last. */
  readonly sort?: RegisterSort | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

type SortField = 'authority' | 'opened' | 'last-event' | 'next-date';
export type RegisterSort = SortField | `-${SortField}`;

/** A page of the register. */
export type InterventionsPage = {
  readonly items: readonly InterventionSummary[];
  readonly total: number;
  readonly facets: { readonly regions: readonly string[]; readonly owners: readonly string[] };
  readonly position: Position;
  readonly next: string | null;
  readonly previous: string | null;
};

type Condition = { readonly sql: string; readonly values: readonly ReadValue[] };

/** A page of the register as it stands on a day. Throws `QueryError` for a cursor of another list. */
export function interventions(db: ReadDb, query: RegisterQuery, today: Day): InterventionsPage {
  const where = conditionsOf(query);
  const page = pageOfRows(db, query, where, today);
  const count = firstRow(db, `SELECT count(*) FROM interventions${where.sql}`, ...where.values);
  return {
    items: page.rows.map((row) => summaryOf(db, row, today)),
    total: count === undefined ? 0 : numberAt(count, 0),
    facets: { regions: distinct(db, 'region'), owners: distinct(db, 'owner') },
    position: db.position('interventions'),
    next: page.next,
    previous: page.previous,
  };
}

function conditionsOf(query: RegisterQuery): Condition {
  const conditions: Condition[] = [];
  const add = (sql: string, ...values: readonly ReadValue[]) => conditions.push({ sql, values });
  if (query.status === undefined || query.status === 'all') add(`status <> 'voided'`);
  else add('status = ?', query.status);
  if (query.instrument === 'none') add(`kinds = ',,'`);
  else if (query.instrument !== undefined) add('instr(kinds, ?) > 0', `,${query.instrument},`);
  if (query.delivery !== undefined) add('delivery = ?', query.delivery);
  if (query.decision !== undefined) add('decision = ?', query.decision);
  if (query.region !== undefined) add('region = ?', query.region);
  if (query.owner !== undefined) add('owner = ?', query.owner);
  if (query.assigned === 'no') add('owner IS NULL');
  if (query.team !== undefined) add(`summary ->> 'team' = ?`, query.team);
  for (const word of foldText(query.q ?? '').split(/\s+/))
    if (word !== '') add('instr(search, ?) > 0', word);
  return {
    sql: ` WHERE ${conditions.map((one) => one.sql).join(' AND ')}`,
    values: conditions.flatMap((one) => one.values),
  };
}

/** What a list is sorted by: never null, and without a date last in both directions. */
function sortOf(sort: RegisterSort, today: Day): Condition & { readonly descending: boolean } {
  const descending = sort.startsWith('-');
  const field = (descending ? sort.slice(1) : sort) as SortField;
  const missing = descending ? `''` : `'~'`;
  switch (field) {
    case 'authority':
      return { sql: 'authority', values: [], descending };
    case 'opened':
      return { sql: 'opened_key', values: [], descending };
    case 'last-event':
      return { sql: `coalesce(last_key, ${missing})`, values: [], descending };
    case 'next-date':
      return {
        sql: `coalesce((SELECT min(value ->> 'key') FROM json_each(planned) WHERE value ->> 'last' >= ?), ${missing})`,
        values: [today],
        descending,
      };
  }
}

function pageOfRows(db: ReadDb, query: RegisterQuery, where: Condition, today: Day) {
  const sort = sortOf(query.sort ?? 'authority', today);
  const limit = query.limit ?? 50;
  const [way, value, id] = query.cursor === undefined ? [] : decodeCursor(query.cursor, 3);
  const back = way === 'before';
  const falling = sort.descending !== back;
  const bound = way === undefined ? '' : ` WHERE (k, id) ${falling ? '<' : '>'} (?, ?)`;
  const order = falling ? 'DESC' : 'ASC';
  const rows = db.all(
    `SELECT ${summaryColumns}, k, id FROM (SELECT *, ${sort.sql} AS k FROM interventions${where.sql})${bound}
     ORDER BY k ${order}, id ${order} LIMIT ?`,
    ...sort.values,
    ...where.values,
    ...(way === undefined ? [] : [String(value), String(id)]),
    limit + 1,
  );
  const more = rows.length > limit;
  const shown = rows.slice(0, limit);
  if (back) shown.reverse();
  const [first, last] = [shown.at(0), shown.at(-1)];
  const cursor = (direction: string, row: typeof first) =>
    row === undefined ? null : encodeCursor([direction, textAt(row, 2), textAt(row, 3)]);
  return {
    rows: shown,
    next: back || more ? cursor('after', last) : null,
    previous: (back ? more : way !== undefined) ? cursor('before', first) : null,
  };
}

function distinct(db: ReadDb, column: 'region' | 'owner'): readonly string[] {
  return db
    .all(
      `SELECT DISTINCT ${column} FROM interventions
       WHERE status <> 'voided' AND ${column} IS NOT NULL ORDER BY ${column}`,
    )
    .map((row) => textAt(row, 0));
}
