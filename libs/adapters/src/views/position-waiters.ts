import type { Position } from '@interventions/eventsourcing';

/** `reached`; `behind` when the time was over first; `other-log` for a position of another log. */
export type WaitResult = 'reached' | 'behind' | 'other-log';

type Waiter = { readonly check: () => void; readonly giveUp: () => void };

/** Those who wait for models to reach a position of the log. */
export class PositionWaiters {
  readonly #waiting = new Set<Waiter>();

  constructor(private readonly positionOf: (model: string) => Position) {}

  wait(
    position: Position,
    timeoutMs: number,
    models: readonly string[],
  ): Promise<Exclude<WaitResult, 'other-log'>> {
    const isReached = (): boolean => models.every((model) => this.positionOf(model) >= position);
    if (isReached()) return Promise.resolve('reached');
    return new Promise((resolve) => {
      const end = (result: 'reached' | 'behind'): void => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        resolve(result);
      };
      const waiter = {
        check: () => {
          if (isReached()) end('reached');
        },
        giveUp: () => end('behind'),
      };
      const timer = setTimeout(waiter.giveUp, timeoutMs);
      this.#waiting.add(waiter);
    });
  }

  /** To be called whenever a model has moved. */
  check(): void {
    for (const waiter of [...this.#waiting]) waiter.check();
  }

  /** Nobody waits any longer. */
  end(): void {
    for (const waiter of [...this.#waiting]) waiter.giveUp();
  }
}
