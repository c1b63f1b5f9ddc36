/** The lenses of the maturity matrix (S2), five grades each. Which descriptors grades were given by stands in each assessment. */
export const lensWords = {
  'inspection-outcomes': 'Inspection outcomes',
  'quality-of-practice': 'Quality of practice',
  'workforce-stability': 'Workforce stability',
  'local-partnership': 'Local partnership',
  'financial-sufficiency': 'Financial sufficiency',
  'corporate-support': 'Corporate support',
  'political-support': 'Political support',
} as const;
export type Lens = keyof typeof lensWords;

/** The lowest and the highest grade of a lens. */
export const lensGrades = { lowest: 1, highest: 5 } as const;

/** What improvement rests on (S4). */
export const enablerWords = {
  'strategic-approach': 'Strategic approach',
  'leadership-and-governance': 'Leadership and governance',
  workforce: 'Engaging and supporting the workforce',
  partners: 'Engaging partners',
  apparatus: 'Building the supporting apparatus',
  innovation: 'Fostering innovation',
  resources: 'Judicious use of resources',
} as const;
export type Enabler = keyof typeof enablerWords;

/** How an enabler stands at a stage [inf]: the sources name enablers and give them no scale. */
export const standingWords = {
  strong: 'Strong',
  developing: 'Developing',
  weak: 'Weak',
} as const;
export type EnablerStanding = keyof typeof standingWords;

/** Stages of improvement (S4), from the first to the last. */
export const stageWords = { poor: 'Poor', fair: 'Fair', good: 'Good', great: 'Great' } as const;
export type Stage = keyof typeof stageWords;
export const stages = Object.keys(stageWords) as readonly Stage[];

/** How long a way between stages takes by the authors of S4: their estimate, and no policy. */
export const stageEstimates: readonly {
  readonly from: Stage;
  readonly to: Stage;
  readonly months: number;
  readonly text: string;
}[] = [
  {
    from: 'poor',
    to: 'fair',
    months: 24,
    text: 'About two years: six months to diagnose, six to stabilise and a year to iterate',
  },
  { from: 'fair', to: 'good', months: 36, text: 'About three more years, to good and great' },
];

/** From an inadequate judgement to the next one, counted in published results. */
export const nextJudgementMean = { months: 37, transitions: 60 } as const;
