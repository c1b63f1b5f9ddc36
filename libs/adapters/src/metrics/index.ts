export * from './service-metrics.js';
export * from './timer-metrics.js';
