import { z } from 'zod';
import { obligationSchema } from './deadlines.js';
import { asAtSchema, timelineEntrySchema } from './entries.js';

/** One thing that is known of a case, in words. */
const knownLine = z.strictObject({
  /** Stays the same while what it says may change. */
  key: z.string(),
  text: z.string(),
  detail: z.string().nullable(),
  entryId: z.uuid().nullable(),
});

/** What is known of a case under one heading. */
export const knownSectionSchema = z
  .strictObject({ id: z.string(), title: z.string(), lines: z.array(knownLine) })
  .meta({ id: 'KnownSection' });
export type KnownSection = z.infer<typeof knownSectionSchema>;

/** What two looks at a case tell differently; null on the side that does not tell of it. */
export const knownDifferenceSchema = z
  .strictObject({
    section: z.string(),
    title: z.string(),
    key: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  })
  .meta({ id: 'KnownDifference' });
export type KnownDifference = z.infer<typeof knownDifferenceSchema>;

const knownOfDay = z.strictObject({ day: z.string(), sections: z.array(knownSectionSchema) });

/** A step on the way of which a decision is one. */
export const chainLinkSchema = z
  .strictObject({
    id: z.uuid(),
    act: z.string(),
    title: z.string(),
    sentence: z.string(),
    on: z.string(),
    onText: z.string(),
    recommendation: z.string().nullable(),
    conditions: z.string().nullable(),
    /** Whether it has a page of its own. */
    decides: z.boolean(),
  })
  .meta({ id: 'ChainLink' });
export type ChainLink = z.infer<typeof chainLinkSchema>;

/** What the right-hand side of a decision may know; by default everything. */
export const decisionQuerySchema = z.strictObject({
  /** A log position, an ISO instant, or a day (its end, London time). */
  knownAt: z.string().max(64).optional(),
});
export type DecisionQuery = z.infer<typeof decisionQuerySchema>;

/** A decision: what the log held when it was recorded, which never changes, and what it holds now. */
export const decisionSchema = z
  .strictObject({
    id: z.uuid(),
    interventionId: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    /** The decision’s own position: `then` rests on what stood before it in the log. */
    at: z.string(),
    /** Recorded on the day itself: only then is `then` what this service knew that day. */
    contemporaneous: z.boolean(),
    asRecorded: timelineEntrySchema,
    terms: z.array(z.strictObject({ field: z.string(), label: z.string(), text: z.string() })),
    policies: z.array(
      z.strictObject({
        id: z.string(),
        title: z.string(),
        rules: z.array(z.strictObject({ id: z.string(), text: z.string(), source: z.string() })),
      }),
    ),
    then: knownOfDay,
    entry: timelineEntrySchema,
    known: knownOfDay,
    /** What `known` rests on; null for everything. */
    knownAt: z.string().nullable(),
    knownAtInstant: z.string().nullable(),
    differences: z.array(knownDifferenceSchema),
    /** What began to run with it, as it stands today. */
    setInMotion: z.array(obligationSchema),
    conditions: z.array(
      z.strictObject({
        id: z.uuid(),
        text: z.string(),
        due: z.string().nullable(),
        status: z.string(),
      }),
    ),
    chain: z.strictObject({ before: z.array(chainLinkSchema), after: z.array(chainLinkSchema) }),
    position: z.string(),
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof decisionSchema>;

/** Whose decisions to list: those of a case, recorded by a person, or both. */
export const decisionsQuerySchema = z.strictObject({
  interventionId: z.uuid().optional(),
  actor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type DecisionsQuery = z.infer<typeof decisionsQuerySchema>;

/** Decisions that were recorded last, the latest date first. */
export const decisionsPageSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        interventionId: z.uuid(),
        authority: z.string(),
        title: z.string(),
        sentence: z.string(),
        effectiveOn: z.string(),
        effectiveText: z.string(),
        recordedAt: z.string(),
        actor: z.string(),
        retracted: z.boolean(),
      }),
    ),
    total: z.number().int(),
    position: z.string(),
  })
  .meta({ id: 'DecisionsPage' });
export type DecisionsPage = z.infer<typeof decisionsPageSchema>;

const stepRef = z.strictObject({ id: z.uuid(), title: z.string(), onText: z.string() });

/** One step of a history in the order in which it happened, with what it changed. */
export const caseStepSchema = z
  .strictObject({
    interventionId: z.uuid(),
    entry: timelineEntrySchema,
    /** Place among the steps, from 1. */
    number: z.number().int(),
    total: z.number().int(),
    first: stepRef,
    previous: stepRef.nullable(),
    next: stepRef.nullable(),
    last: stepRef,
    changes: z.array(knownDifferenceSchema),
    /** Where the case stood after it. */
    after: z.array(knownSectionSchema),
    asAt: asAtSchema,
    position: z.string(),
  })
  .meta({ id: 'CaseStep' });
export type CaseStep = z.infer<typeof caseStepSchema>;
