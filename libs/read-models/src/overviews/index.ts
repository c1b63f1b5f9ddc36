export * from './known-cases.js';
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
export { overviewCouncil, type OverviewCouncil } from './overview-council.js';
export { overviewOf, type OverviewDrawn } from './overviews.js';
export type { Beyond } from './partners.overview.js';
export { phaseGroupings, type PhaseGrouping } from './phases.overview.js';
