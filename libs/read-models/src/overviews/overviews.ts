import { completenessOverview } from './completeness.overview.js';
import { commissionersOverview } from './commissioners.overview.js';
import { committeeOverview } from './committee.overview.js';
import { contractDatesOverview } from './contract-dates.overview.js';
import { datasetOverview } from './dataset.overview.js';
import { directionsOverview } from './directions.overview.js';
import { failureTestsOverview } from './failure-tests.overview.js';
import { goLiveOverview } from './go-live.overview.js';
import { improvedInCouncilOverview } from './improved-in-council.overview.js';
import { moneyOverview } from './money.overview.js';
import { nextJudgementOverview } from './next-judgement.overview.js';
import type { OverviewCase, OverviewTime } from './overview-case.js';
import type { Overview, OverviewName } from './overview.js';
import { phasesOverview, type PhaseGrouping } from './phases.overview.js';
import { presumptionOverview } from './presumption.overview.js';
import { reorganisationOverview } from './reorganisation.overview.js';
import { returnsOverview } from './returns.overview.js';
import { reviewsOverview } from './reviews.overview.js';
import { spellsOverview } from './spells.overview.js';
import { trustJudgementsOverview } from './trust-judgements.overview.js';

/** What an overview is drawn of: `by` groups the phases. */
export type OverviewDrawn = OverviewTime & { readonly by?: PhaseGrouping | undefined };

/** An overview of cases. Pure: the same cases and day give the same answer. */
export function overviewOf(
  name: OverviewName,
  cases: readonly OverviewCase[],
  drawn: OverviewDrawn,
): Overview {
  switch (name) {
    case 'phases':
      return phasesOverview(cases, drawn, drawn.by);
    case 'go-live':
      return goLiveOverview(cases, drawn);
    case 'next-judgement':
      return nextJudgementOverview(cases, drawn);
    case 'contract-dates':
      return contractDatesOverview(cases, drawn);
    case 'presumption':
      return presumptionOverview(cases, drawn);
    case 'returns':
      return returnsOverview(cases, drawn);
    case 'completeness':
      return completenessOverview(cases, drawn);
    case 'reviews':
      return reviewsOverview(cases, drawn);
    case 'commissioners':
      return commissionersOverview(cases, drawn);
    case 'directions':
      return directionsOverview(cases, drawn);
    case 'spells':
      return spellsOverview(cases, drawn);
    case 'reorganisation':
      return reorganisationOverview(cases, drawn);
    case 'money':
      return moneyOverview(cases);
    case 'trust-judgements':
      return trustJudgementsOverview(cases, drawn);
    case 'improved-in-council':
      return improvedInCouncilOverview(cases, drawn);
    case 'failure-tests':
      return failureTestsOverview(cases, drawn);
    case 'committee':
      return committeeOverview(cases);
    case 'dataset':
      return datasetOverview(cases);
    default:
      return name satisfies never;
  }
}
