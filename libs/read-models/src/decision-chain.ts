import {
  actNamed,
  decides,
  decidingActs,
  formatDate,
  sortKey,
  type ActName,
  type CorrectedEntry,
} from '@interventions/domain';

/** A step on the way of which a decision is one; one that decides has a page of its own. */
export type ChainLink = {
  readonly id: string;
  readonly act: string;
  readonly title: string;
  readonly sentence: string;
  readonly on: string;
  readonly onText: string;
  readonly recommendation: string | null;
  readonly conditions: string | null;
  readonly decides: boolean;
};

/** What led to a decision and what happened next, each in the order in which it happened. */
export type DecisionChain = {
  readonly before: readonly ChainLink[];
  readonly after: readonly ChainLink[];
};

/** Steps shown on each side; the same on both, so that two steps that see each other do so both ways. */
const nearest = 8;

const links: ReadonlySet<ActName> = new Set<ActName>([
  ...decidingActs,
  'DiagnosticReported',
  'MindedToNotified',
  'RepresentationsReceived',
  'CommissionerReported',
  'ConditionAdded',
  'ConditionMet',
  'ConditionWaived',
  'ConditionMissed',
  'JudgementRecorded',
  'ImprovementNoticeIssued',
  'ImprovementNoticeLifted',
  'ServiceTransferred',
  'ReturnedToCouncil',
  'InterventionClosed',
]);

/** The steps around a decision: recommendation, decision, conditions, re-review. Every earlier recommendation is among them. */
export function chainAround(
  decision: CorrectedEntry,
  happened: readonly CorrectedEntry[],
): DecisionChain {
  const steps = happened.filter(({ act, id }) => links.has(act) || id === decision.id);
  const found = steps.findIndex(({ id }) => id === decision.id);
  const at = found >= 0 ? found : steps.findIndex((step) => isLater(step, decision));
  const split = at < 0 ? steps.length : at;
  const before = steps.slice(0, split);
  return {
    before: before
      .filter(({ act }, index) => act === 'CommissionerReported' || index >= split - nearest)
      .map(linkOf),
    after: steps
      .slice(found >= 0 ? split + 1 : split)
      .slice(0, nearest)
      .map(linkOf),
  };
}

/** Whether a step happened after a decision that is retracted, and so stands in no order. */
function isLater(step: CorrectedEntry, decision: CorrectedEntry): boolean {
  return sortKey(step.data.effectiveOn) > sortKey(decision.data.effectiveOn);
}

function linkOf({ id, act, data }: CorrectedEntry): ChainLink {
  const { recommendation, conditions } = data.details;
  return {
    id,
    act,
    title: actNamed(act).title,
    sentence: actNamed(act).sentence(data),
    on: data.effectiveOn,
    onText: formatDate(data.effectiveOn),
    recommendation: textOf(recommendation),
    conditions: textOf(conditions),
    decides: decides(act),
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
