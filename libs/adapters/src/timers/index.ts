export { backOffMs, defaultRetries, type RetrySettings } from './back-off.js';
export * from './in-process-scheduler.js';
export * from './machine-time.js';
export { faultName, type ReportProblem, type SchedulerProblem } from './scheduler-problem.js';
