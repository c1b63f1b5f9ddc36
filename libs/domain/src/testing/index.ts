export { anyDay, anyEdtf, caseDay } from './dates.arbitraries.js';
