import { actNamed } from '../case/acts/index.js';
import type { CorrectedEntry } from '../case/entry.js';
import { dayRange } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { firstDayOf, keyOf, settledBy, type ObligationDraft } from './draft.js';
import { withMoves } from './moves.js';
import { obligationKinds } from './obligation-kinds.js';
import type { Obligation, Settlement } from './obligation.js';

/** Adds to the drafts of the rules what all obligations have in common, and sorts them by due date, then key. */
export function complete(
  context: CaseContext,
  drafts: readonly ObligationDraft[],
): readonly Obligation[] {
  const end = endOfCase(context);
  const obligations = drafts.map((draft) => obligation(context, draft, end));
  return withMoves(context, obligations).toSorted((a, b) =>
    sortText(a) < sortText(b) ? -1 : sortText(a) > sortText(b) ? 1 : 0,
  );
}

function obligation(
  context: CaseContext,
  draft: ObligationDraft,
  end: Settlement | undefined,
): Obligation {
  const { kind, from, rule, policyId, what, because } = draft;
  const key = keyOf(draft);
  const { who, coverage } = obligationKinds[kind];
  const anchorOn = draft.anchorOn ?? from.data.effectiveOn;
  const arisesOn = draft.arisesOn ?? firstDayOf(anchorOn);
  const due = draft.due ?? null;
  const lapses = draft.lapsed ?? (draft.endsWithCase === false ? undefined : end);
  return {
    key,
    kind,
    rule,
    policyId,
    what,
    who,
    anchor: { entryId: from.id, on: anchorOn },
    arisesOn,
    due,
    dueHistory: draft.dueHistory ?? [],
    met: draft.met ?? statedAs(context, 'DeadlineMet', key) ?? null,
    waived: statedAs(context, 'DeadlineWaived', key) ?? null,
    lapsed: lapses ?? null,
    pausedSince: null,
    covered: context.covers(coverage, arisesOn, due?.latest ?? arisesOn),
    undecided: draft.undecided ?? null,
    because,
  };
}

/** What somebody recorded of this very obligation. */
function statedAs(
  context: CaseContext,
  act: 'DeadlineMet' | 'DeadlineWaived',
  key: string,
): Settlement | undefined {
  const entry = context.entries(act).find(({ data }) => data.details['deadline'] === key);
  return entry && settledBy(entry, sentenceOf(entry));
}

function endOfCase(context: CaseContext): Settlement | undefined {
  const entry = context.order.find(
    (one) => one.act === 'InterventionClosed' || one.act === 'InterventionVoided',
  );
  return entry && settledBy(entry, actNamed(entry.act).title);
}

function sentenceOf(entry: CorrectedEntry): string {
  return actNamed(entry.act).sentence(entry.data);
}

function sortText({ due, anchor, key }: Obligation): string {
  return `${due?.latest ?? `~${dayRange(anchor.on).earliest ?? ''}`}/${key}`;
}
