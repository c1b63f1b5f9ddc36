import { departuresOf } from '../case/expectations.js';
import type { CaseContext } from './case-context.js';
import { onDate } from './date-words.js';
import type { ObligationAt } from './obligation.js';

/** Where an act, or its absence, departs from what the policy of its date expects. */
export type FoundDeparture = {
  readonly rule: string;
  readonly policyId: string;
  readonly says: string;
  /** The entry that departs; null for something expected that was not done. */
  readonly entryId: string | null;
  readonly reason: string | null;
};

/**
 * Every departure in effective order: of each act, derived again under the policy of its date or the imposed one, then
 * commissioners and notices that were expected and of whom the record holds nothing.
 */
export function findDepartures(
  context: CaseContext,
  obligations: readonly ObligationAt[],
): readonly FoundDeparture[] {
  const ofActs = context.order.flatMap((entry) => {
    const policies = context.policiesOf(entry);
    return departuresOf(entry.act, entry.data, context.stateBefore(entry), policies).map(
      ({ rule, says, reason }) => ({
        rule,
        policyId: policies.map(({ id }) => id).join(' or '),
        says,
        entryId: entry.id,
        reason: reason ?? null,
      }),
    );
  });
  return [...ofActs, ...obligations.flatMap((one) => notDone(context, one))];
}

const expectedSteps: Partial<Record<ObligationAt['kind'], string>> = {
  commissioner: 'A commissioner',
  notice: 'An improvement notice',
};

function notDone(context: CaseContext, obligation: ObligationAt): readonly FoundDeparture[] {
  const { kind, rule, policyId, met, undecided, anchor, covered } = obligation;
  const step = expectedSteps[kind];
  if (step === undefined || rule === null || met !== null || undecided !== null) return [];
  const limits = covered ? '' : ' The record does not claim to hold everything of that time.';
  return [
    {
      rule,
      policyId: policyId ?? '',
      says: `${step} was expected ${onDate(anchor.on)} and none is recorded.${limits}`,
      entryId: null,
      reason: reasonFor(context, obligation),
    },
  ];
}

/** The reason on record for leaving it out: a waiver, a review that weighed it, or a decision of the minister. */
function reasonFor(context: CaseContext, { key, kind, anchor }: ObligationAt): string | null {
  const waiver = context
    .entries('DeadlineWaived')
    .find(({ data }) => data.details['deadline'] === key);
  if (waiver !== undefined) return waiver.data.details['because'] as string;
  const from = context.placeOf(anchor.entryId ?? '');
  const later = context.order.slice(from);
  for (const { act, data } of later) {
    const { details, reason } = data;
    if (act === 'ReviewHeld') {
      const weighed = optionsOf(details['options']).find(({ option }) => option === kind);
      if (weighed !== undefined) return whyNot(weighed);
    }
    if (act === 'MinisterialDecisionMade') {
      const said = details['compellingReasons'] ?? details['reasons'] ?? reason;
      if (typeof said === 'string') return said;
    }
  }
  return null;
}

type WeighedOption = {
  readonly option: string;
  readonly because?: string;
  readonly assessment?: string;
  readonly speaksAgainst?: string;
};

function optionsOf(options: unknown) {
  return (options ?? []) as readonly WeighedOption[];
}

/** Why a review left an option out, in the most direct words that it has. */
function whyNot({ because, assessment, speaksAgainst }: WeighedOption): string | null {
  return because ?? assessment ?? speaksAgainst ?? null;
}
