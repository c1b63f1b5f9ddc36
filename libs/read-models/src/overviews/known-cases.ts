import type { OverviewCase } from './overview-case.js';

/** As many cases on as many days as are asked for again and again. */
const kept = 1_000;

type Known = { readonly last: string; readonly one: OverviewCase | undefined };

/**
 * Cases as overviews look at them, kept until something is recorded of them: the one used last stays longest. Whoever
 * makes the views anew forgets all, since a text may have been erased.
 */
export class KnownCases {
  readonly #known = new Map<string, Known>();

  /** A case on a day up to its last entry, made where that one is not known. */
  of(
    id: string,
    asOf: string,
    last: string,
    make: () => OverviewCase | undefined,
  ): OverviewCase | undefined {
    const key = `${id} ${asOf}`;
    const found = this.#known.get(key);
    const one = found?.last === last ? found.one : make();
    this.#known.delete(key);
    this.#known.set(key, { last, one });
    for (const oldest of this.#known.keys())
      if (this.#known.size > kept) this.#known.delete(oldest);
      else break;
    return one;
  }

  /** Forgets every case. */
  forget(): void {
    this.#known.clear();
  }
}
