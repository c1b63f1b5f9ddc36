import type { ActName, ObligationKind } from '@interventions/domain';

/** A phase of a case: what can be due in it, and the steps that stand for it where nothing is due. */
export type TaskPlan = {
  readonly phase: string;
  readonly title: string;
  readonly kinds: readonly ObligationKind[];
  readonly milestones: readonly { readonly act: ActName; readonly title: string }[];
  /** Further acts that belong here when they are expected. */
  readonly acts: readonly ActName[];
};

/** The phases of a case in the order in which most cases go through them (domain §2). */
export const phases: readonly TaskPlan[] = [
  {
    phase: 'diagnosis',
    title: 'Find out why the service fails',
    kinds: ['diagnostic', 'diagnostic-report', 'adviser', 'action-plan'],
    milestones: [
      { act: 'DiagnosticCommissioned', title: 'Commission an expert diagnostic' },
      { act: 'DiagnosticReported', title: 'Receive the diagnostic report' },
    ],
    acts: ['FailureReasonStated', 'ImprovementPartnerAssigned'],
  },
  {
    phase: 'improvement',
    title: 'Improve and review',
    kinds: [
      'review',
      'options-assessment',
      'monitoring-visit',
      'notice',
      'improvement-plan',
      'notice-review',
      'notice-expiry',
      'duty',
      'condition',
      'hold-end',
    ],
    milestones: [{ act: 'ReviewHeld', title: 'Hold a six-month review' }],
    acts: ['DirectionIssued', 'DirectionRevoked', 'ImprovementNoticeLifted', 'HoldReleased'],
  },
  {
    phase: 'commissioner',
    title: 'Commissioner and decision',
    kinds: [
      'commissioner',
      'commissioner-report',
      'representations',
      'decision',
      'compelling-reasons',
      're-review',
    ],
    milestones: [
      { act: 'CommissionerAppointed', title: 'Appoint a commissioner' },
      { act: 'CommissionerReported', title: 'Receive the commissioner’s report' },
      { act: 'MinisterialDecisionMade', title: 'Decide who runs the services' },
    ],
    acts: ['ReportPublished', 'CommissionerWithdrawn', 'MindedToNotified'],
  },
  {
    phase: 'set-up',
    title: 'Set up a new delivery model',
    kinds: ['take-over', 'imposed-trust', 'go-live'],
    milestones: [
      { act: 'DeliveryModelAnnounced', title: 'Announce the delivery model' },
      { act: 'ContractSigned', title: 'Sign the contract' },
      { act: 'ServiceTransferred', title: 'Go live' },
    ],
    acts: ['VehicleIncorporated', 'BoardAppointed', 'ShadowStarted', 'SetUpResumed'],
  },
  {
    phase: 'outside-the-council',
    title: 'Run outside the council',
    kinds: ['target', 'contract-review', 'contract-break', 'contract-notice', 'contract-expiry'],
    milestones: [{ act: 'ContractReviewed', title: 'Review the contract' }],
    acts: ['ContractExtended', 'ContractExpired', 'ContractTerminated'],
  },
  {
    phase: 'returning',
    title: 'Return to the council',
    kinds: ['return'],
    milestones: [
      { act: 'ReturnDecided', title: 'Decide to return the services' },
      { act: 'ReturnedToCouncil', title: 'Return the services to the council' },
    ],
    acts: ['PowersReturned'],
  },
  {
    phase: 'ended',
    title: 'Close the case',
    kinds: [],
    milestones: [{ act: 'InterventionClosed', title: 'Close the intervention' }],
    acts: [],
  },
];
