import type { ActDescription } from '@interventions/contracts';
import type { ActLayout } from './act-layout.js';
import { commissionerReportLayout, decisionLayout } from './decision-layout.js';
import { contractLayout } from './contract-layout.js';
import { contractReviewLayout } from './contract-review-layout.js';
import { directionLayout, revisionLayout } from './direction-layout.js';
import { reviewLayout } from './review-layout.js';
import { maturityLayout, stageLayout } from './assessment-layouts.js';
import { batchLayout } from './batch-layout.js';

/** The acts whose pages are made by hand. Every other act, and every new one, has the generated form alone. */
const layouts: Readonly<Partial<Record<string, ActLayout>>> = {
  ReviewHeld: reviewLayout,
  CommissionerReported: commissionerReportLayout,
  MinisterialDecisionMade: decisionLayout,
  DirectionIssued: directionLayout,
  DirectionRevised: revisionLayout,
  DirectionRevoked: directionLayout,
  ContractSigned: contractLayout,
  ContractReviewed: contractReviewLayout,
  ReturnDecided: batchLayout,
  ReturnedToCouncil: batchLayout,
  PowersTransferred: batchLayout,
  PowersReturned: batchLayout,
  MaturityAssessed: maturityLayout,
  ImprovementStageAssessed: stageLayout,
};

/** What a page made for an act adds to its generated form; undefined where the form stands alone. */
export function layoutOf({ name, stream }: ActDescription): ActLayout | undefined {
  return stream === 'authority' ? undefined : layouts[name];
}
