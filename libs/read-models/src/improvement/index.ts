export type {
  ExpectedWay,
  GradedSet,
  Improvement,
  LensSeries,
  MaturityAssessment,
  StageAssessment,
} from './improvement.js';
export * from './improvement-queries.js';
