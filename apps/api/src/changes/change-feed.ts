import type { RecordedEvent } from '@interventions/eventsourcing';
import type { EntryChange } from '@interventions/contracts';
import { caseOfStream, councilOfStream } from '@interventions/read-models';

/** Takes changes as the views of this process take them in, in the order of the log. */
export type ChangeListener = (changes: readonly EntryChange[]) => void;

/** The council of a case; undefined for a case that no view knows. */
export type CouncilOf = (interventionId: string) => string | undefined;

/** Streams whose events are entries that people read. */
export const entryStreams = ['intervention-', 'authority-'] as const;

/** Tells within this process that entries can be read now. Nothing waits for its listeners. */
export class ChangeFeed {
  readonly #listeners = new Set<ChangeListener>();

  /** To be called with what the views have taken in. */
  takenIn(events: readonly RecordedEvent[], councilOf: CouncilOf): void {
    if (this.#listeners.size === 0) return;
    const changes = changesIn(events, councilOf);
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes);
  }

  /** Answers with how to stop listening. */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * The entries among events, one change each and not summed up: so several processes that take in the same log in
 * other batches tell the same changes, and who hears them twice can tell.
 */
export function changesIn(
  events: readonly RecordedEvent[],
  councilOf: CouncilOf,
): readonly EntryChange[] {
  const councils = new Map<string, string | null>();
  const known = (id: string): string | null => {
    const council = councils.get(id) ?? councilOf(id) ?? null;
    councils.set(id, council);
    return council;
  };
  return events.flatMap(({ stream, position }): EntryChange[] => {
    const interventionId = caseOfStream(stream);
    if (interventionId !== undefined)
      return [{ position, interventionId, laCode: known(interventionId) }];
    const laCode = councilOfStream(stream);
    return laCode === undefined ? [] : [{ position, interventionId: null, laCode }];
  });
}
