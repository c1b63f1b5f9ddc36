import { z } from 'zod';
import { sourceSchema } from '@interventions/domain';
import { asAtSchema, timelineQuerySchema } from './entries.js';

/** The day and the knowledge that improvement is looked at by, as they stand in the URL. */
export const improvementQuerySchema = timelineQuerySchema.pick({ validAt: true, knownAt: true });
export type ImprovementQuery = z.infer<typeof improvementQuerySchema>;

/** The grades as a file, and for whom its values are written. Default `research`. */
export const improvementFileQuerySchema = improvementQuerySchema.extend({
  form: z.enum(['research', 'spreadsheet']).optional(),
});
export type ImprovementFileQuery = z.infer<typeof improvementFileQuerySchema>;

const assessed = {
  id: z.uuid(),
  on: z.string(),
  onText: z.string(),
  recordedAt: z.string(),
  source: sourceSchema.nullable(),
};

const point = z.strictObject({
  id: z.uuid(),
  on: z.string(),
  onText: z.string(),
  grade: z.number().int(),
});

const lensSeries = z.strictObject({
  lens: z.string(),
  title: z.string(),
  points: z.array(point),
  /** From the first grade to the latest; null where there is one alone. */
  change: z.number().int().nullable(),
  changeText: z.string(),
});
export type LensSeries = z.infer<typeof lensSeries>;

/** The assessments under one version of the descriptors; grades of another are never set beside them. */
const gradedSet = z.strictObject({
  descriptorSet: z.string(),
  assessments: z.array(point.omit({ grade: true })),
  lenses: z.array(lensSeries),
  notGraded: z.array(z.string()),
});
export type GradedSet = z.infer<typeof gradedSet>;

const end = z.strictObject({ what: z.string(), on: z.string(), entryId: z.uuid() });

/** How mature improvement is in a case or a council, and how it moved. */
export const improvementSchema = z
  .strictObject({
    laCode: z.string(),
    authority: z.string(),
    asOf: z.string(),
    /** The oldest first. */
    assessments: z.array(
      z.strictObject({
        ...assessed,
        /** Whether it stands in the council's record and not in the case's own. */
        ofCouncil: z.boolean(),
        descriptorSet: z.string(),
        grades: z.array(
          z.strictObject({
            lens: z.string(),
            title: z.string(),
            grade: z.number().int(),
            evidence: z.string().nullable(),
          }),
        ),
        narrative: z.string().nullable(),
        assessedBy: z.string().nullable(),
        moderation: z.string().nullable(),
        planUrl: z.string().nullable(),
        riskLogUrl: z.string().nullable(),
      }),
    ),
    /** By version of the descriptors, the one used last first. */
    sets: z.array(gradedSet),
    /** The oldest first; none for a council without a case. */
    stages: z.array(
      z.strictObject({
        ...assessed,
        stage: z.enum(['poor', 'fair', 'good', 'great']),
        stageText: z.string(),
        enablers: z.array(
          z.strictObject({
            enabler: z.string(),
            title: z.string(),
            standing: z.enum(['strong', 'developing', 'weak']).nullable(),
            standingText: z.string(),
            evidence: z.string(),
          }),
        ),
        weak: z.array(z.string()),
        unsaid: z.array(z.string()),
        slippingBack: z.array(
          z.strictObject({ marker: z.string(), evidence: z.string().nullable() }),
        ),
      }),
    ),
    /** What was expected beside what it took; none for a council without a case. */
    ways: z.array(
      z.strictObject({
        name: z.enum(['poor-to-fair', 'fair-to-good', 'inadequate-to-next']),
        title: z.string(),
        months: z.number().int(),
        expected: z.string(),
        says: z.enum(['authors-estimate', 'published-mean']),
        from: end.nullable(),
        to: end.nullable(),
        days: z.strictObject({ least: z.number().int(), most: z.number().int() }).nullable(),
        text: z.string(),
      }),
    ),
    asAt: asAtSchema,
    position: z.string(),
  })
  .meta({ id: 'Improvement' });
export type Improvement = z.infer<typeof improvementSchema>;
