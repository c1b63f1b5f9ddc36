import { z } from 'zod';
import { positionSchema } from './changes.js';
import { claimSchema, daySchema, departureSchema, sourceSchema } from '@interventions/domain';

const track = z.enum([
  'case',
  'judgements',
  'instruments',
  'decisions',
  'delivery',
  'contracts',
  'improvement',
  'record',
]);

/** One value that a correction changed, in words. */
export const changeSchema = z.strictObject({
  field: z.string(),
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});

/** One line of a timeline. */
export const timelineEntrySchema = z
  .strictObject({
    id: z.uuid(),
    act: z.string(),
    title: z.string(),
    track,
    weight: z.enum(['major', 'standard', 'minor']),
    visibility: z.enum(['case-team', 'department', 'publishable']),
    /** What happened, with its real values. */
    sentence: z.string(),
    /** When it happened (EDTF), and the same in words. */
    effectiveOn: z.string(),
    effectiveText: z.string(),
    /** When the service learnt it: an ISO instant. */
    recordedAt: z.string(),
    actor: z.string(),
    role: z.string(),
    decidedBy: z.string(),
    source: sourceSchema.nullable(),
    legalBasis: z.string().nullable(),
    reason: z.string().nullable(),
    note: z.string().nullable(),
    policyVersion: z.string(),
    departures: z.array(departureSchema),
    claims: z.array(claimSchema),
    /** Details as recorded, corrected where they were. */
    details: z.record(z.string(), z.json()),
    /** Values that corrections changed, oldest first. */
    amendments: z.array(
      z.strictObject({
        by: z.uuid(),
        how: z.enum(['corrected', 'claim-accepted']),
        because: z.string(),
        actor: z.string(),
        recordedAt: z.string(),
        changes: z.array(changeSchema),
      }),
    ),
    retracted: z
      .strictObject({
        by: z.uuid(),
        because: z.string(),
        actor: z.string(),
        recordedAt: z.string(),
      })
      .nullable(),
    annotations: z.array(
      z.strictObject({ by: z.uuid(), text: z.string(), actor: z.string(), recordedAt: z.string() }),
    ),
    /** The entry that this record-keeping act is about. */
    target: z.uuid().nullable(),
    /** `intervention-…` or `authority-…`: the stream it stands in. */
    stream: z.string(),
    revision: z.string(),
    position: z.string(),
  })
  .meta({ id: 'TimelineEntry' });

export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

const actName = z.string().max(80);

/** A filter of a timeline, as it stands in the URL. */
export const timelineQuerySchema = z.strictObject({
  track: z.union([track, z.array(track)]).optional(),
  weight: z.enum(['major', 'standard', 'minor']).optional(),
  /** Acts by name. */
  act: z.union([actName, z.array(actName).max(100)]).optional(),
  actor: z.string().max(200).optional(),
  /** Part of the name of whoever recorded it, or of somebody in office whom it names. */
  person: z.string().max(200).optional(),
  source: z.string().max(200).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Recorded on this London day or later. */
  recordedFrom: daySchema.optional(),
  corrected: z.enum(['yes']).optional(),
  /** Only what was recorded after this position of the log. */
  since: positionSchema.optional(),
  /** All but what this person recorded. */
  notBy: z.string().max(200).optional(),
  /** Recorded more than 30 days after it happened. */
  late: z.enum(['yes']).optional(),
  /** Other sources give another date. */
  disputed: z.enum(['yes']).optional(),
  /** What had happened by this day. */
  validAt: daySchema.optional(),
  /** What the service knew: a log position, an ISO instant, or a day (its end, London time). */
  knownAt: z.string().max(64).optional(),
  order: z.enum(['oldest', 'newest']).optional(),
  cursor: z.string().max(500).optional(),
  /** The page that holds this entry; a cursor goes before it. */
  entry: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
});
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

/** Which entries of a timeline go into a file: all that a filter lets through, whatever page is looked at. */
export const timelineFileQuerySchema = timelineQuerySchema
  .omit({ cursor: true, entry: true, limit: true })
  .extend({
    /** Default `research`; for a spreadsheet formulas are disarmed. */
    form: z.enum(['research', 'spreadsheet']).optional(),
  });
export type TimelineFileQuery = z.infer<typeof timelineFileQuerySchema>;

/** What a question about the past was answered with: the day, the position and its instant. */
export const asAtSchema = z.strictObject({
  validAt: z.string().nullable(),
  knownAt: z.string().nullable(),
  knownAtInstant: z.string().nullable(),
});

/** A timeline, or a page of one. */
export const timelineSchema = z
  .strictObject({
    items: z.array(timelineEntrySchema),
    total: z.number().int(),
    /** Entries that the reader may not read, whatever the filter. */
    closed: z.number().int(),
    /** The years of all entries found: `2014`, `../2014` for by then, or `unknown`; each with the page it begins on. */
    years: z.array(
      z.strictObject({
        year: z.string(),
        entries: z.number().int(),
        cursor: z.string().nullable(),
      }),
    ),
    /** All pages by their cursor, null for the first, with the years of their first and last entry. */
    pages: z.array(
      z.strictObject({ cursor: z.string().nullable(), from: z.string(), to: z.string() }),
    ),
    /** Which of the pages this is, from 1. */
    page: z.number().int(),
    /** Every act that happened by then, whatever the filter lets through. */
    acts: z.array(
      z.strictObject({ act: z.string(), title: z.string(), track, entries: z.number().int() }),
    ),
    asAt: asAtSchema,
    incompleteFrom: z.string().nullable(),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;
