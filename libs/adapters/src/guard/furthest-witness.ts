import type { Witness, WitnessKeeper } from './witness.js';

/**
 * Several keepers as one: what any of them saw was seen. One that fails is told of, once until it works again, and
 * left out, since the log is not to stand still for it.
 */
export class FurthestWitness implements WitnessKeeper {
  readonly #failing = new Set<WitnessKeeper>();

  constructor(
    private readonly keepers: readonly WitnessKeeper[],
    private readonly onFault: (error: unknown) => void,
  ) {}

  /** The one that saw furthest; of different epochs the one that saw last. */
  async load(): Promise<Witness | undefined> {
    const loaded = await Promise.all(
      this.keepers.map((keeper) => this.#orTold(keeper, () => keeper.load())),
    );
    const kept = loaded.filter((witness) => witness !== undefined);
    return kept.toSorted(compared).at(-1);
  }

  async save(witness: Witness): Promise<void> {
    await Promise.all(
      this.keepers.map((keeper) => this.#orTold(keeper, () => keeper.save(witness))),
    );
  }

  async #orTold<T>(keeper: WitnessKeeper, work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.#failing.delete(keeper);
      return result;
    } catch (error) {
      if (!this.#failing.has(keeper)) this.onFault(error);
      this.#failing.add(keeper);
      return undefined;
    }
  }
}

function compared(one: Witness, other: Witness): number {
  if (one.epoch !== other.epoch) return one.seenAt < other.seenAt ? -1 : 1;
  return one.ordinal < other.ordinal ? -1 : 1;
}
