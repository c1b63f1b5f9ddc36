import type { EntryChange } from '@interventions/contracts';

/** Takes changes in the order of the log. */
export type ChangeListener = (changes: readonly EntryChange[]) => void;

/** As many past changes as are kept for pages that connect a moment after they were made. */
const defaultMost = 2_000;

/**
 * The changes of this process, whoever told them: several processes of the api tell the same, each in the order of
 * the log, so what stands before the latest is a repeat. Keeps the last ones for those who come a moment later.
 */
export class ChangeHub {
  #recent: EntryChange[] = [];
  /** Every change after this position is among the recent ones. */
  #from: string | undefined;
  #latest = '';
  readonly #listeners = new Set<ChangeListener>();

  constructor(private readonly most = defaultMost) {}

  /** Up to where changes are known; empty where none are. */
  get upTo(): string {
    const from = this.#from ?? '';
    return from > this.#latest ? from : this.#latest;
  }

  take(changes: readonly EntryChange[]): void {
    const [first] = changes;
    if (first === undefined) return;
    if (this.upTo !== '' && epochOf(first.position) !== epochOf(this.upTo)) this.reset();
    const fresh = changes.filter(({ position }) => this.#advance(position));
    if (fresh.length === 0) return;
    this.#recent.push(...fresh);
    const surplus = this.#recent.splice(0, Math.max(0, this.#recent.length - this.most));
    const dropped = surplus.at(-1)?.position;
    if (dropped !== undefined && this.#from !== undefined && this.#from < dropped)
      this.#from = dropped;
    for (const listener of this.#listeners) listener(fresh);
  }

  /** From a position on nothing is missing, since somebody tells it all. No effect where that is known already. */
  vouchFrom(position: string): void {
    this.#from ??= position;
  }

  /** What came after a position; undefined where something may be missing. */
  since(position: string): readonly EntryChange[] | undefined {
    if (this.#from === undefined || position < this.#from) return undefined;
    if (epochOf(position) !== epochOf(this.#from)) return undefined;
    return this.#recent.filter((change) => change.position > position);
  }

  /** Forgets everything: something may have been missed. */
  reset(): void {
    this.#recent = [];
    this.#from = undefined;
    this.#latest = '';
  }

  /** Answers with how to stop listening. */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #advance(position: string): boolean {
    if (position <= this.#latest) return false;
    this.#latest = position;
    return true;
  }
}

/** Which log a position belongs to. */
function epochOf(position: string): string {
  return position.slice(0, 8);
}
