export * from './acts.js';
export * from './entries.js';
export * from './identity.js';
export * from './interventions.js';
export * from './problems.js';
export * from './reference.js';
export * from './registers.js';
