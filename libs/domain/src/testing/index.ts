export { actExamples, type ActExample } from './act-examples.js';
export { anyAct, anyInputOf, anyValueOf } from './acts.arbitraries.js';
export {
  commandOf,
  decideStep,
  entryAt,
  exampleToday,
  recordOf,
  type Step,
} from './case-record.js';
export { anyDay, anyEdtf, caseDay } from './dates.arbitraries.js';
export { exampleIds } from './example-ids.js';
export { inShort, obligationsOn, openedCase, step } from './obligations.js';
export { setUpFor } from './set-up-for.js';
