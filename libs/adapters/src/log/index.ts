export * from './service-log.js';
