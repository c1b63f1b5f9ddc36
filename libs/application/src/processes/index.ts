export { processIdOf, serviceActor } from './ask-process.js';
export * from './case-views.js';
export type { ParkedCase } from './parked-cases.js';
export type { Checkpoint, ProcessFault, ProcessParts } from './process-parts.js';
export * from './process-runner.js';
