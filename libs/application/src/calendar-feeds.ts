import {
  calendarFeedOpened,
  calendarFeedRevoked,
  calendarFeedStream,
  type CalendarFeedOpened,
} from '@interventions/domain';
import { EventStoreError, type EventStore, type Position } from '@interventions/eventsourcing';
import type { RequestFacts } from './command-outcome.js';
import { calendarFeedIdOf, eventIdOf } from './ids.js';

/** A calendar that was opened, and where the log says so. */
export type OpenedFeed = { readonly id: string; readonly position: Position };

/**
 * Records that a calendar was opened; its id follows from the request. Undefined when the same request, or
 * another under its key, opened it before: its token is known to whoever was answered then.
 */
export async function openCalendarFeed(
  store: EventStore,
  request: RequestFacts,
  data: CalendarFeedOpened,
): Promise<OpenedFeed | undefined> {
  const id = calendarFeedIdOf(request.commandId);
  try {
    const { position } = await store.append(calendarFeedStream(id), 'no-stream', [
      {
        // The token’s digest makes a repeat, which has another token, another event.
        id: eventIdOf(request.commandId, 0, `${request.requestHash}/${data.tokenHash}`),
        type: calendarFeedOpened.stored,
        data: calendarFeedOpened.data.parse(data),
        metadata: request,
      },
    ]);
    return { id, position };
  } catch (error) {
    if (error instanceof EventStoreError && error.code === 'conflict') return undefined;
    throw error;
  }
}

/** Records that a calendar was revoked. Undefined when it was before: revoking twice changes nothing. */
export async function revokeCalendarFeed(
  store: EventStore,
  request: RequestFacts,
  id: string,
): Promise<Position | undefined> {
  try {
    const { position } = await store.append(calendarFeedStream(id), 0n, [
      {
        id: eventIdOf(request.commandId, 0, request.requestHash),
        type: calendarFeedRevoked.stored,
        data: calendarFeedRevoked.data.parse({ revokedBy: request.actor }),
        metadata: request,
      },
    ]);
    return position;
  } catch (error) {
    if (error instanceof EventStoreError && error.code === 'conflict') return undefined;
    throw error;
  }
}
