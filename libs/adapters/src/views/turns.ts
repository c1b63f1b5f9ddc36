/** A gate that can be held shut. */
export class Gate {
  #held: Promise<void> | undefined;

  /** Shuts the gate until the answer is called. */
  hold(): () => void {
    let open = (): void => undefined;
    const held = new Promise<void>((resolve) => (open = resolve));
    this.#held = held;
    return () => {
      if (this.#held === held) this.#held = undefined;
      open();
    };
  }

  /** Waits until the gate is open. */
  async passed(): Promise<void> {
    while (this.#held !== undefined) await this.#held;
  }
}

/** Lets one piece of work run at a time, in the order of asking. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(work: () => Promise<T>): Promise<T> {
    const next = this.idle().then(work);
    this.#last = next;
    return next;
  }

  /** Resolves when what was asked for so far has ended, well or not. */
  async idle(): Promise<void> {
    await Promise.allSettled([this.#last]);
  }
}
