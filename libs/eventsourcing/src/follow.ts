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
  const control = new Control();
  let attempt = 0;
  const handler = {
    events: async (batch: readonly RecordedEvent[], upTo: Position) => {
      await follower.apply(batch, upTo);
      attempt = 0;
    },
    ...(follower.caughtUp && { caughtUp: follower.caughtUp.bind(follower) }),
  };
  const once = async (): Promise<void> => {
    const after = await follower.load();
    if (control.stopped) return;
    control.current = reader.subscribe(
      {
        from: after === undefined ? 'start' : { after },
        ...(options.prefixes && { prefixes: options.prefixes }),
        ...(options.maxBatch && { maxBatch: options.maxBatch }),
      },
      handler,
    );
    await control.current.done;
  };
  const loop = async (): Promise<void> => {
    while (!control.stopped) {
      try {
        await once();
      } catch (error) {
        if (control.stopped) return;
        if (isFinal(error)) throw error;
        options.onFault?.(error, attempt + 1);
      }
      const pause = Math.min(10_000, 100 * 2 ** Math.min(attempt, 10));
      attempt += 1;
      if (!control.stopped) await Promise.race([options.wait(pause), control.stopping]);
    }
  };
  const done = loop();
  // A final fault is read from `done` whenever its owner looks; until then it is not an unhandled rejection.
  const ended = done.then(
    () => undefined,
    () => undefined,
  );
  return {
    done,
    stop: async () => {
      control.stop();
      await control.current?.stop();
      await ended;
    },
  };
}

class Control {
  stopped = false;
  current: Subscription | undefined;
  readonly stopping: Promise<void>;
  #stop: () => void = () => undefined;

  constructor() {
    this.stopping = new Promise((resolve) => (this.#stop = resolve));
  }

  stop(): void {
    this.stopped = true;
    this.#stop();
  }
}

function isFinal(error: unknown): boolean {
  return (
    error instanceof EventStoreError &&
    (error.code === 'closed' || error.code === 'invalid-argument')
  );
}
