import {
  processStream,
  streamOfProcess,
  type ProcessCommand,
  type ProcessEvent,
  type ProcessName,
  type ProcessState,
} from '@interventions/domain';
import { handle, type Position } from '@interventions/eventsourcing';
import { v5 } from 'uuid';
import type { CaseLog } from '../case-log.js';
import type { RequestFacts } from '../command-outcome.js';
import { eventIdOf } from '../ids.js';

const root = '4f0d6b52-7c7e-5d1c-8a55-2f9b6a0c9e17';

/** Who the log remembers for what the service does by itself. */
export const serviceActor = 'The service';

/** UUID of a timer, a message or a command of a process: the same in every process and for ever. */
export function processIdOf(name: string): string {
  return v5(name, root);
}

/** A request of the service itself; `cause` names what it follows from, and is an event’s id where there is one. */
export function serviceRequest(commandId: string, cause: string = commandId): RequestFacts {
  return {
    actor: serviceActor,
    role: 'system',
    commandId,
    requestHash: commandId,
    correlationId: cause,
    causationId: cause,
  };
}

/** What came of asking a process. */
export type ProcessAnswer =
  | {
      readonly kind: 'done';
      /** The events that this very call recorded: whoever has them does what they intend. */
      readonly events: readonly ProcessEvent[];
      /** The state that they follow from. */
      readonly state: ProcessState;
      readonly position: Position;
    }
  | { readonly kind: 'too-early' };

/**
 * Asks a process through the kernel's loop. `name` tells this request from others: the same one is recorded once,
 * and only the call that recorded it has its events.
 */
export async function askProcess(
  log: CaseLog,
  of: ProcessName,
  command: ProcessCommand,
  name: string,
  cause?: string,
): Promise<ProcessAnswer> {
  const stream = processStream(of, processIdOf);
  let decided: readonly ProcessEvent[] = [];
  let from: ProcessState = stream.initialState;
  const outcome = await handle(
    { store: log.store, protector: log.protector, eventId: eventIdOf },
    {
      ...stream,
      decide: (asked, state) => {
        const decision = stream.decide(asked, state);
        decided = 'events' in decision ? decision.events : [];
        from = state;
        return decision;
      },
    },
    {
      id: of.interventionId,
      command,
      metadata: serviceRequest(processIdOf(`${streamOfProcess(of)}/${name}`), cause),
    },
  );
  switch (outcome.kind) {
    case 'accepted':
      return {
        kind: 'done',
        events: outcome.repeated ? [] : decided,
        state: from,
        position: outcome.position,
      };
    case 'refused':
      return { kind: 'too-early' };
    case 'stale':
    case 'key-reused':
      throw new Error(`The process ${streamOfProcess(of)} answered ${outcome.kind}.`);
    default:
      return outcome satisfies never;
  }
}
