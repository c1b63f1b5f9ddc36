export { BullMqScheduler, type BullMqSettings } from './bullmq-scheduler.js';
export { UnfitRedisError } from './eviction-policy.js';
