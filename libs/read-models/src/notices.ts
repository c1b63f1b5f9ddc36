import type { Day } from '@interventions/domain';
import type { Position } from '@interventions/eventsourcing';
import { encodePlace, placeIn } from './paging.js';
import { noticesModel } from './notices.read-model.js';
import {
  documentAt,
  firstRow,
  numberAt,
  textAt,
  type ReadDb,
  type ReadRow,
  type ReadValue,
} from './read-db.js';

/** How a message stands: the provider has it; still to be tried, or tried again; given up. */
export type NoticeStanding = 'sent' | 'waiting' | 'failed';

/** A message about a deadline. Instants are ISO 8601 in UTC. */
export type NoticeView = {
  readonly reference: string;
  readonly state: NoticeStanding;
  readonly interventionId: string;
  /** Key of the obligation, and the last day on which it was in time. */
  readonly key: string;
  readonly due: Day;
  readonly step: string;
  readonly template: string;
  readonly to: string;
  readonly values: Readonly<Record<string, string>>;
  readonly intendedAt: string;
  readonly attempts: number;
  readonly sentAt: string | null;
  /** Why it is not sent; null once it is, and before anything went wrong. */
  readonly problem: string | null;
};

/** One attempt at a message; `unknown` where nobody said what came of it. */
export type NoticeTry = {
  readonly attempt: number;
  readonly at: string;
  readonly outcome: 'sent' | 'failed' | 'unknown';
  readonly because: string | null;
};

/** Which messages: all without a filter. */
export type NoticeQuery = {
  readonly state?: NoticeStanding | undefined;
  readonly interventionId?: string | undefined;
  readonly key?: string | undefined;
  readonly to?: string | undefined;
  readonly cursor?: string | undefined;
  /** Default 50. */
  readonly limit?: number | undefined;
};

/** A page of messages, the newest first, with how many there are in each state whatever the filter on it. */
export type NoticePage = {
  readonly items: readonly NoticeView[];
  readonly total: number;
  readonly counts: Readonly<Record<NoticeStanding, number>>;
  readonly position: Position;
  readonly next: string | null;
};

const from = 'FROM notices n JOIN notice_results r ON r.reference = n.reference';
const columns =
  'n.reference, r.state, n.intervention_id, n.obligation, n.due, n.step, n.template, n.recipient, n.template_values, n.intended_at, r.attempts, r.sent_at, r.problem, n.position';

type Condition = readonly [sql: string, value: ReadValue];

/** A page of messages. Throws `QueryError` for a cursor of another list. */
export function notices(db: ReadDb, query: NoticeQuery = {}): NoticePage {
  const { state, cursor, limit = 50 } = query;
  const about = conditionsOf(query);
  const filtered: readonly Condition[] =
    state === undefined ? about : [...about, ['r.state = ?', state]];
  const after = placeIn('notices', cursor);
  const paged: readonly Condition[] =
    after === undefined ? filtered : [...filtered, ['n.position < ?', after]];
  const rows = db.all(
    `SELECT ${columns} ${from}${where(paged)} ORDER BY n.position DESC LIMIT ?`,
    ...valuesOf(paged),
    limit + 1,
  );
  const last = rows.slice(0, limit).at(-1);
  const counts = countsOf(db, about);
  return {
    items: rows.slice(0, limit).map(noticeOf),
    total: state === undefined ? counts.sent + counts.waiting + counts.failed : counts[state],
    counts,
    position: db.position(noticesModel.name),
    next:
      rows.length > limit && last !== undefined ? encodePlace('notices', textAt(last, 13)) : null,
  };
}

/** One message with every attempt at it; undefined where there is none of this reference. */
export function notice(
  db: ReadDb,
  reference: string,
):
  (NoticeView & { readonly tries: readonly NoticeTry[]; readonly position: Position }) | undefined {
  const row = firstRow(
    db,
    `SELECT ${columns} ${from} WHERE n.reference = ?`,
    reference.toLowerCase(),
  );
  if (row === undefined) return undefined;
  return {
    ...noticeOf(row),
    tries: triesOf(db, textAt(row, 0)),
    position: db.position(noticesModel.name),
  };
}

/** Why the latest unsent message about each deadline of a case was not sent, by key of the obligation. */
export function noticeProblems(db: ReadDb, interventionId: string): ReadonlyMap<string, string> {
  const rows = db.all(
    `SELECT n.obligation, r.problem ${from}
     WHERE n.intervention_id = ? AND r.state <> 'sent' AND r.problem IS NOT NULL ORDER BY n.position`,
    interventionId.toLowerCase(),
  );
  return new Map(rows.map((row) => [textAt(row, 0), textAt(row, 1)]));
}

function conditionsOf({ interventionId, key, to }: NoticeQuery): readonly Condition[] {
  const all: readonly (readonly [string, string | undefined])[] = [
    ['n.intervention_id = ?', interventionId?.toLowerCase()],
    ['n.obligation = ?', key],
    ['n.recipient = ?', to],
  ];
  return all.flatMap(([sql, value]) => (value === undefined ? [] : [[sql, value] as const]));
}

function countsOf(
  db: ReadDb,
  conditions: readonly Condition[],
): Readonly<Record<NoticeStanding, number>> {
  const rows = db.all(
    `SELECT r.state, count(*) ${from}${where(conditions)} GROUP BY r.state`,
    ...valuesOf(conditions),
  );
  const counts = Object.fromEntries(rows.map((row) => [textAt(row, 0), numberAt(row, 1)]));
  return {
    sent: counts['sent'] ?? 0,
    waiting: counts['waiting'] ?? 0,
    failed: counts['failed'] ?? 0,
  };
}

/** An attempt that only began, and was followed by none that ended, never said what came of it. */
function triesOf(db: ReadDb, reference: string): readonly NoticeTry[] {
  const tries = new Map<number, NoticeTry>();
  const rows = db.all(
    'SELECT attempt, at, outcome, because FROM notice_tries WHERE reference = ? ORDER BY position',
    reference,
  );
  for (const row of rows) {
    const outcome = textAt(row, 2);
    tries.set(numberAt(row, 0), {
      attempt: numberAt(row, 0),
      at: textAt(row, 1),
      outcome: outcome === 'sent' || outcome === 'failed' ? outcome : 'unknown',
      because: textOr(row, 3),
    });
  }
  return [...tries.values()].sort((a, b) => a.attempt - b.attempt);
}

function noticeOf(row: ReadRow): NoticeView {
  return {
    reference: textAt(row, 0),
    state: textAt(row, 1) as NoticeStanding,
    interventionId: textAt(row, 2),
    key: textAt(row, 3),
    due: textAt(row, 4),
    step: textAt(row, 5),
    template: textAt(row, 6),
    to: textAt(row, 7),
    values: documentAt(row, 8),
    intendedAt: textAt(row, 9),
    attempts: numberAt(row, 10),
    sentAt: textOr(row, 11),
    problem: textOr(row, 12),
  };
}

function textOr(row: ReadRow, column: number): string | null {
  return typeof row[column] === 'string' ? textAt(row, column) : null;
}

function where(conditions: readonly Condition[]): string {
  return conditions.length === 0 ? '' : ` WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`;
}

function valuesOf(conditions: readonly Condition[]): readonly ReadValue[] {
  return conditions.map(([, value]) => value);
}
