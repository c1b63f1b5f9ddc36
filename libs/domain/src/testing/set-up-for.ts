import type { ActName, RequirementName } from '../case/index.js';
import { exampleIds } from './example-ids.js';

const { direction, notice, commissioner, adviser, partner, condition, report } = exampleIds;

/** What must have been recorded first for a requirement to hold. */
export const setUpFor: Readonly<
  Record<
    RequirementName,
    readonly {
      readonly act: ActName;
      readonly id?: string;
      readonly details?: Readonly<Record<string, unknown>>;
    }[]
  >
> = {
  'not-opened': [],
  opened: [{ act: 'InterventionOpened' }],
  open: [{ act: 'InterventionOpened' }],
  'no-hold': [],
  'on-hold': [{ act: 'HoldPlaced' }],
  'adviser-in-post': [{ act: 'AdviserAppointed', id: adviser }],
  'partner-assigned': [{ act: 'ImprovementPartnerAssigned', id: partner }],
  'notice-in-force': [{ act: 'ImprovementNoticeIssued', id: notice }],
  'board-in-place': [{ act: 'ImprovementBoardFormed' }],
  'package-agreed': [{ act: 'SupportPackageAgreed' }],
  'direction-in-force': [
    {
      act: 'DirectionIssued',
      id: direction,
      details: {
        kind: 'social-care',
        duties: [{ text: 'Appoint a director' }, { text: 'Plan', due: '2016-12' }],
      },
    },
  ],
  'commissioner-in-post': [{ act: 'CommissionerAppointed', id: commissioner }],
  'commissioner-appointed': [{ act: 'CommissionerAppointed', id: commissioner }],
  'report-delivered': [
    { act: 'CommissionerAppointed', id: commissioner },
    { act: 'CommissionerReported', id: report },
  ],
  'powers-transferred': [
    { act: 'CommissionerAppointed', id: commissioner },
    { act: 'PowersTransferred' },
  ],
  'set-up-running': [{ act: 'DeliveryModelAnnounced' }],
  'set-up-paused': [{ act: 'DeliveryModelAnnounced' }, { act: 'SetUpPaused' }],
  'set-up-begun': [{ act: 'DeliveryModelAnnounced' }],
  'vehicle-known': [{ act: 'VehicleIncorporated' }],
  'arrangement-in-force': [{ act: 'ContractSigned' }],
  'contract-in-force': [{ act: 'ContractSigned' }],
  'partnership-in-force': [{ act: 'PartnershipStarted' }],
  'services-outside': [{ act: 'ServiceTransferred' }],
  'condition-open': [{ act: 'ConditionAdded', id: condition }],
  'nothing-in-force': [],
  'delivery-settled': [],
  'partner-in-practice': [{ act: 'PartnerInPracticeJoined' }],
};
