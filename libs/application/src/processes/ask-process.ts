import {
  processStream,
  streamOfProcess,
  type ProcessCommand,
  type ProcessEvent,
  type ProcessName,
  type ProcessState,
} from '@interventions/domain';
import { handle, type Position } from '@interventions/eventsourcing';
import { v4, v5 } from 'uuid';
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
      /** The events that this call recorded: whoever has them does what they intend. */
      readonly events: readonly ProcessEvent[];
      /** The state that they follow from. */
      readonly state: ProcessState;
      readonly position: Position;
    }
  | { readonly kind: 'too-early' };

/**
 * Asks a process through the kernel's loop; `cause` is the id of the entry, the timer or the message that it follows
 * from. What a look records has an id derived from its cause. Everything else has one of this very call: the store
 * answers two equal appends alike, and exactly one caller must know that the intents are its own.
 */
export async function askProcess(
  log: CaseLog,
  of: ProcessName,
  command: ProcessCommand,
  cause: string,
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
      metadata: serviceRequest(commandIdFor(of, command, cause), cause),
    },
  );
  switch (outcome.kind) {
    case 'accepted':
      return {
        kind: 'done',
        events: outcome.eventIds.length > 0 ? decided : [],
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

function commandIdFor(of: ProcessName, command: ProcessCommand, cause: string): string {
  if (command.kind !== 'look') return v4();
  return processIdOf(`${streamOfProcess(of)}/look/${cause}/${command.look.today}`);
}
