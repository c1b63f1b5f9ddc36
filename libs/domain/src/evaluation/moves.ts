import type { CorrectedEntry } from '../case/entry.js';
import type { CaseContext } from './case-context.js';
import { statedDue } from './due-dates.js';
import type { ObligationKind } from './obligation-kinds.js';
import type { DueChange, DueChangeReason, Obligation } from './obligation.js';

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

/** The obligations with their moved due dates: every former date is kept (domain §4). */
export function withMoves(
  context: CaseContext,
  obligations: readonly Obligation[],
): readonly Obligation[] {
  return context.entries('DeadlineMoved').reduce((all, move) => {
    const moved = meant(all, move);
    return all.map((one) => (one === moved ? withMove(context, one, move) : one));
  }, obligations);
}

/** The obligation a move is about: by its key, otherwise the one of its kind that was waited for. */
function meant(all: readonly Obligation[], move: CorrectedEntry): Obligation | undefined {
  const { details } = move.data;
  const key = details['deadline'];
  if (key !== undefined) return all.find((one) => one.key === key);
  const kinds = kindsMoved[details['obligation'] as string] ?? [];
  const former = statedDue(details['from'] as string | undefined);
  const candidates = all.filter(
    (one) => kinds.includes(one.kind) && (one.met === null || one.met.on >= move.data.effectiveOn),
  );
  return (
    candidates.find((one) => former !== undefined && one.due?.latest === former.latest) ??
    candidates.at(-1)
  );
}

/** The move takes its place among those that the rule found, in the order in which they happened. */
function withMove(context: CaseContext, obligation: Obligation, move: CorrectedEntry): Obligation {
  const { details, effectiveOn, reason } = move.data;
  const to = statedDue(details['to'] as string);
  if (to === undefined) return obligation;
  const place = (id: string) => context.order.findIndex((entry) => entry.id === id);
  const changes: readonly Omit<DueChange, 'from'>[] = [
    ...obligation.dueHistory,
    {
      to,
      why: details['why'] as DueChangeReason,
      reason: reason ?? null,
      by: move.id,
      on: effectiveOn,
    },
  ].toSorted((a, b) => place(a.by) - place(b.by));
  const [earlier] = obligation.dueHistory;
  const first = earlier === undefined ? obligation.due : earlier.from;
  return {
    ...obligation,
    due: changes.at(-1)?.to ?? to,
    dueHistory: changes.map((change, at) => ({
      ...change,
      from: at === 0 ? first : (changes[at - 1]?.to ?? null),
    })),
  };
}
