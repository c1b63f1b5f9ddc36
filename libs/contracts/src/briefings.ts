import { z } from 'zod';
import { daySchema } from '@interventions/domain';
import { obligationSchema } from './deadlines.js';
import { asAtSchema, timelineEntrySchema, timelineQuerySchema } from './entries.js';
import { foundDepartureSchema } from './evaluation.js';

/** Whom a briefing is for: no entry that is for fewer people stands in it. */
export const audiences = ['case-team', 'department', 'publishable'] as const;
export type Audience = (typeof audiences)[number];

/** What a briefing is drawn from, as it stands in the URL. */
export const briefingQuerySchema = timelineQuerySchema
  .pick({ track: true, from: true, to: true, knownAt: true })
  .extend({
    /** Default `department`. */
    audience: z.enum(audiences).optional(),
    /** The day whose state it tells; default today. */
    asOf: daySchema.optional(),
  });
export type BriefingQuery = z.infer<typeof briefingQuerySchema>;

/** A case for an audience, as of a day and as the log had it at a position. */
export const briefingSchema = z
  .strictObject({
    id: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    openedOn: z.string(),
    audience: z.enum(audiences),
    /** The audiences that whoever asks may draw a briefing for. */
    audiences: z.array(z.enum(audiences)),
    asOf: z.string(),
    /** The versions of the policy that are in force on that day. */
    policies: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    /** Null where it may be published: it is worked out from entries for the department. */
    state: z.record(z.string(), z.json()).nullable(),
    obligations: z.array(obligationSchema).nullable(),
    departures: z.array(foundDepartureSchema).nullable(),
    /** Oldest first. */
    entries: z.array(timelineEntrySchema),
    /** How many entries are not in it and why; the first reason of these alone counts for each. */
    leftOut: z.strictObject({
      caseTeam: z.number().int(),
      department: z.number().int(),
      retracted: z.number().int(),
      kinds: z.number().int(),
      period: z.number().int(),
    }),
    incompleteFrom: z.string().nullable(),
    asAt: asAtSchema,
    position: z.string(),
  })
  .meta({ id: 'Briefing' });
export type Briefing = z.infer<typeof briefingSchema>;
