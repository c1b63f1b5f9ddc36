import type { Position } from '@interventions/eventsourcing';
import type { Entry } from '../case/entry.js';
import type { Day } from '../dates/index.js';
import type { PolicyVersion } from '../policy/index.js';
import { CaseContext } from './case-context.js';
import { expectedNext, type ExpectedStep } from './expected-next.js';
import { explain, type Explanation } from './explanations.js';
import { findDepartures, type FoundDeparture } from './find-departures.js';
import type { ObligationAt } from './obligation.js';
import { obligationsIn } from './obligations-of.js';
import { phaseOf, type PhaseOfCase } from './phase.js';
import { obligationOn } from './state-on.js';

/** The day that a case is looked at, and the log position of what may be known of it; all of it when left out. */
export type EvaluationTime = { readonly asOf: Day; readonly knownAt?: Position | undefined };

export type { ExpectedStep } from './expected-next.js';
export type { Explanation } from './explanations.js';
export type { FoundDeparture } from './find-departures.js';

/** What a policy says of a case on a day. */
export type Evaluation = {
  /** The imposed version; null where each event is judged by the version of its own date. */
  readonly policyId: string | null;
  readonly asOf: Day;
  readonly knownAt: Position | null;
  readonly phase: PhaseOfCase;
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
    phase: phaseOf(context, state),
    obligations,
    expectedNext: expectedNext(context, state, obligations),
    departures: findDepartures(context, obligations),
    explanations: explain(context),
  };
}
