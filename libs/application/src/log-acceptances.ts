import { logAccepted, logAcceptancesStream, type LogAccepted } from '@interventions/domain';
import {
  epochOf,
  EventStoreError,
  type EventReader,
  type EventWriter,
  type Position,
} from '@interventions/eventsourcing';
import type { RequestFacts } from './command-outcome.js';
import { eventIdOf } from './ids.js';

/**
 * The epochs of which an operator accepted that events seen in them are not in the log: the one of what was seen, and
 * the one that the acceptance ended, since others may have seen more of that than who accepted.
 */
export async function acceptedEpochs(store: EventReader): Promise<ReadonlySet<string>> {
  const epochs = new Set<string>();
  try {
    for await (const { type, data } of store.readStream(logAcceptancesStream)) {
      if (type !== logAccepted.stored) continue;
      const { seen, ended } = logAccepted.data.parse(data);
      epochs.add(epochOf(ended));
      if (seen !== null) epochs.add(epochOf(seen));
    }
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
  }
  return epochs;
}

/** Records that an operator accepted the log; answers with the position of that entry. */
export async function recordAcceptance(
  store: EventWriter,
  request: RequestFacts,
  data: LogAccepted,
): Promise<Position> {
  const { position } = await store.append(logAcceptancesStream, 'any', [
    {
      id: eventIdOf(request.commandId, 0, request.requestHash),
      type: logAccepted.stored,
      data: logAccepted.data.parse(data),
      metadata: request,
    },
  ]);
  return position;
}
