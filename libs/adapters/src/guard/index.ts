export * from './file-witness.js';
export * from './log-guard.js';
export * from './witness.js';
