/** The circuit is open: the call was not made, because the last ones failed. */
export class CircuitOpenError extends Error {
  override readonly name = 'CircuitOpenError';
  readonly code = 'CIRCUIT_OPEN';

  constructor() {
    super('The last calls failed, so this one was not made.');
  }
}

/** When a circuit opens and for how long. */
export type CircuitSettings = {
  /** Failures in a row after which it opens. */
  readonly failures: number;
  /** Milliseconds until one call is let through to try. */
  readonly restMs: number;
};

/**
 * Spares callers the wait for something that fails again and again: after so many failures in a row calls
 * fail at once. After a rest a single one is let through; it closes the circuit, or begins another rest.
 */
export class Circuit {
  #failures = 0;
  #restsUntil = 0;
  #trying = false;

  constructor(
    private readonly settings: CircuitSettings,
    private readonly now: () => number = () => performance.now(),
  ) {}

  get isOpen(): boolean {
    return this.#failures >= this.settings.failures;
  }

  /** Makes a call, or throws `CircuitOpenError`. */
  async run<T>(call: () => Promise<T>): Promise<T> {
    const tries = this.isOpen;
    if (tries && (this.#trying || this.now() < this.#restsUntil)) throw new CircuitOpenError();
    if (tries) this.#trying = true;
    try {
      const result = await call();
      this.close();
      return result;
    } catch (error) {
      this.#failures += 1;
      if (this.isOpen) this.#restsUntil = this.now() + this.settings.restMs;
      throw error;
    } finally {
      if (tries) this.#trying = false;
    }
  }

  /** Lets calls through again: what failed was replaced. */
  close(): void {
    this.#failures = 0;
    this.#restsUntil = 0;
  }
}
