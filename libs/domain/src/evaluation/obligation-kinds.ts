import type { ActName } from '../case/index.js';

/** Who has to act. */
export type Responsible =
  'dfe' | 'minister' | 'commissioner' | 'expert' | 'council' | 'council-and-vehicle' | 'ofsted';

/** Who has to act, in words. */
export const responsibleWords: Readonly<Record<Responsible, string>> = {
  dfe: 'DfE',
  minister: 'The minister',
  commissioner: 'The commissioner',
  expert: 'The expert',
  council: 'The council',
  'council-and-vehicle': 'The council and those who run the services',
  ofsted: 'Ofsted',
};

/** The concern that watches a kind of obligation: one process manager each. */
export const concerns = [
  'review-cycle',
  'commissioner-report',
  'direction-duties',
  'contract-points',
] as const;
export type Concern = (typeof concerns)[number];

/** The kind of record that must be complete before silence means that nothing was done (domain §3). */
export type Coverage =
  'judgements' | 'instruments' | 'decisions' | 'delivery' | 'contracts' | 'improvement';

export type KindSpec = {
  readonly title: string;
  readonly who: Responsible;
  readonly concern: Concern;
  readonly coverage: Coverage;
  /** The act that people record when it is done; `DeadlineMet` where it has none of its own. */
  readonly act: ActName;
  /** A point of a contract rather than a duty: once it has passed, nothing is owed any more. */
  readonly passes?: true;
  /** It comes again and again: once a later one was done, an earlier one that was missed is owed no more. */
  readonly recurs?: true;
};

function kind(
  title: string,
  who: Responsible,
  concern: Concern,
  coverage: Coverage,
  act: ActName,
): KindSpec {
  return { title, who, concern, coverage, act };
}

/** Everything that can be due in a case. */
export const obligationKinds = {
  diagnostic: kind(
    'Expert diagnostic',
    'dfe',
    'review-cycle',
    'improvement',
    'DiagnosticCommissioned',
  ),
  'diagnostic-report': kind(
    'Diagnostic report',
    'expert',
    'review-cycle',
    'improvement',
    'DiagnosticReported',
  ),
  adviser: kind('Adviser', 'dfe', 'review-cycle', 'instruments', 'AdviserAppointed'),
  review: {
    ...kind('Six-month review', 'dfe', 'review-cycle', 'improvement', 'ReviewHeld'),
    recurs: true,
  },
  'options-assessment': kind(
    'Assessment of options',
    'dfe',
    'review-cycle',
    'improvement',
    'ReviewHeld',
  ),
  'action-plan': kind(
    'Action plan for Ofsted',
    'council',
    'review-cycle',
    'improvement',
    'ImprovementPlanReceived',
  ),
  'monitoring-visit': {
    ...kind('Monitoring visit', 'ofsted', 'review-cycle', 'improvement', 'MonitoringVisitRecorded'),
    recurs: true,
  },
  notice: kind(
    'Improvement notice',
    'dfe',
    'direction-duties',
    'instruments',
    'ImprovementNoticeIssued',
  ),
  'improvement-plan': kind(
    'Improvement plan',
    'council',
    'direction-duties',
    'improvement',
    'ImprovementPlanReceived',
  ),
  'notice-review': {
    ...kind(
      'Review under the improvement notice',
      'dfe',
      'direction-duties',
      'improvement',
      'ReviewHeld',
    ),
    recurs: true,
  },
  'notice-expiry': kind(
    'Improvement notice expires',
    'dfe',
    'direction-duties',
    'instruments',
    'ImprovementNoticeLifted',
  ),
  duty: kind('Duty of the direction', 'council', 'direction-duties', 'instruments', 'DeadlineMet'),
  condition: kind('Condition', 'council', 'direction-duties', 'improvement', 'ConditionMet'),
  'hold-end': kind('End of the hold', 'dfe', 'direction-duties', 'improvement', 'HoldReleased'),
  commissioner: kind(
    'Commissioner',
    'minister',
    'commissioner-report',
    'instruments',
    'CommissionerAppointed',
  ),
  'commissioner-report': kind(
    'Commissioner’s report',
    'commissioner',
    'commissioner-report',
    'decisions',
    'CommissionerReported',
  ),
  representations: kind(
    'Representations',
    'council',
    'commissioner-report',
    'decisions',
    'RepresentationsReceived',
  ),
  decision: kind(
    'Ministerial decision',
    'minister',
    'commissioner-report',
    'decisions',
    'MinisterialDecisionMade',
  ),
  'compelling-reasons': kind(
    'Compelling reasons',
    'minister',
    'commissioner-report',
    'decisions',
    'MinisterialDecisionMade',
  ),
  're-review': kind(
    'Re-review after a decision',
    'dfe',
    'commissioner-report',
    'decisions',
    'ReviewHeld',
  ),
  'take-over': kind(
    'Take-over of the services',
    'dfe',
    'contract-points',
    'delivery',
    'ServiceTransferred',
  ),
  'imposed-trust': kind(
    'Imposed trust',
    'dfe',
    'contract-points',
    'delivery',
    'ServiceTransferred',
  ),
  'go-live': kind(
    'Planned go-live',
    'council-and-vehicle',
    'contract-points',
    'delivery',
    'ServiceTransferred',
  ),
  return: kind(
    'Planned return to the council',
    'council-and-vehicle',
    'contract-points',
    'delivery',
    'ReturnedToCouncil',
  ),
  target: kind(
    'Performance target',
    'council-and-vehicle',
    'contract-points',
    'contracts',
    'DeadlineMet',
  ),
  'contract-review': {
    ...kind(
      'Contract review',
      'council-and-vehicle',
      'contract-points',
      'contracts',
      'ContractReviewed',
    ),
    recurs: true,
  },
  'contract-break': {
    ...kind(
      'Break point of the contract',
      'council-and-vehicle',
      'contract-points',
      'contracts',
      'ContractReviewed',
    ),
    passes: true,
  },
  'contract-notice': {
    ...kind(
      'Last day to give notice',
      'council-and-vehicle',
      'contract-points',
      'contracts',
      'ContractNoticeGiven',
    ),
    passes: true,
  },
  'contract-expiry': kind(
    'Contract expires',
    'council-and-vehicle',
    'contract-points',
    'contracts',
    'ContractExtended',
  ),
} as const satisfies Readonly<Record<string, KindSpec>>;

/** A kind of obligation. */
export type ObligationKind = keyof typeof obligationKinds;

/** The table's line of a kind. */
export function obligationKind(name: ObligationKind): KindSpec {
  return obligationKinds[name];
}
