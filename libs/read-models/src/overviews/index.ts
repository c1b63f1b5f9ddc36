export {
  headOf,
  overviewNames,
  type Cell,
  type Column,
  type Overview,
  type OverviewName,
  type OverviewTable,
  type Picture,
} from './overview.js';
export {
  isAsked,
  OverviewCase,
  type MayQuote,
  type OverviewFilter,
  type OverviewTime,
} from './overview-case.js';
export { overviewOf, type OverviewDrawn } from './overviews.js';
export { phaseGroupings, type PhaseGrouping } from './phases.overview.js';
