export * from './kurrent-event-store.js';
export type { KurrentTimes } from './kurrent-times.js';
export * from './open-kurrent-log.js';
