export {
  checkHeadings,
  type JudgementRefusal,
  type JudgementRefusalCode,
} from './check-headings.js';
export { keyJudgementSets } from './framework-periods.js';
export {
  frameworkPeriods,
  frameworkWords,
  headingWords,
  type Framework,
  type FrameworkPeriod,
} from './frameworks.data.js';
export {
  gradeWords,
  normaliseGrade,
  overallWords,
  type Grade,
  type NormalisedGrade,
  type OverallGrade,
  type UnknownGradeReason,
} from './grades.js';
export {
  gradeSchema,
  headingLabel,
  headingSchema,
  judgementSchema,
  judgementShape,
  type JudgementData,
} from './judgement.schema.js';
export {
  judgementWarnings,
  type JudgementWarning,
  type JudgementWarningCode,
} from './judgement-warnings.js';
