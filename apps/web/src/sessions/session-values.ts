/** Where sessions lie: texts by key that end by themselves. A shared place may reject every call. */
export interface SessionValues {
  get(key: string): Promise<string | undefined>;
  set(key: string, text: string, forMs: number): Promise<void>;
  delete(key: string): Promise<void>;
}

/** As many as one process keeps; beyond that the oldest goes. */
const defaultMost = 10_000;

/** Texts by key in this process alone. They end with it. */
export class MemoryValues implements SessionValues {
  readonly #kept = new Map<string, { readonly text: string; readonly until: number }>();

  constructor(
    private readonly now: () => number = Date.now,
    private readonly most = defaultMost,
  ) {}

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.peek(key));
  }

  set(key: string, text: string, forMs: number): Promise<void> {
    this.keep(key, text, forMs);
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#kept.delete(key);
    return Promise.resolve();
  }

  /** As `get`, at once. */
  peek(key: string): string | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.until > this.now()) return kept?.text;
    this.#kept.delete(key);
    return undefined;
  }

  /** As `set`, at once. */
  keep(key: string, text: string, forMs: number): void {
    this.#kept.delete(key);
    this.#kept.set(key, { text, until: this.now() + forMs });
    if (this.#kept.size > this.most) this.#makeRoom();
  }

  drop(key: string): void {
    this.#kept.delete(key);
  }

  #makeRoom(): void {
    for (const [key, { until }] of this.#kept) if (until <= this.now()) this.#kept.delete(key);
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= this.most) return;
      this.#kept.delete(key);
    }
  }
}
