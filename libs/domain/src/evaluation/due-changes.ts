import type { CorrectedEntry } from '../case/entry.js';
import { dayRange } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf } from './draft.js';
import { laterBy, statedDue } from './due-dates.js';
import { daysHeld, holdsOf, stoppedFrom, type Hold } from './holds.js';
import type { ObligationKind } from './obligation-kinds.js';
import type { Due, DueChange, DueChangeReason, Obligation } from './obligation.js';

/** Kinds of obligation that a moved date of an earlier form of the act can mean. */
const kindsMoved: Readonly<Record<string, readonly ObligationKind[]>> = {
  goLive: ['go-live'],
  return: ['return'],
  review: ['review', 'notice-review'],
  report: ['commissioner-report'],
  contractEnd: ['contract-expiry'],
  diagnostic: ['diagnostic-report'],
  plan: ['improvement-plan', 'action-plan'],
  reReview: ['re-review'],
};

/** A change on its way into the history of a due date: to a stated date, or later by the days of a hold. */
type Change =
  | { readonly by: string; readonly stated: Omit<DueChange, 'from'> }
  | { readonly by: string; readonly hold: Hold };

/**
 * The obligations with what changed their due dates, in the order in which it happened: what the rules found, dates
 * moved by people and holds that stopped the clock. Every former date is kept (domain §4).
 */
export function withDueChanges(
  context: CaseContext,
  obligations: readonly Obligation[],
): readonly Obligation[] {
  const moves = movesByKey(context, obligations);
  const holds = holdsOf(context);
  return obligations.map((one) => {
    const stopping = holds.filter(({ pauses }) => pauses.includes(one.kind));
    const found = moves.get(one.key) ?? [];
    if (found.length === 0 && stopping.length === 0) return one;
    const known = new Set(one.dueHistory.map(({ by }) => by));
    const changes: readonly Change[] = [
      ...one.dueHistory.map((stated) => ({ by: stated.by, stated })),
      ...found.flatMap((move) => statedBy(move) ?? []),
      ...stopping.flatMap((hold) =>
        hold.released === undefined || known.has(hold.released.id)
          ? []
          : [{ by: hold.released.id, hold }],
      ),
    ].toSorted((a, b) => context.placeOf(a.by) - context.placeOf(b.by));
    return paused(changed(one, changes), stopping);
  });
}

function changed(obligation: Obligation, changes: readonly Change[]): Obligation {
  let due = obligation.dueHistory[0] === undefined ? obligation.due : obligation.dueHistory[0].from;
  const history: DueChange[] = [];
  for (const change of changes) {
    const next = 'stated' in change ? change.stated : heldUp(obligation, due, change.hold);
    if (next === undefined) continue;
    history.push({ ...next, from: due });
    due = next.to;
  }
  return { ...obligation, due, dueHistory: history };
}

/** The date put off by the days of a hold; undefined where the hold did not stop this clock. */
function heldUp(
  obligation: Obligation,
  due: Due | null,
  hold: Hold,
): Omit<DueChange, 'from'> | undefined {
  if (due === null || hold.released === undefined) return undefined;
  const days = daysHeld(hold, clockOf(obligation, due));
  if (days === 0) return undefined;
  return {
    to: { earliest: laterBy(due.earliest, days), latest: laterBy(due.latest, days) },
    why: 'hold',
    reason: null,
    by: hold.released.id,
    on: hold.released.data.effectiveOn,
  };
}

/** An obligation whose clock a hold that goes on keeps still. */
function paused(obligation: Obligation, holds: readonly Hold[]): Obligation {
  const { due } = obligation;
  const hold = holds.find(({ released }) => released === undefined);
  if (due === null || hold === undefined) return obligation;
  const since = stoppedFrom(hold, clockOf(obligation, due));
  return since === undefined ? obligation : { ...obligation, pausedSince: since };
}

function clockOf({ arisesOn, met, waived, lapsed }: Obligation, due: Due) {
  const settled = [met, waived, lapsed].flatMap((one) =>
    one === null ? [] : [firstDayOf(one.on)],
  );
  return { arisesOn, dueBy: due.latest, settledOn: settled.sort()[0] };
}

function statedBy(move: CorrectedEntry): Change | undefined {
  const { details, effectiveOn, reason } = move.data;
  const to = statedDue(details['to'] as string);
  const why = details['why'] as DueChangeReason;
  return (
    to && { by: move.id, stated: { to, why, reason: reason ?? null, by: move.id, on: effectiveOn } }
  );
}

/** The moved dates by the key of the obligation that each is about; those that a rule has taken up already are left out. */
function movesByKey(
  context: CaseContext,
  obligations: readonly Obligation[],
): ReadonlyMap<string, readonly CorrectedEntry[]> {
  const taken = new Set(obligations.flatMap(({ dueHistory }) => dueHistory.map(({ by }) => by)));
  const dates = new Map(obligations.map(({ key, due }) => [key, due?.latest]));
  const moves = new Map<string, readonly CorrectedEntry[]>();
  for (const move of context.entries('DeadlineMoved').filter(({ id }) => !taken.has(id))) {
    const key = meant(obligations, dates, move);
    if (key === undefined) continue;
    moves.set(key, [...(moves.get(key) ?? []), move]);
    dates.set(key, dayRange(move.data.details['to'] as string).latest);
  }
  return moves;
}

/** The obligation a move is about: by its key, otherwise the one of its kind that was waited for. */
function meant(
  obligations: readonly Obligation[],
  dates: ReadonlyMap<string, string | undefined>,
  move: CorrectedEntry,
): string | undefined {
  const { details } = move.data;
  const key = details['deadline'];
  if (typeof key === 'string') return obligations.find((one) => one.key === key)?.key;
  const kinds = kindsMoved[details['obligation'] as string] ?? [];
  const former = statedDue(details['from'] as string | undefined);
  const candidates = obligations.filter(
    (one) => kinds.includes(one.kind) && (one.met === null || one.met.on >= move.data.effectiveOn),
  );
  const found =
    candidates.find((one) => former !== undefined && dates.get(one.key) === former.latest) ??
    candidates.at(-1);
  return found?.key;
}
