export { lockViews, ViewsInUseError } from './file-lock.js';
export type { WaitResult } from './position-waiters.js';
export type { OnWrite } from './projection.js';
export type { RetryReport } from './retry.js';
export type { RowDifference } from './row-differences.js';
export {
  verifyViews,
  type ModelVerification,
  type Verification,
  type VerifyOptions,
} from './verify.js';
export type { Park } from './view-file.js';
export type { ViewStatus } from './view-status.js';
export { adoptViews, snapshotViews, type AdoptedViews } from './view-snapshot.js';
export { readSnapshotManifest, type SnapshotManifest } from './snapshot-manifest.js';
export { openViews, type Views } from './views.js';
export type { OnTakenIn, ViewsOptions } from './views-options.js';
