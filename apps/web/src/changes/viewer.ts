import type { EntryChange } from '@interventions/contracts';

/** What a page shows: one case, with the entries of its council; or a list, which any entry may change. */
export type Topic = { readonly interventionId: string; readonly laCode: string } | null;

/** What is sent to a page: how many entries are new, where that can be said, and up to where. */
export type NewEntries = { readonly entries: number | null; readonly position: string };

/** A page that is open in a browser: told once of every entry that is newer than what it shows. */
export class Viewer {
  #held: EntryChange[] | undefined = [];

  constructor(
    readonly token: string,
    readonly topic: Topic,
    /** What the page shows, and later what it was told of. */
    private position: string,
    private readonly send: (told: NewEntries) => void,
    readonly end: () => void,
  ) {}

  /** To be called with what comes; it is held until what came before was told. */
  take(changes: readonly EntryChange[]): void {
    if (this.#held === undefined) this.#give(changes);
    else this.#held.push(...changes);
  }

  /** Tells what came before, and lets go what was held. */
  begin(earlier: readonly EntryChange[]): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#give([...earlier, ...held]);
  }

  /** Tells that there are entries up to a position, too many to count. */
  tellSome(position: string): void {
    if (position <= this.position) return;
    this.position = position;
    this.send({ entries: null, position });
  }

  #give(changes: readonly EntryChange[]): void {
    let entries = 0;
    for (const change of changes) {
      if (change.position <= this.position) continue;
      this.position = change.position;
      if (this.#isShown(change)) entries += 1;
    }
    if (entries > 0) this.send({ entries, position: this.position });
  }

  #isShown({ interventionId, laCode }: EntryChange): boolean {
    const { topic } = this;
    if (topic === null) return true;
    return interventionId === null
      ? laCode === topic.laCode
      : interventionId === topic.interventionId;
  }
}
