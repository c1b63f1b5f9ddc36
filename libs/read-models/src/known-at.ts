import { endOfLondonDay, parseDay } from '@interventions/domain';
import { epochOf, isPosition, positionAt, type Position } from '@interventions/eventsourcing';
import { firstRow, textAt, type ReadDb } from './read-db.js';
import { QueryError } from './read-model.js';

/** A log position with the instant at which its event was recorded; none for the time before the first. */
export type KnownAt = { readonly position: Position; readonly instant: string | null };

const remedy =
  'Give a day such as 2026-04-30, an instant such as 2026-04-30T09:00:00Z, or a position of this log.';

/**
 * The log position that "known at" names: a position itself, the last event recorded by an instant, or by
 * the end of a London day. Never after `now`, so that the answer to a shared link never changes (domain §4).
 * Throws `QueryError` for a text that is none of these, or a position that the view has not reached.
 */
export function resolveKnownAt(db: ReadDb, text: string, now: string): KnownAt {
  if (isPosition(text)) return atPosition(db, text);
  const day = parseDay(text);
  if (day !== undefined) return before(db, earlier(endOfLondonDay(day), justAfter(now)));
  return before(db, earlier(justAfter(instantOf(text)), justAfter(now)));
}

function atPosition(db: ReadDb, position: Position): KnownAt {
  const end = db.position('audit-trail');
  if (epochOf(position) !== epochOf(end))
    throw new QueryError('knownAt', `${position} is a position of another log. ${remedy}`);
  if (position > end)
    throw new QueryError('knownAt', `The log does not reach ${position} yet. ${remedy}`);
  const row = firstRow(
    db,
    'SELECT recorded_at FROM audit_trail WHERE position <= ? ORDER BY position DESC LIMIT 1',
    position,
  );
  return { position, instant: row === undefined ? null : textAt(row, 0) };
}

/** The last position before the first event recorded at `end` or later: a clock that was put back hides none of it. */
function before(db: ReadDb, end: string): KnownAt {
  const row = firstRow(
    db,
    `SELECT position, recorded_at FROM audit_trail
     WHERE position < coalesce((SELECT min(position) FROM audit_trail WHERE recorded_at >= ?), 'g')
     ORDER BY position DESC LIMIT 1`,
    end,
  );
  return row === undefined
    ? { position: positionAt(epochOf(db.position('audit-trail')), 0), instant: null }
    : { position: textAt(row, 0), instant: textAt(row, 1) };
}

/** Recording times have milliseconds: what is recorded at an instant is before the next one. */
function justAfter(instant: string): string {
  return new Date(Date.parse(instant) + 1).toISOString();
}

function instantOf(text: string): string {
  const time = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text)
    ? Date.parse(text)
    : Number.NaN;
  if (Number.isNaN(time)) throw new QueryError('knownAt', `“${text}” is not a time. ${remedy}`);
  return new Date(time).toISOString();
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
