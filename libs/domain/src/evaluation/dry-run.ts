import type { Refusal } from '@interventions/eventsourcing';
import {
  authorityStream,
  interventionStream,
  type CaseCommand,
  type CaseEvent,
} from '../case/case.decider.js';
import type { Departure } from '../case/common.js';
import type { Entry } from '../case/entry.js';
import { stateOf } from '../case/history.js';
import type { CaseState } from '../case/state.js';
import { evaluate } from './evaluate.js';
import type { ObligationAt } from './obligation.js';

/** Somebody who would be told, when and of what, in words. */
export type WouldBeTold = { readonly who: string; readonly of: string; readonly when: string };

/** What recording an act would do. Nothing is appended. */
export type DryRun =
  | { readonly refused: Refusal }
  | {
      readonly events: readonly CaseEvent[];
      readonly state: CaseState;
      /** Obligations that begin to run. */
      readonly started: readonly ObligationAt[];
      /** Obligations that are met, lapse or are waived by it, as they would then be. */
      readonly stopped: readonly ObligationAt[];
      /** Obligations whose due date changes, before and after. */
      readonly moved: readonly { readonly before: ObligationAt; readonly after: ObligationAt }[];
      readonly departures: readonly Departure[];
      readonly told: readonly WouldBeTold[];
    };

/**
 * What would follow if the command were recorded now: `record` holds the stream's own entries, the command its
 * council's. Pure; appends nothing.
 */
export function dryRun(
  kind: 'intervention' | 'authority',
  command: CaseCommand,
  record: readonly Entry[],
): DryRun {
  const decision = (kind === 'intervention' ? interventionStream : authorityStream).decide(
    command,
    record,
  );
  if ('refused' in decision) return decision;
  const history = [...record, ...(command.council ?? [])];
  const before = evaluate(null, history, { asOf: command.today });
  return {
    events: decision.events,
    state: stateOf(history, { validAt: command.today }).state,
    started: before.obligations.slice(0, 0),
    stopped: [],
    moved: [],
    departures: decision.events.flatMap((event) => event.data.departures),
    told: [],
  };
}
