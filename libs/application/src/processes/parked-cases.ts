/** A case that could not be looked at: why, since when, and when it is tried again. Instants in UTC. */
export type ParkedCase = {
  readonly interventionId: string;
  readonly because: string;
  readonly since: string;
  readonly attempts: number;
  readonly again: string;
};

const longestMs = 10 * 60_000;

/** Cases whose processes failed. They wait, longer each time, and never hold up the others. */
export class ParkedCases {
  readonly #cases = new Map<string, ParkedCase>();

  /** All of them, by their ids. */
  get all(): readonly ParkedCase[] {
    return [...this.#cases.values()].sort((a, b) => (a.interventionId < b.interventionId ? -1 : 1));
  }

  /** Parks a case, or keeps it parked for longer. */
  park(interventionId: string, error: unknown, now: string): void {
    const before = this.#cases.get(interventionId);
    const attempts = (before?.attempts ?? 0) + 1;
    const pause = Math.min(longestMs, 5_000 * 2 ** (attempts - 1));
    this.#cases.set(interventionId, {
      interventionId,
      because: error instanceof Error ? error.message : String(error),
      since: before?.since ?? now,
      attempts,
      again: new Date(Date.parse(now) + pause).toISOString(),
    });
  }

  release(interventionId: string): void {
    this.#cases.delete(interventionId);
  }

  /** Those whose pause is over. */
  due(now: string): readonly string[] {
    return this.all.filter(({ again }) => again <= now).map((one) => one.interventionId);
  }
}
