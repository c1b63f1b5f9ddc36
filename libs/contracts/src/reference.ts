/** Definitions of the domain that both sides of the wire read: dates in words, headings, grades, amounts, inputs of forms. */
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
  type FieldInput,
  type FrameworkPeriod,
} from '@interventions/domain';
