import { z } from 'zod';

/** A place in the log, as answers give it. */
export const positionSchema = z.string().regex(/^[0-9a-f]{8}-\d{20}$/, {
  error: 'This is not a position as an answer gave it.',
});

/**
 * One entry that can be read from now on: where it stands in the log, and the case or council it is about. What it
 * says is read from where the reader’s rights are checked.
 */
export const entryChangeSchema = z
  .strictObject({
    position: positionSchema,
    /** Null for an entry about a council. */
    interventionId: z.string().max(100).nullable(),
    laCode: z.string().max(20).nullable(),
  })
  .meta({ id: 'EntryChange' });
export type EntryChange = z.infer<typeof entryChangeSchema>;

/** Several entries in the order of the log. */
export const entryChangesSchema = z.strictObject({ items: z.array(entryChangeSchema).max(1_000) });

/** All entries up to a position were told; or, where there were too many, only that there are some. */
export const caughtUpSchema = z.strictObject({ position: positionSchema, complete: z.boolean() });
export type CaughtUp = z.infer<typeof caughtUpSchema>;

/** From where changes are told: after a position, or from now. */
export const changesQuerySchema = z.strictObject({ after: positionSchema.optional() });
export type ChangesQuery = z.infer<typeof changesQuerySchema>;
