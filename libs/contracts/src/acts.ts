import { z } from 'zod';
import { departureSchema } from '@interventions/domain';

/** What a page needs to know of an act. `input` is the JSON Schema of the body to send. */
export const actDescriptionSchema = z
  .strictObject({
    name: z.string(),
    stream: z.enum(['intervention', 'authority', 'either']),
    route: z.string(),
    track: z.string(),
    label: z.string(),
    title: z.string(),
    hint: z.string().nullable(),
    decidedBy: z.string(),
    weight: z.string(),
    visibility: z.string(),
    legalBasis: z.string().nullable(),
    rules: z.array(z.string()),
    statutory: z.boolean(),
    /** What a person is told and asked once more before it is recorded; null for most acts. */
    finality: z.string().nullable(),
    roles: z.array(z.string()),
    input: z.record(z.string(), z.json()),
  })
  .meta({ id: 'ActDescription' });
export type ActDescription = z.infer<typeof actDescriptionSchema>;

export const actsSchema = z.strictObject({ items: z.array(actDescriptionSchema) });

/** A condition that an act lacks: why it does not hold, what to do, and the acts that bring it about. */
export const missingConditionSchema = z
  .strictObject({
    because: z.string(),
    remedy: z.string(),
    openedBy: z.array(
      z.strictObject({
        act: z.string(),
        label: z.string(),
        route: z.string(),
        stream: z.enum(['intervention', 'authority', 'either']),
        /** Whether it may itself be recorded now, by the person who asks. */
        allowed: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MissingCondition' });
export type MissingCondition = z.infer<typeof missingConditionSchema>;

/** Whether an act may be recorded now, and otherwise why not and what would open it. */
export const allowedActSchema = z
  .strictObject({
    act: z.string(),
    label: z.string(),
    route: z.string(),
    track: z.string(),
    allowed: z.boolean(),
    because: z.string().nullable(),
    remedy: z.string().nullable(),
    /** Every condition that does not hold; empty where it may be recorded, or the role is what forbids it. */
    missing: z.array(missingConditionSchema),
  })
  .meta({ id: 'AllowedAct' });
export type AllowedAct = z.infer<typeof allowedActSchema>;
export const allowedActsSchema = z.strictObject({
  items: z.array(allowedActSchema),
  revision: z.string(),
});
export type AllowedActs = z.infer<typeof allowedActsSchema>;

/**
 * What a recorded act answers with; a repeated request gets the same again, with `Idempotent-Replayed: true`.
 * The ETag of the response is `revision`.
 */
export const recordedSchema = z
  .strictObject({
    /** Id of the intervention, or LA code of the council. */
    id: z.string(),
    revision: z.string(),
    /** Send it as `Read-After` to see this entry in what you read next. */
    position: z.string(),
    eventIds: z.array(z.uuid()),
    departures: z.array(departureSchema),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Recorded' });
export type Recorded = z.infer<typeof recordedSchema>;
