import { SubscriptionFailedError } from './errors.js';
import type { Position, RecordedEvent } from './event.js';
import type { Subscription, SubscriptionHandler } from './event-store.js';

/** What a subscription reads: a log that gives pages, and tells when it has grown. */
export type LogSource = {
  /** At most `limit` wanted events after a position, and the position up to which the log was searched. */
  pageAfter(after: Position, limit: number): LogPage | Promise<LogPage>;
  /** Calls the listener whenever the log has grown; answers with how to stop that. */
  onGrowth(listener: () => void): () => void;
};

/** A piece of the log, searched up to a position, which is or is not where the log ended at that moment. */
export type LogPage = {
  readonly events: readonly RecordedEvent[];
  readonly upTo: Position;
  readonly atEnd: boolean;
};

/** Most events in one call of a handler, where the subscriber names no number. */
export const defaultMaxBatch = 200;

/**
 * A subscription over a log source: one handler call at a time, in order, from `after` on. It ends when
 * stopped, when the handler fails (`SubscriptionFailedError`) or when the source fails (its own error).
 */
export function runSubscription(
  source: LogSource,
  after: Position,
  handler: SubscriptionHandler,
  limit = defaultMaxBatch,
): Subscription {
  const control = { stopped: false, grown: false, wake: (): void => undefined };
  const signal = (): void => {
    control.grown = true;
    control.wake();
  };
  const unlisten = source.onGrowth(signal);
  const isStopped = (): boolean => control.stopped;

  const nextPage = async (at: Position): Promise<LogPage | undefined> => {
    try {
      const page = await source.pageAfter(at, limit);
      return isStopped() ? undefined : page;
    } catch (error) {
      if (isStopped()) return undefined;
      throw error;
    }
  };
  const follow = async (): Promise<void> => {
    let at = after;
    let told = false;
    while (!isStopped()) {
      control.grown = false;
      const page = await nextPage(at);
      if (page === undefined) return;
      if (page.upTo > at) {
        told = false;
        at = page.upTo;
        const last = page.events.at(-1)?.position ?? at;
        await guarded(last, () => handler.events(page.events, page.upTo));
      }
      if (!page.atEnd || isStopped()) continue;
      if (!told) {
        told = true;
        await guarded(at, () => handler.caughtUp?.(page.upTo));
      }
      if (!control.grown && !isStopped()) {
        await new Promise<void>((resolve) => (control.wake = resolve));
      }
    }
  };
  const done = Promise.resolve().then(follow).finally(unlisten);
  // A failure is read from `done` whenever its owner looks; until then it is not an unhandled rejection.
  const ended = done.then(
    () => undefined,
    () => undefined,
  );
  return {
    done,
    stop: () => {
      control.stopped = true;
      control.wake();
      return ended;
    },
  };
}

async function guarded(position: Position, call: () => void | Promise<void>): Promise<void> {
  try {
    await call();
  } catch (error) {
    throw new SubscriptionFailedError(position, error);
  }
}
