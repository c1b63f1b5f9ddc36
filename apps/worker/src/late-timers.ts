import type { Backend } from '@interventions/adapters/backend';
import { EventStoreError } from '@interventions/eventsourcing';

/** The timers of the log at an instant. */
export type LateTimers = {
  readonly pending: number;
  /** Those whose moment has passed. */
  readonly late: number;
  /** How long ago the oldest of them should have fired. */
  readonly oldestLateSeconds: number;
};

/** Messages by how they stand. */
export type MessageCounts = Readonly<Record<'sent' | 'waiting' | 'failed', number>>;

/** Counts late timers in the views of the worker; null while these are not open. */
export function lateTimers(backend: Backend, now: string): LateTimers | null {
  return whileOpen(() => {
    const { timers } = backend.views.queries;
    const { count: late, oldest } = timers.late(now);
    const oldestLateSeconds = oldest === null ? 0 : (Date.parse(now) - Date.parse(oldest)) / 1_000;
    return { pending: timers.count(), late, oldestLateSeconds };
  });
}

/** Counts messages in the views of the worker; null while these are not open. */
export function messageCounts(backend: Backend): MessageCounts | null {
  return whileOpen(() => backend.views.queries.notices({ limit: 1 }).counts);
}

function whileOpen<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof EventStoreError && error.code === 'unavailable') return null;
    throw error;
  }
}
