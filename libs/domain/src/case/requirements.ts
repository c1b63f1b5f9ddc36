import type { CaseState } from './state.js';

type Requirement = {
  readonly holds: (state: CaseState) => boolean;
  /** Why the act is not possible, in words. */
  readonly otherwise: string;
  /** What would make it possible. */
  readonly remedy: string;
  /** Names of the acts that bring it about, the usual one first. */
  readonly openedBy: readonly string[];
};

const has = (kind: CaseState['instruments'][number]['kind']) => (state: CaseState) =>
  state.instruments.some((instrument) => instrument.kind === kind);
const orEarlier = 'If it began before this record, state that first as known from before.';

/**
 * The conditions an act can have, in one table. The decider refuses by it, the pages explain by it, the
 * tests walk through it. Each is judged on the corrected history at the act's date (domain §3).
 */
export const requirements = {
  'not-opened': {
    holds: (s) => s.status === 'not-opened',
    otherwise: 'This case has been opened already',
    remedy: 'Record a later spell as a new, linked case.',
    openedBy: ['InterventionOpened'],
  },
  opened: {
    holds: (s) => s.status !== 'not-opened' && s.status !== 'voided',
    otherwise: 'The case has not been opened, or was voided',
    remedy: 'Open the intervention first, or use the right case.',
    openedBy: ['InterventionOpened'],
  },
  open: {
    holds: (s) => s.status === 'open',
    otherwise: 'The case is not open on that date',
    remedy: 'Check the date, or open a new, linked case.',
    openedBy: ['InterventionOpened'],
  },
  'no-hold': {
    holds: (s) => s.hold === null,
    otherwise: 'The case is already on hold',
    remedy: 'Release the hold first.',
    openedBy: ['HoldReleased'],
  },
  'on-hold': {
    holds: (s) => s.hold !== null,
    otherwise: 'The case is not on hold',
    remedy: 'Place a hold first.',
    openedBy: ['HoldPlaced'],
  },
  'adviser-in-post': {
    holds: has('adviser'),
    otherwise: 'No adviser is in post on that date',
    remedy: `Record the adviser’s appointment. ${orEarlier}`,
    openedBy: ['AdviserAppointed', 'AntecedentStated'],
  },
  'partner-assigned': {
    holds: has('improvement-partner'),
    otherwise: 'No improvement partner is assigned on that date',
    remedy: `Record the assignment. ${orEarlier}`,
    openedBy: ['ImprovementPartnerAssigned', 'AntecedentStated'],
  },
  'notice-in-force': {
    holds: has('improvement-notice'),
    otherwise: 'No improvement notice is in force on that date',
    remedy: `Record the notice. ${orEarlier}`,
    openedBy: ['ImprovementNoticeIssued', 'AntecedentStated'],
  },
  'board-in-place': {
    holds: has('improvement-board'),
    otherwise: 'No improvement board is in place on that date',
    remedy: `Record that the board was formed. ${orEarlier}`,
    openedBy: ['ImprovementBoardFormed', 'AntecedentStated'],
  },
  'package-agreed': {
    holds: has('support-package'),
    otherwise: 'No support package is agreed on that date',
    remedy: `Record the agreement. ${orEarlier}`,
    openedBy: ['SupportPackageAgreed', 'AntecedentStated'],
  },
  'direction-in-force': {
    holds: has('direction'),
    otherwise: 'No direction is in force on that date',
    remedy: `Record the direction. ${orEarlier}`,
    openedBy: ['DirectionIssued', 'AntecedentStated'],
  },
  'commissioner-in-post': {
    holds: has('commissioner'),
    otherwise: 'No commissioner is in post on that date',
    remedy: `Record the appointment. ${orEarlier}`,
    openedBy: ['CommissionerAppointed', 'AntecedentStated'],
  },
  'commissioner-appointed': {
    holds: (s) => s.commissionersEver.length > 0,
    otherwise: 'No commissioner had been appointed by that date',
    remedy: `Record the appointment. ${orEarlier}`,
    openedBy: ['CommissionerAppointed', 'AntecedentStated'],
  },
  'report-delivered': {
    holds: (s) => s.reportsDelivered.some((report) => !report.published),
    otherwise: 'No unpublished report of a commissioner is recorded by that date',
    remedy: 'Record the commissioner’s report first.',
    openedBy: ['CommissionerReported'],
  },
  'powers-transferred': {
    holds: (s) => s.powersHeld.length > 0 || s.delivery.phase === 'commissioner-run',
    otherwise: 'No powers are held by a commissioner on that date',
    remedy: 'Record the transfer of powers, or the appointment of an executive commissioner.',
    openedBy: ['PowersTransferred', 'CommissionerAppointed'],
  },
  'set-up-running': {
    holds: (s) => s.setUp?.paused === false,
    otherwise: 'No delivery model is being set up on that date',
    remedy: `Record its announcement. ${orEarlier}`,
    openedBy: ['DeliveryModelAnnounced', 'SetUpResumed'],
  },
  'set-up-paused': {
    holds: (s) => s.setUp?.paused === true,
    otherwise: 'No set-up is paused on that date',
    remedy: 'Record the pause first.',
    openedBy: ['SetUpPaused'],
  },
  'set-up-begun': {
    holds: (s) => s.setUp !== null,
    otherwise: 'No delivery model is being set up on that date',
    remedy: `Record its announcement. ${orEarlier}`,
    openedBy: ['DeliveryModelAnnounced'],
  },
  'vehicle-known': {
    holds: (s) => s.vehicles.some((vehicle) => !vehicle.woundUp),
    otherwise: 'No trust, company or partnership is recorded by that date',
    remedy: 'Record its announcement, incorporation or go-live first.',
    openedBy: ['DeliveryModelAnnounced', 'VehicleIncorporated', 'ServiceTransferred'],
  },
  'arrangement-in-force': {
    holds: (s) => s.arrangements.length > 0,
    otherwise: 'No contract or partnership is in force on that date',
    remedy: `Record the contract, the partnership or the go-live. ${orEarlier}`,
    openedBy: ['ContractSigned', 'PartnershipStarted', 'ServiceTransferred', 'AntecedentStated'],
  },
  'contract-in-force': {
    holds: (s) => s.arrangements.some((a) => a.kind !== 'partnership'),
    otherwise: 'No contract is in force on that date',
    remedy: `Record the contract or the go-live. ${orEarlier}`,
    openedBy: ['ContractSigned', 'ServiceTransferred', 'AntecedentStated'],
  },
  'partnership-in-force': {
    holds: (s) => s.arrangements.some((a) => a.kind === 'partnership'),
    otherwise: 'No partnership is in force on that date',
    remedy: `Record its start. ${orEarlier}`,
    openedBy: ['PartnershipStarted', 'AntecedentStated'],
  },
  'services-outside': {
    holds: (s) => !['council', 'setting-up', 'paused'].includes(s.delivery.phase),
    otherwise: 'The services are run by the council on that date',
    remedy: 'Record when services left the council first.',
    openedBy: ['ServiceTransferred', 'PartnershipStarted', 'PowersTransferred'],
  },
  'condition-open': {
    holds: (s) =>
      s.conditions.some(
        (condition) => condition.status === 'open' || condition.status === 'missed',
      ),
    otherwise: 'No condition is open on that date',
    remedy: 'Add the condition first.',
    openedBy: ['ConditionAdded'],
  },
  'nothing-in-force': {
    holds: (s) =>
      !s.instruments.some((i) =>
        ['direction', 'improvement-notice', 'commissioner'].includes(i.kind),
      ),
    otherwise: 'A direction, an improvement notice or a commissioner is still in force',
    remedy: 'Record the revocation, lifting or withdrawal first.',
    openedBy: ['DirectionRevoked', 'ImprovementNoticeLifted', 'CommissionerWithdrawn'],
  },
  'delivery-settled': {
    holds: (s) =>
      s.setUp === null && ['council', 'trust', 'partnership'].includes(s.delivery.phase),
    otherwise:
      'The delivery track is not settled: services are being set up, paused, run by a commissioner or returning',
    remedy: 'Record how the delivery track was settled first.',
    openedBy: [
      'ServiceTransferred',
      'PartnershipStarted',
      'SetUpCancelled',
      'PowersReturned',
      'ReturnedToCouncil',
    ],
  },
  'partner-in-practice': {
    holds: (s) => s.partnerInPractice,
    otherwise: 'The council is not a Partner in Practice on that date',
    remedy: 'Record when it joined first.',
    openedBy: ['PartnerInPracticeJoined'],
  },
} as const satisfies Readonly<Record<string, Requirement>>;

/** Name of a condition in the table. */
export type RequirementName = keyof typeof requirements;

/** One condition of the table. */
export function requirement(name: RequirementName): Requirement {
  return requirements[name];
}
