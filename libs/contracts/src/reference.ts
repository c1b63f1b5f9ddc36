/** Definitions of the domain that both sides of the wire read: dates in words, headings, grades, amounts. */
export {
  dayRange,
  daySchema,
  edtfSchema,
  formatDate,
  frameworkPeriods,
  frameworkWords,
  gradeWords,
  headingLabel,
  listOf,
  londonDay,
  money,
  parseDay,
  parseEdtf,
  type Day,
  type FrameworkPeriod,
} from '@interventions/domain';
