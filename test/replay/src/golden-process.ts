import { processIdOf } from '@interventions/application';
import { processStream, type ProcessName, type ProcessState } from '@interventions/domain';
import { scenarioHeader } from '@interventions/eventsourcing/testing';
import type { JsonObject } from '@interventions/eventsourcing';
import { linesOf } from './golden-lines.js';

/** Events of a process as a released version stored them, and the state they must fold to for ever. */
export type GoldenProcess = {
  readonly about: string;
  readonly events: readonly { readonly type: string; readonly data: JsonObject }[];
  readonly state: ProcessState;
};

/** The process that golden histories tell of. */
export const goldenProcess: ProcessName = {
  concern: 'review-cycle',
  interventionId: '11111111-1111-4111-8111-111111111111',
};

/** The rules of that process. */
export const goldenProcessStream = processStream(goldenProcess, processIdOf);

/** All golden histories of processes. */
export function goldenProcesses(): readonly GoldenProcess[] {
  return linesOf('processes').map((line) => JSON.parse(line) as GoldenProcess);
}

/** The state that this version reads from the events of a golden history. */
export function replayProcess({ events }: Pick<GoldenProcess, 'events'>): ProcessState {
  const { initialState, evolve, decode } = goldenProcessStream;
  return events.reduce(
    (state, { type, data }) => evolve(state, decode(type, data), scenarioHeader),
    initialState,
  );
}
