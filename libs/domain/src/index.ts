export * from './authorities/index.js';
export * from './case/index.js';
export * from './dates/index.js';
export * from './evaluation/index.js';
export * from './judgements/index.js';
export * from './policy/index.js';
export * from './processes/index.js';
export * from './system/index.js';
