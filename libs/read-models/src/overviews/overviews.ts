import { completenessOverview } from './completeness.overview.js';
import { contractDatesOverview } from './contract-dates.overview.js';
import { goLiveOverview } from './go-live.overview.js';
import { nextJudgementOverview } from './next-judgement.overview.js';
import type { OverviewCase, OverviewTime } from './overview-case.js';
import type { Overview, OverviewName } from './overview.js';
import { phasesOverview, type PhaseGrouping } from './phases.overview.js';
import { presumptionOverview } from './presumption.overview.js';
import { returnsOverview } from './returns.overview.js';

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
    default:
      return name satisfies never;
  }
}
