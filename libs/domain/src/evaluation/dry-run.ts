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
import { toldOf, type WouldBeTold } from './would-be-told.js';

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
 * council's. For an act at a council, `intervention` holds the entries of the case that it is looked at for. Pure;
 * appends nothing.
 */
export function dryRun(
  kind: 'intervention' | 'authority',
  command: CaseCommand,
  record: readonly Entry[],
  intervention: readonly Entry[] = [],
): DryRun {
  const decision = (kind === 'intervention' ? interventionStream : authorityStream).decide(
    command,
    record,
  );
  if ('refused' in decision) return decision;
  const history = [...record, ...(command.council ?? []), ...intervention];
  const drafts = decision.events.map((event, index) => draftEntry(kind, command, event, index));
  const then = [...history, ...drafts];
  const { today } = command;
  const before = new Map(
    evaluate(null, history, { asOf: today }).obligations.map((one) => [one.key, one]),
  );
  const after = evaluate(null, then, { asOf: today }).obligations;
  return {
    events: decision.events,
    state: stateOf(then, { validAt: today }).state,
    started: after.filter((one) => {
      const former = before.get(one.key);
      return isRunning(one) && (former === undefined || !isOwed(former));
    }),
    stopped: [...before.values()].filter(isOwed).flatMap((former) => {
      const one = after.find(({ key }) => key === former.key) ?? owedNoMore(former, drafts[0]);
      return isOwed(one) ? [] : [one];
    }),
    moved: after.flatMap((one) => {
      const former = before.get(one.key);
      const moved = former !== undefined && isOwed(one) && dueOf(former) !== dueOf(one);
      return moved ? [{ before: former, after: one }] : [];
    }),
    departures: decision.events.flatMap((event) => event.data.departures),
    told: toldOf(history, then, today),
  };
}

/** The event as an entry recorded today, after everything else. */
function draftEntry(
  kind: string,
  { today, role }: CaseCommand,
  { act, data }: CaseEvent,
  index: number,
): Entry {
  return {
    id: `00000000-0000-0000-0000-${index.toString().padStart(12, '0')}`,
    stream: `${kind}-draft`,
    revision: -1n,
    position: `~${index}`,
    recordedAt: `${today}T12:00:00.000Z`,
    actor: '',
    role,
    commandId: '',
    act,
    data,
  };
}

/** Nothing settles it yet, whether or not the record would tell. */
function isOwed({ state, met, lapsed }: ObligationAt): boolean {
  return (
    state === 'open' ||
    state === 'missed' ||
    state === 'not-recorded' ||
    (state === 'cannot-tell' && met === null && lapsed === null)
  );
}

/** Its clock runs; what is so old that the record does not tell is not waited for. */
function isRunning(one: ObligationAt): boolean {
  return isOwed(one) && one.state !== 'not-recorded';
}

/** An obligation that would not exist any more, as after a retraction. */
function owedNoMore(former: ObligationAt, draft: Entry | undefined): ObligationAt {
  const because = 'What gave rise to it would no longer stand in the record.';
  return {
    ...former,
    state: 'lapsed',
    lapsed: { by: draft?.id ?? '', on: draft?.data.effectiveOn ?? former.arisesOn, because },
    explanation: `${former.because} ${because}`,
  };
}

function dueOf({ due }: ObligationAt): string {
  return JSON.stringify(due);
}
