import { importCompleted, importStream, type ImportCompleted } from '@interventions/domain';
import { EventStoreError, type EventReader, type EventStore } from '@interventions/eventsourcing';
import type { RequestFacts } from './command-outcome.js';
import { eventIdOf } from './ids.js';

/** The import that was completed for files of this digest; undefined when none was. */
export async function findImport(
  store: EventReader,
  digest: string,
): Promise<ImportCompleted | undefined> {
  try {
    for await (const event of store.readStream(importStream)) {
      if (event.type !== importCompleted.stored) continue;
      const found = importCompleted.data.parse(event.data);
      if (found.digest === digest) return found;
    }
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
  }
  return undefined;
}

/**
 * Records that an import reached its end; a digest is recorded once. The request's `commandId` is derived
 * from the digest, so that two imports ending together make one event.
 */
export async function recordImport(
  store: EventStore,
  request: RequestFacts,
  data: ImportCompleted,
): Promise<void> {
  if ((await findImport(store, data.digest)) !== undefined) return;
  await store.append(importStream, 'any', [
    {
      id: eventIdOf(request.commandId, 0, data.digest),
      type: importCompleted.stored,
      data: importCompleted.data.parse(data),
      metadata: request,
    },
  ]);
}
