export * from './file-witness.js';
export * from './furthest-witness.js';
export * from './log-guard.js';
export * from './redis-witness.js';
export * from './witness.js';
