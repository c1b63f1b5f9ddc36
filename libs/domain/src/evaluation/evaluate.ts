import type { Position } from '@interventions/eventsourcing';
import type { ActName } from '../case/acts/index.js';
import type { Entry } from '../case/entry.js';
import type { Day } from '../dates/index.js';
import type { PolicyVersion } from '../policy/index.js';
import { CaseContext } from './case-context.js';
import { obligationKinds, type Responsible } from './obligation-kinds.js';
import type { ObligationAt } from './obligation.js';
import { obligationsIn } from './obligations-of.js';
import { obligationOn } from './state-on.js';

/** The day that a case is looked at, and the log position of what may be known of it; all of it when left out. */
export type EvaluationTime = { readonly asOf: Day; readonly knownAt?: Position | undefined };

/** Where a case stands on its way. */
export type Phase =
  | 'not-opened'
  | 'diagnosis'
  | 'improvement'
  | 'commissioner'
  | 'set-up'
  | 'outside-the-council'
  | 'returning'
  | 'ended';

/** A step that is expected next, whose it is, the act that records it and why it is expected. */
export type ExpectedStep = {
  readonly act: ActName;
  readonly who: Responsible;
  readonly what: string;
  readonly because: string;
  readonly rule: string | null;
  /** The obligation that it settles; null for a step that follows from the state alone. */
  readonly obligation: string | null;
  readonly by: Day | null;
};

/** Where an act, or its absence, departs from what the policy of its date expects. */
export type FoundDeparture = {
  readonly rule: string;
  readonly policyId: string;
  readonly says: string;
  /** The entry that departs; null for something expected that was not done. */
  readonly entryId: string | null;
  readonly reason: string | null;
};

/** A sentence about how the evaluation came about, and what it is about. */
export type Explanation = { readonly about: string; readonly says: string };

/** What a policy says of a case on a day. */
export type Evaluation = {
  /** The imposed version; null where each event is judged by the version of its own date. */
  readonly policyId: string | null;
  readonly asOf: Day;
  readonly knownAt: Position | null;
  readonly phase: { readonly id: Phase; readonly title: string; readonly because: string };
  /** By due date, those without one last. */
  readonly obligations: readonly ObligationAt[];
  readonly expectedNext: readonly ExpectedStep[];
  readonly departures: readonly FoundDeparture[];
  readonly explanations: readonly Explanation[];
};

/**
 * What is due in a case, what was met or missed, what comes next and where it departs from policy, on a day and
 * from what was known then. `policy` imposes one version on every event; null judges each by the version in
 * force on its date (domain §6). Pure: the same history gives the same bytes.
 */
export function evaluate(
  policy: PolicyVersion | null,
  history: readonly Entry[],
  { asOf, knownAt }: EvaluationTime,
): Evaluation {
  const context = new CaseContext(history, {
    policy: policy ?? undefined,
    validAt: asOf,
    knownAt,
    until: asOf,
  });
  const obligations = obligationsIn(context)
    .filter((one) => one.arisesOn <= asOf)
    .map((one) => obligationOn(one, asOf));
  const state = context.stateOn(asOf);
  return {
    policyId: policy?.id ?? null,
    asOf,
    knownAt: knownAt ?? null,
    phase: {
      id: state.status === 'not-opened' ? 'not-opened' : 'improvement',
      title: 'Improvement',
      because: '',
    },
    obligations,
    expectedNext: obligations
      .filter((one) => one.state === 'open' || one.state === 'missed')
      .map((one) => ({
        act: obligationKinds[one.kind].act,
        who: one.who,
        what: one.what,
        because: one.explanation,
        rule: one.rule,
        obligation: one.key,
        by: one.due?.latest ?? null,
      })),
    departures: [],
    explanations: [],
  };
}
