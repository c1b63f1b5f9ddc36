import {
  MemoryEventStore,
  noProtection,
  type EventStore,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import type { CaseLog } from '../case-log.js';
import { Clock } from '../clock.js';
import type { CommandOutcome, RequestFacts } from '../command-outcome.js';
import { commandIdOf, interventionIdOf } from '../ids.js';
import { InterventionCommand, recordInIntervention } from '../intervention.command.js';

/** A clock that stands still in the afternoon of 1 July 2026. */
export class StillClock extends Clock {
  override now(): string {
    return '2026-07-01T13:00:00.000Z';
  }
}

/** A log in memory, or over a given store. */
export function newLog(
  store: EventStore = new MemoryEventStore({ now: () => '2026-07-01T13:00:00.000Z' }),
): CaseLog {
  return { store, protector: noProtection };
}

/** A request of a case officer under a key. */
export function requestOf(key: string, over: Partial<RequestFacts> = {}): RequestFacts {
  const commandId = commandIdOf(over.actor ?? 'Priya Nair', key);
  return {
    actor: 'Priya Nair',
    role: 'case-officer',
    commandId,
    requestHash: 'a1',
    correlationId: 'c1',
    causationId: commandId,
    ...over,
  };
}

export const opening = {
  effectiveOn: '2014-02-11',
  details: { laCode: '871', trigger: 'inadequate-judgement' },
};
export const direction = {
  effectiveOn: '2014-10-07',
  details: { kind: 'social-care' },
};

/** Opens a case under a key; answers with its id. */
export async function openCase(log: CaseLog, key = 'open'): Promise<string> {
  const request = requestOf(key);
  const id = interventionIdOf(request.commandId);
  const command = new InterventionCommand(id, 'InterventionOpened', opening, request);
  const outcome = await recordInIntervention(log, new StillClock(), command);
  if (outcome.kind !== 'recorded') throw new Error(JSON.stringify(outcome));
  return id;
}

export const hold = { effectiveOn: '2015-01', details: { because: 'A court case is pending' } };

const clock = new StillClock();

/** Records an act of a case. */
export function record(
  log: CaseLog,
  ...args: ConstructorParameters<typeof InterventionCommand>
): Promise<CommandOutcome> {
  return recordInIntervention(log, clock, new InterventionCommand(...args));
}

/** Issues a direction. */
export function issue(
  log: CaseLog,
  id: string,
  request: RequestFacts,
  expected?: bigint,
): Promise<CommandOutcome> {
  return record(log, id, 'DirectionIssued', direction, request, expected);
}

/** The whole log. */
export async function everything(log: CaseLog): Promise<readonly RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const event of log.store.readAll()) events.push(event);
  return events;
}
