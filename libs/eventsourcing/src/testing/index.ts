export * from './law.js';
export * from './scenario.js';
