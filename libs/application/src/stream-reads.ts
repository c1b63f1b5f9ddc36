import {
  EventStoreError,
  fromPages,
  type EventStore,
  type HandleStore,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { CaseLog } from './case-log.js';

/** The events of a stream from a revision on; none when it does not exist. */
export async function eventsOf(
  { store }: CaseLog,
  stream: string,
  from: bigint,
  maxCount?: number,
): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  try {
    const options = { from, ...(maxCount !== undefined && { maxCount }) };
    for await (const event of store.readStream(stream, options)) events.push(event);
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
  }
  return events;
}

/** A store that answers the first read with what was read already. */
export function startingWith(store: EventStore, events: readonly RecordedEvent[]): HandleStore {
  let known: readonly RecordedEvent[] | undefined = events;
  return {
    append: (stream, expected, drafts) => store.append(stream, expected, drafts),
    head: () => store.head(),
    readStream: (stream, options) => {
      if (known === undefined) return store.readStream(stream, options);
      const pages = [known, []];
      known = undefined;
      return fromPages(() => () => pages.shift() ?? []);
    },
  };
}
