import { z } from 'zod';
import { sourceSchema } from '@interventions/domain';
import { timelineEntrySchema } from './entries.js';

const told = { by: z.uuid(), actor: z.string(), recordedAt: z.string() };

const claimsShape = {
  /** The date that the entry was recorded with first, then the claims in the order of their numbers. */
  columns: z.array(
    z.strictObject({
      ...told,
      /** Its number, as an acceptance names it; null for the date that the entry was recorded with. */
      claim: z.number().int().nullable(),
      on: z.string(),
      onText: z.string(),
      source: sourceSchema.nullable(),
      note: z.string().nullable(),
      /** Whether it is the date that the entry has now. */
      accepted: z.boolean(),
    }),
  ),
  /** How the entry got its dates, oldest first. */
  history: z.array(
    z.strictObject({
      ...told,
      how: z.enum(['recorded', 'corrected', 'claim-accepted']),
      on: z.string(),
      onText: z.string(),
      source: z.string().nullable(),
      because: z.string().nullable(),
      withdrawn: z.strictObject({ ...told, because: z.string() }).nullable(),
    }),
  ),
  /** Whether somebody chose between the dates. */
  settled: z.boolean(),
};

/** What sources say of the date of one entry, side by side. */
export const entryClaimsSchema = z
  .strictObject({
    ...claimsShape,
    entry: timelineEntrySchema,
    interventionId: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    position: z.string(),
  })
  .meta({ id: 'EntryClaims' });
export type EntryClaims = z.infer<typeof entryClaimsSchema>;

/** Which disagreements to list: those that nobody settled, those that somebody did, or all; of a council, or of all. */
export const disagreementsQuerySchema = z.strictObject({
  show: z.enum(['open', 'settled']).optional(),
  laCode: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type DisagreementsQuery = z.infer<typeof disagreementsQuerySchema>;

/** Where sources disagree, over all cases. */
export const disagreementsPageSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...claimsShape,
        entryId: z.uuid(),
        interventionId: z.uuid().nullable(),
        laCode: z.string(),
        authority: z.string(),
        title: z.string(),
        sentence: z.string(),
        effectiveOn: z.string(),
        effectiveText: z.string(),
      }),
    ),
    total: z.number().int(),
    counts: z.strictObject({ open: z.number().int(), settled: z.number().int() }),
    facets: z.strictObject({
      councils: z.array(z.strictObject({ laCode: z.string(), authority: z.string() })),
    }),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'Disagreements' });
export type DisagreementsPage = z.infer<typeof disagreementsPageSchema>;
