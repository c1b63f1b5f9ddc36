import { z } from 'zod';
import { daySchema } from '@interventions/domain';
import { positionSchema } from './changes.js';
import { deadlineSchema } from './deadlines.js';
import { timelineEntrySchema } from './entries.js';
import { interventionSummarySchema } from './interventions.js';

const caseRef = {
  interventionId: z.uuid(),
  laCode: z.string(),
  authority: z.string(),
  status: interventionSummarySchema.shape.status,
  owner: z.string().nullable(),
};

/** Which new entries to list: of a case or of all, and how many of each come with it (by default none). */
export const newEntriesQuerySchema = z.strictObject({
  interventionId: z.uuid().optional(),
  entries: z.coerce.number().int().min(0).max(50).optional(),
});
export type NewEntriesQuery = z.infer<typeof newEntriesQuerySchema>;

/** What was recorded by others since the reader looked at each case, and the cases that they never opened. */
export const newEntriesSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        ...caseRef,
        /** Up to where the reader had looked, and when that was. */
        since: z.string(),
        lookedAt: z.string(),
        total: z.number().int(),
        latest: z.strictObject({ position: z.string(), recordedAt: z.string() }),
        entries: z.array(timelineEntrySchema),
      }),
    ),
    total: z.number().int(),
    unopened: z.array(z.strictObject({ ...caseRef, total: z.number().int() })),
    position: z.string(),
  })
  .meta({ id: 'NewEntries' });
export type NewEntries = z.infer<typeof newEntriesSchema>;

/** Up to where the reader has seen the entries of all cases. */
export const seenSchema = z.strictObject({ position: positionSchema }).meta({ id: 'Seen' });
export type SeenBody = z.infer<typeof seenSchema>;

/** In how many cases that moved the reader’s mark. */
export const seenAnswerSchema = z
  .strictObject({ cases: z.number().int(), position: z.string() })
  .meta({ id: 'SeenAnswer' });
export type SeenAnswer = z.infer<typeof seenAnswerSchema>;

/** Which handovers: `mine` for those to the reader in cases that are still theirs; recorded on a day or later. */
export const handoversQuerySchema = z.strictObject({
  scope: z.enum(['mine', 'all']).optional(),
  from: daySchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type HandoversQuery = z.infer<typeof handoversQuerySchema>;

/** Cases that went to a case officer, those recorded last first. */
export const handoversSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        id: z.uuid(),
        interventionId: z.uuid(),
        authority: z.string(),
        officer: z.string(),
        /** Whose case it was before. */
        previous: z.string().nullable(),
        effectiveText: z.string(),
        recordedAt: z.string(),
        actor: z.string(),
        summary: z.string().nullable(),
        current: z.boolean(),
        /** Whether the reader has looked at the case since. */
        opened: z.boolean(),
        position: z.string(),
      }),
    ),
    position: z.string(),
  })
  .meta({ id: 'Handovers' });
export type Handovers = z.infer<typeof handoversSchema>;

/** Open cases and what is due in them, by officer and team; those of nobody under the owner null. */
export const workloadSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        owner: z.string().nullable(),
        team: z.string().nullable(),
        openCases: z.number().int(),
        overdue: z.number().int(),
        in30: z.number().int(),
        ages: z.array(
          z.strictObject({ id: z.string(), label: z.string(), count: z.number().int() }),
        ),
      }),
    ),
    asOf: z.string(),
    position: z.string(),
  })
  .meta({ id: 'Workload' });
export type Workload = z.infer<typeof workloadSchema>;

/** Whose appointments: by default the reader’s own. */
export const remitsQuerySchema = z.strictObject({ name: z.string().max(200).optional() });
export type RemitsQuery = z.infer<typeof remitsQuerySchema>;

/** The appointments in force that name a commissioner, with what is due in each case. */
export const remitsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({
        entryId: z.uuid(),
        interventionId: z.uuid(),
        laCode: z.string(),
        authority: z.string(),
        commissioners: z.array(z.string()),
        remitText: z.string().nullable(),
        daysAWeek: z.number().nullable(),
        executive: z.boolean(),
        sinceText: z.string(),
        reportDueText: z.string().nullable(),
        decision: interventionSummarySchema.shape.decision,
        due: z.array(deadlineSchema),
      }),
    ),
    position: z.string(),
  })
  .meta({ id: 'Remits' });
export type Remits = z.infer<typeof remitsSchema>;

/** How much the record holds, and the position to cite it by. */
export const recordExtentSchema = z
  .strictObject({
    cases: z.number().int(),
    openCases: z.number().int(),
    councils: z.number().int(),
    entries: z.number().int(),
    firstOpenedText: z.string().nullable(),
    lastHappenedText: z.string().nullable(),
    recordedAt: z.string().nullable(),
    position: z.string(),
  })
  .meta({ id: 'RecordExtent' });
export type RecordExtent = z.infer<typeof recordExtentSchema>;
