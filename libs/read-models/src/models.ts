import { auditTrailModel } from './audit-trail.read-model.js';
import { authoritiesModel } from './authorities.read-model.js';
import { calendarFeedsModel } from './calendar-feeds.read-model.js';
import { claimsModel } from './claims.read-model.js';
import { deadlineSnapshotsModel } from './deadline-snapshots.read-model.js';
import { deadlinesModel } from './deadlines.read-model.js';
import { entriesModel } from './entries.read-model.js';
import { interventionsModel } from './interventions.read-model.js';
import { noticesModel } from './notices.read-model.js';
import type { ReadModel } from './read-model.js';
import { searchModel } from './search.read-model.js';
import { timelineModel } from './timeline.read-model.js';
import { timersModel } from './timers.read-model.js';
import { vehiclesModel } from './vehicles.read-model.js';

/** Every read model. The entries come first: the others compute from them. */
export const readModels: readonly ReadModel[] = [
  entriesModel,
  interventionsModel,
  timelineModel,
  auditTrailModel,
  authoritiesModel,
  vehiclesModel,
  deadlinesModel,
  deadlineSnapshotsModel,
  calendarFeedsModel,
  timersModel,
  noticesModel,
  searchModel,
  claimsModel,
];
