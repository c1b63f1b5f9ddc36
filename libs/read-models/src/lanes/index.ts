export type { LanesTime } from './case-lanes.js';
export {
  laneNames,
  measureNames,
  type CaseLanes,
  type Lane,
  type LaneBar,
  type LaneMark,
  type Measure,
  type MeasuredEnd,
} from './lane.js';
export { lanesOfCase } from './lane-queries.js';
