import { EventStoreError } from './errors.js';
import type { Position, RecordedEvent } from './event.js';
import type { EventReader, Subscription } from './event-store.js';

/** A view that follows the log: where it stands, and how it takes a batch together with its new checkpoint. */
export type Follower = {
  /** The stored checkpoint, or undefined to begin at the start. */
  load(): Position | undefined | Promise<Position | undefined>;
  /** Commits the batch's effect and the checkpoint `upTo` in one transaction. */
  apply(batch: readonly RecordedEvent[], upTo: Position): void | Promise<void>;
  caughtUp?(position: Position): void | Promise<void>;
};

export type FollowOptions = {
  readonly prefixes?: readonly string[];
  readonly maxBatch?: number;
  /** Waits the given milliseconds; the clock is the caller's. */
  readonly wait: (ms: number) => Promise<void>;
  /** Told of each fault before the next try. */
  readonly onFault?: (error: unknown, attempt: number) => void;
};

/**
 * A checkpointed subscription that begins again at the stored checkpoint after any fault, with back-off
 * from 100 ms to 10 s, until stopped. `done` rejects only when a fault cannot be retried: an unknown
 * checkpoint, or a closed store that nobody stopped.
 */
export function follow(
  reader: EventReader,
  follower: Follower,
  options: FollowOptions,
): Subscription {
  const control: { stopped: boolean; current?: Subscription } = { stopped: false };
  const done = (async () => {
    for (let attempt = 1; !control.stopped; attempt += 1) {
      try {
        const after = await follower.load();
        if (control.stopped) return;
        control.current = reader.subscribe(
          {
            from: after === undefined ? 'start' : { after },
            ...(options.prefixes && { prefixes: options.prefixes }),
            ...(options.maxBatch && { maxBatch: options.maxBatch }),
          },
          {
            events: async (batch, upTo) => {
              await follower.apply(batch, upTo);
              attempt = 1;
            },
            ...(follower.caughtUp && { caughtUp: follower.caughtUp.bind(follower) }),
          },
        );
        await control.current.done;
      } catch (error) {
        if (isStopped(control)) return;
        if (
          error instanceof EventStoreError &&
          (error.code === 'closed' || error.code === 'invalid-argument')
        )
          throw error;
        options.onFault?.(error, attempt);
      }
      if (!isStopped(control))
        await options.wait(Math.min(10_000, 100 * 2 ** Math.min(attempt, 10)));
    }
  })();
  return {
    done,
    stop: async () => {
      control.stopped = true;
      await control.current?.stop();
      await done.catch(() => undefined);
    },
  };
}

function isStopped(control: { readonly stopped: boolean }): boolean {
  return control.stopped;
}
