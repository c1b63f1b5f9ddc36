import type { Concern } from '@interventions/domain';

/** A moment at which a process manager wants to be woken. The log knows it; a scheduler only wakes. */
export type Timer = {
  /** UUID derived from its case, obligation, due date and step: the same in every process and for ever. */
  readonly id: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  readonly concern: Concern;
  readonly interventionId: string;
};

/**
 * What came of a wake-up: done (also when there was nothing to do any more), too early, or refused for good.
 * Operators and Redis see why it was refused: the words name no person.
 */
export type WakeResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'too-early'; readonly until: string }
  | { readonly kind: 'refused'; readonly because: string };

/** Handles a due timer. Called at least once for each; throws on a fault, and is then called again later. */
export type Wake = (timer: Timer) => Promise<WakeResult>;

/** The timers that the log says are pending: set, and neither fired nor cancelled. Read from a view. */
export interface PendingTimers {
  /** In order of `at`, then id, beginning after the given one. */
  page(after: Pick<Timer, 'at' | 'id'> | undefined, limit: number): readonly Timer[];
  /** How many there are. */
  count(): number;
  /** Whether this one is still pending. */
  has(id: string): boolean;
}

/** What operators see of a scheduler. */
export type SchedulerStatus = {
  readonly kind: 'in-process' | 'bullmq';
  /** Whether it can wake at all: Redis reachable, or always in process. */
  readonly up: boolean;
  /** Timers armed, by its own count; null while it cannot tell. */
  readonly armed: number | null;
  /** Timers whose handling failed so often, or was refused, that it was given up until re-armed. */
  readonly dead: readonly { readonly timer: Timer; readonly because: string }[];
  readonly detail: string | null;
};

/**
 * Wakes process managers at the right time, at least once each and in order of time for those that are overdue
 * on start. It is only an alarm clock: losing all it knows loses nothing, because `rearm` sets it from the log's
 * view again (architecture: “Redis only wakes us”).
 */
export abstract class Scheduler {
  /** Begins to wake; arms everything pending. Resolves once it runs or, with Redis down, keeps trying. */
  abstract start(pending: PendingTimers, wake: Wake): Promise<void>;

  /** Arms timers that were just set; the same timer again changes nothing. Never rejects for want of Redis: `rearm` heals. */
  abstract arm(timers: readonly Timer[]): Promise<void>;

  /**
   * Arms all that is pending and not armed, dead ones included; answers how many that were. Rejects while it
   * cannot, as without Redis.
   */
  abstract rearm(): Promise<number>;

  abstract status(): Promise<SchedulerStatus>;

  /** Lets running wake-ups end, for a bounded time, and wakes no more. */
  abstract close(): Promise<void>;
}
