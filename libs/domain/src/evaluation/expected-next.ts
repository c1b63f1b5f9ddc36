import type { ActName } from '../case/acts/index.js';
import { requirement } from '../case/requirements.js';
import type { CaseState } from '../case/state.js';
import { formatDate, type Day } from '../dates/index.js';
import type { CaseContext } from './case-context.js';
import { onDate } from './date-words.js';
import { judgementsSinceOpening, latestJudged } from './judgements-of-case.js';
import { obligationKinds, type Responsible } from './obligation-kinds.js';
import type { ObligationAt } from './obligation.js';
import { seriesOf } from './series.js';
import { notBefore } from './rules/since.js';

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

/** What comes next: what is open or was missed, by date, then the steps that follow from where the case stands. */
export function expectedNext(
  context: CaseContext,
  state: CaseState,
  obligations: readonly ObligationAt[],
): readonly ExpectedStep[] {
  const owed = areOwed(obligations).map((one) => ({
    act: obligationKinds[one.kind].act,
    who: one.who,
    what: one.what,
    because: one.explanation,
    rule: one.rule,
    obligation: one.key,
    by: one.due?.latest ?? null,
  }));
  const acts = new Set(owed.map(({ act }) => act));
  return [...owed, ...stepsOf(context, state).filter(({ act }) => !acts.has(act))];
}

/**
 * What is open, and what was missed until it lapses or a later one of its series is done. Of several of a series that were
 * missed in a row only the last can still be held, late; the others come no more.
 */
function areOwed(obligations: readonly ObligationAt[]): readonly ObligationAt[] {
  const later = new Set<string>();
  return obligations
    .toReversed()
    .filter((one) => {
      if (one.state === 'open') return true;
      if (one.state !== 'missed' || one.lapsed !== null || one.overtaken !== null) return false;
      const series = seriesOf(one);
      if (series === undefined) return true;
      const isLast = !later.has(series);
      later.add(series);
      return isLast;
    })
    .toReversed();
}

function stepsOf(context: CaseContext, state: CaseState): readonly ExpectedStep[] {
  if (state.status !== 'open') return [];
  return [
    ...unpublishedReports(context, state),
    ...decision(state),
    ...delivery(context, state),
    ...endings(context, state),
  ];
}

function step(act: ActName, who: Responsible, what: string, because: string): ExpectedStep {
  return { act, who, what, because, rule: null, obligation: null, by: null };
}

function unpublishedReports(
  context: CaseContext,
  { reportsDelivered }: CaseState,
): readonly ExpectedStep[] {
  return reportsDelivered
    .filter(({ published }) => !published)
    .slice(-1)
    .map(({ id }) => {
      const on = context.order.find((entry) => entry.id === id)?.data.effectiveOn ?? 'unknown';
      return step(
        'ReportPublished',
        'dfe',
        'Publish the commissioner’s report',
        `The report was delivered ${onDate(on)} and its publication is not recorded.`,
      );
    });
}

function decision({ decision: status }: CaseState): readonly ExpectedStep[] {
  switch (status) {
    case 'none':
      return [];
    case 'review-pending':
      return [
        step(
          'CommissionerReported',
          'commissioner',
          'Report whether control should leave the council',
          'A commissioner was appointed and no report is recorded.',
        ),
      ];
    case 'decision-pending':
      return [
        step(
          'MinisterialDecisionMade',
          'minister',
          'Decide who is to run the services',
          'The minister has a report or a letter of intent and no decision is recorded.',
        ),
      ];
    case 'more-time':
      return [
        step(
          'ReviewHeld',
          'dfe',
          'Review whether the time given was used',
          'The minister gave the council more time to show progress.',
        ),
      ];
    default:
      return status satisfies never;
  }
}

const removals = ['remove-to-trust', 'partnership'];

/** What shows that a decision to remove was acted on, or dropped. */
const beginnings = [
  'DeliveryModelAnnounced',
  'ServiceTransferred',
  'PartnershipStarted',
  'CouncilJoinedVehicle',
  'SetUpCancelled',
] as const;

function delivery(context: CaseContext, state: CaseState): readonly ExpectedStep[] {
  const { setUp, powersHeld } = state;
  const decided = context.entries('MinisterialDecisionMade').at(-1);
  const option = decided?.data.details['option'];
  const begun = decided !== undefined && notBefore(context, decided, ...beginnings).length > 0;
  return [
    ...(decided !== undefined &&
    removals.some((one) => one === option) &&
    !begun &&
    setUp === null &&
    state.delivery.phase === 'council'
      ? [
          step(
            'DeliveryModelAnnounced',
            'dfe',
            'Announce the delivery model',
            `The minister decided ${onDate(decided.data.effectiveOn)} that services leave the council.`,
          ),
        ]
      : []),
    ...(setUp?.paused === true
      ? [step('SetUpResumed', 'dfe', 'Resume or cancel the set-up', 'The set-up is paused.')]
      : []),
    ...(setUp?.paused === false
      ? [
          step(
            'ServiceTransferred',
            'council-and-vehicle',
            'Move the services',
            setUp.plannedGoLive === null
              ? 'A delivery model is being set up.'
              : `A delivery model is being set up, to go live ${formatDate(setUp.plannedGoLive)}.`,
          ),
        ]
      : []),
    ...(powersHeld.length > 0 || state.delivery.phase === 'commissioner-run'
      ? [
          step(
            'PowersReturned',
            'minister',
            'Return the powers to the council',
            'A commissioner holds powers of the council.',
          ),
        ]
      : []),
  ];
}

/**
 * Steps down and out: what may be revoked or lifted once an inspection was better, and closing when nothing is left. A
 * case that only holds a voluntary model goes on while the model does.
 */
function endings(context: CaseContext, state: CaseState): readonly ExpectedStep[] {
  const judged = latestJudged(state, judgementsSinceOpening(context));
  if (judged?.answer !== 'no') return [];
  const because = `The inspection published ${onDate(judged.on)} judged the services better than inadequate`;
  const inForce = (kind: string) => state.instruments.some((one) => one.kind === kind);
  const settled = requirement('delivery-settled').holds(state);
  const kept = 'trigger' in state && state.trigger === 'voluntary-model' && 'by' in state.delivery;
  const closed = settled && !kept && requirement('nothing-in-force').holds(state);
  return [
    ...(inForce('direction')
      ? [
          step(
            'DirectionRevoked',
            'minister',
            'Consider whether the direction can be revoked',
            `${because}, and a direction is in force.`,
          ),
        ]
      : []),
    ...(inForce('improvement-notice')
      ? [
          step(
            'ImprovementNoticeLifted',
            'dfe',
            'Consider whether the notice can be lifted',
            `${because}, and an improvement notice is in force.`,
          ),
        ]
      : []),
    ...(inForce('commissioner')
      ? [
          step(
            'CommissionerWithdrawn',
            'minister',
            'Consider whether the commissioner can be withdrawn',
            `${because}, and a commissioner is in post.`,
          ),
        ]
      : []),
    ...(closed
      ? [
          step(
            'InterventionClosed',
            'dfe',
            'Consider closing the case',
            `${because}. No direction, notice or commissioner is in force and it is settled who runs the services.`,
          ),
        ]
      : []),
  ];
}
