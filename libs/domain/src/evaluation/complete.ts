import { actNamed, type ActName } from '../case/acts/index.js';
import type { CorrectedEntry } from '../case/entry.js';
import { dayRange } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { withDueChanges } from './due-changes.js';
import { firstDayOf, keyOf, settledBy, type ObligationDraft } from './draft.js';
import { obligationKinds } from './obligation-kinds.js';
import type { Obligation, Settlement } from './obligation.js';
import { withOvertaken } from './series.js';

/** Adds to the drafts of the rules what all obligations have in common, and sorts them by due date, then key. */
export function complete(
  context: CaseContext,
  drafts: readonly ObligationDraft[],
): readonly Obligation[] {
  const ends = { always: endOf(context, false), whenClosed: endOf(context, true) };
  const stated = new Map(drafts.map((draft) => [keyOf(draft), draft]));
  return withOvertaken(
    withDueChanges(
      context,
      drafts.map((draft) => obligation(context, draft, ends)),
    )
      .map((one) => ({ ...one, covered: isCovered(context, one, stated.get(one.key)) }))
      .toSorted((a, b) => (sortText(a) < sortText(b) ? -1 : sortText(a) > sortText(b) ? 1 : 0)),
  );
}

function obligation(
  context: CaseContext,
  draft: ObligationDraft,
  ends: { readonly always: Settlement | undefined; readonly whenClosed: Settlement | undefined },
): Obligation {
  const { kind, from, rule, policyId, what, because } = draft;
  const key = keyOf(draft);
  const { who } = obligationKinds[kind];
  const anchor = draft.anchor ?? from;
  const anchorOn = draft.anchorOn ?? anchor.data.effectiveOn;
  const arisesOn = draft.arisesOn ?? firstDayOf(anchorOn);
  const due = draft.due ?? null;
  const end = draft.endsWithCase === false ? ends.always : ends.whenClosed;
  return {
    key,
    kind,
    rule,
    policyId,
    what,
    who,
    anchor: { entryId: anchor.id, on: anchorOn },
    arisesOn,
    due,
    dueHistory: draft.dueHistory ?? [],
    met: draft.met ?? statedAs(context, 'DeadlineMet', key) ?? null,
    waived: draft.waived ?? statedAs(context, 'DeadlineWaived', key) ?? null,
    lapsed: firstOf(context, draft.lapsed, end) ?? null,
    overtaken: null,
    pausedSince: draft.pausedSince ?? null,
    covered: false,
    undecided: draft.undecided ?? null,
    because,
  };
}

/** Whether silence means that it was not done: by the record's coverage up to its due date, or because somebody said so. */
function isCovered(
  context: CaseContext,
  { key, kind, arisesOn, due }: Obligation,
  draft: ObligationDraft | undefined,
): boolean {
  return (
    draft?.statedMissed === true ||
    (draft?.ongoing === true && due === null) ||
    statedAs(context, 'DeadlineMissed', key) !== undefined ||
    context.covers(
      draft?.coverage ?? obligationKinds[kind].coverage,
      arisesOn,
      due?.latest ?? arisesOn,
    )
  );
}

/** What somebody recorded of this very obligation. */
function statedAs(
  context: CaseContext,
  act: 'DeadlineMet' | 'DeadlineWaived' | 'DeadlineMissed',
  key: string,
): Settlement | undefined {
  const entry = context.entries(act).find(({ data }) => data.details['deadline'] === key);
  return entry && settledBy(entry, sentenceOf(entry));
}

const endings: Partial<Record<ActName, string>> = {
  InterventionClosed: 'The case was closed',
  InterventionVoided: 'The case was voided',
  CouncilReorganised: 'The council was reorganised and the case passed to its successors',
};

/** What ends a case. A contract goes on when the case is closed (domain §2); nothing outlives a voided or transferred one. */
function endOf(context: CaseContext, whenClosed: boolean): Settlement | undefined {
  const entry = context.order.find(
    ({ act }) => endings[act] !== undefined && (whenClosed || act !== 'InterventionClosed'),
  );
  return entry && settledBy(entry, endings[entry.act] ?? '');
}

/** The one of two settlements that happened first. */
function firstOf(
  context: CaseContext,
  one: Settlement | undefined,
  other: Settlement | undefined,
): Settlement | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return context.placeOf(one.by) <= context.placeOf(other.by) ? one : other;
}

/** The act in words, about the obligation that it names. */
function sentenceOf({ act, data }: CorrectedEntry): string {
  return actNamed(act).sentence({ ...data, details: { ...data.details, what: 'It' } });
}

function sortText({ due, anchor, key }: Obligation): string {
  return `${due?.latest ?? `~${dayRange(anchor.on).earliest ?? ''}`}/${key}`;
}
