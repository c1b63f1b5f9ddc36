import {
  commandRefused,
  requestStream,
  type ActName,
  type CommandRefused,
} from '@interventions/domain';
import {
  EventStoreError,
  UnknownEventTypeError,
  type EventReader,
  type EventStore,
  type JsonObject,
  type Refusal,
} from '@interventions/eventsourcing';
import type { RequestFacts } from './command-outcome.js';
import { eventIdOf } from './ids.js';

/** What was asked for when a request was refused. */
export type RefusedAct = {
  readonly act: ActName;
  readonly interventionId?: string;
  readonly laCode?: string;
  /** With a stale request: the revision named, and the one found. */
  readonly expected?: string;
  readonly actual?: string;
};

/** The refusal that a request met, or undefined. */
export async function findRefusal(
  store: EventReader,
  commandId: string,
): Promise<CommandRefused | undefined> {
  try {
    for await (const event of store.readStream(requestStream(commandId), { maxCount: 1 })) {
      if (event.type !== commandRefused.stored) throw new UnknownEventTypeError(event.type);
      return commandRefused.data.parse(event.data);
    }
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'stream-not-found') throw error;
  }
  return undefined;
}

/**
 * Records a refusal as a fact and answers with the one that stands: of several at the same time the first
 * is kept. `undefined` when another request under the same key got there first.
 */
export async function recordRefusal(
  store: EventStore,
  request: RequestFacts,
  asked: RefusedAct,
  refusal: Refusal,
): Promise<CommandRefused | undefined> {
  const data = factOf(request, asked, refusal);
  try {
    await store.append(requestStream(request.commandId), 'no-stream', [
      {
        id: eventIdOf(request.commandId, 0, request.requestHash),
        type: commandRefused.stored,
        data: data as JsonObject,
        metadata: request,
      },
    ]);
  } catch (error) {
    if (!(error instanceof EventStoreError) || error.code !== 'conflict') throw error;
  }
  const standing = await findRefusal(store, request.commandId);
  return standing?.requestHash === request.requestHash ? standing : undefined;
}

/** A refusal as the log keeps it. */
export function factOf(
  request: RequestFacts,
  { act, ...about }: RefusedAct,
  refusal: Refusal,
): CommandRefused {
  return {
    ...refusal,
    ...about,
    commandType: act,
    actor: request.actor,
    requestHash: request.requestHash,
  };
}

/** The refusal as the decider gave it. */
export function refusalOf({ code, detail, field, remedy }: CommandRefused): Refusal {
  return {
    code,
    detail,
    ...(field !== undefined && { field }),
    ...(remedy !== undefined && { remedy }),
  };
}
