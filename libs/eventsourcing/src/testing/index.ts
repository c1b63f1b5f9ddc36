export * from './law.js';
export * from './scenario.js';
export * from './thrown-code.js';
