export * from './compare.js';
export { dueText } from './due-dates.js';
export * from './dry-run.js';
export * from './evaluate.js';
export * from './obligation-kinds.js';
export * from './obligation.js';
export { obligationsOf } from './obligations-of.js';
export type { CaseQuestion } from './case-context.js';
export { obligationOn, stateOn } from './state-on.js';
