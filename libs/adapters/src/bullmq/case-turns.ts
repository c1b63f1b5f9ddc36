/** Lets the wake-ups of one case run one after the other, in the order of asking; cases side by side. */
export class CaseTurns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work when what was asked for before in this case has ended, well or not. */
  async take<T>(interventionId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(interventionId);
    const mine = Promise.allSettled([before]).then(work);
    this.#last.set(interventionId, mine);
    try {
      return await mine;
    } finally {
      if (this.#last.get(interventionId) === mine) this.#last.delete(interventionId);
    }
  }

  /** Resolves when all that was asked for so far has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
