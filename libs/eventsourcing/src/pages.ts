/** Fetches the next page of a sequence; an empty page ends it. */
export type NextPage<T> = () => readonly T[] | Promise<readonly T[]>;

/**
 * An async iterable over pages, of which one at a time is in memory. `begin` runs at the first step of each
 * iteration, so that its errors appear there; leaving early fetches nothing more and holds nothing open.
 */
export function fromPages<T>(begin: () => NextPage<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => new PageIterator(begin) };
}

class PageIterator<T> implements AsyncIterator<T, undefined> {
  #next: NextPage<T> | undefined;
  #page: readonly T[] = [];
  #index = 0;
  #ended = false;
  #loading: Promise<void> | undefined;

  constructor(private readonly begin: () => NextPage<T>) {}

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#loading !== undefined) return this.#loading.then(() => this.next());
    if (this.#index < this.#page.length) {
      const value = this.#page[this.#index++] as T;
      return Promise.resolve({ value, done: false });
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true });
    this.#loading = this.#load().finally(() => (this.#loading = undefined));
    return this.#loading.then(() => this.next());
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.#ended = true;
    this.#page = [];
    return Promise.resolve({ value: undefined, done: true });
  }

  async #load(): Promise<void> {
    try {
      this.#next ??= this.begin();
      const page = await this.#next();
      this.#page = this.#ended ? [] : page;
      this.#index = 0;
      this.#ended ||= page.length === 0;
    } catch (error) {
      this.#ended = true;
      throw error;
    }
  }
}
