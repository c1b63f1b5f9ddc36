import { endOfLondonDay, parseDay, type Day } from '@interventions/domain';
import {
  epochOf,
  isPosition,
  positionAt,
  translatePosition,
  type EventReader,
  type Position,
} from '@interventions/eventsourcing';
import { UsageError } from '../usage.js';

/** What the log held: up to which position, and when the event there was recorded; none before the first. */
export type KnownAt = { readonly position: Position; readonly instant: string | null };

/**
 * The position that a position (also of a former epoch of the log), an ISO instant or a day (its end in London) means:
 * the last event recorded by then. Never in the future, so that the answer to the same question stays the same. Throws
 * `UsageError`.
 */
export async function resolveKnownAt(store: EventReader, text: string): Promise<KnownAt> {
  const end = await store.head();
  if (isPosition(text)) {
    const known = translatePosition(text, epochOf(end), await store.formerEpochs());
    if (known === undefined || known > end)
      throw new UsageError(`${text} is not a position that this log has reached.`);
    return lastWhere(store, ({ position }) => position <= known);
  }
  const day = parseDay(text);
  if (day !== undefined) return recordedBefore(store, endOfLondonDay(day));
  const time = /^\d{4}-\d{2}-\d{2}T.+(Z|[+-]\d{2}:\d{2})$/.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(time))
    throw new UsageError(
      `“${text}” is not a day such as 2026-04-30, an instant such as 2026-04-30T09:00:00Z, or a position.`,
    );
  return recordedBefore(store, new Date(time + 1).toISOString());
}

/** A day given on the command line. Throws `UsageError`. */
export function dayGiven(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new UsageError(`“${text}” is not a day such as 2026-04-30.`);
  return day;
}

/** The last event before the first that was recorded at `end` or later: a clock that was put back hides none of it. */
async function recordedBefore(store: EventReader, end: string): Promise<KnownAt> {
  let last: KnownAt = { position: positionAt(await store.epoch(), 0), instant: null };
  for await (const { position, recordedAt } of store.readAll()) {
    if (recordedAt >= end) break;
    last = { position, instant: recordedAt };
  }
  return last;
}

async function lastWhere(
  store: EventReader,
  holds: (event: { readonly position: Position; readonly recordedAt: string }) => boolean,
): Promise<KnownAt> {
  for await (const event of store.readAll({ direction: 'backwards' }))
    if (holds(event)) return { position: event.position, instant: event.recordedAt };
  return { position: positionAt(await store.epoch(), 0), instant: null };
}
