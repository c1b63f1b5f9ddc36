import type { SchedulerTime } from './machine-time.js';

/** A time that passes when a test says so, and a clock that can be set apart from it. */
export class TestTime implements SchedulerTime {
  #elapsed = 0;
  #calls: { readonly at: number; readonly call: () => void }[] = [];

  constructor(private clock: number) {}

  now(): number {
    return this.clock;
  }

  elapsed(): number {
    return this.#elapsed;
  }

  after(ms: number, call: () => void): () => void {
    const planned = { at: this.#elapsed + ms, call };
    this.#calls.push(planned);
    return () => {
      this.#calls = this.#calls.filter((one) => one !== planned);
    };
  }

  /** Sets the clock without time passing. */
  jump(ms: number): void {
    this.clock += ms;
  }

  /** Lets time pass, calling back on the way; `atLeast` merges callbacks that are closer together. */
  async pass(ms: number, atLeast = 0): Promise<void> {
    const end = this.#elapsed + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#calls.toSorted((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.#calls = this.#calls.filter((one) => one !== next);
      this.#move(Math.min(end, Math.max(next.at, this.#elapsed + atLeast)));
      next.call();
    }
    this.#move(end);
    await new Promise((resolve) => setImmediate(resolve));
  }

  #move(elapsed: number): void {
    this.clock += elapsed - this.#elapsed;
    this.#elapsed = elapsed;
  }
}
