import { z } from 'zod';
import { sourceSchema } from '@interventions/domain';
import { asAtSchema, timelineQuerySchema } from './entries.js';

const visibility = z.enum(['case-team', 'department', 'publishable']);

/** The header that names a file while its bytes are the body: percent-encoded UTF-8. */
export const fileNameHeader = 'x-file-name';

/** What may be attached. */
export const evidenceRulesSchema = z
  .strictObject({
    maxBytes: z.int().min(1),
    types: z.array(
      z.strictObject({
        mediaType: z.string(),
        /** Endings of names, without the dot. */
        extensions: z.array(z.string()),
        words: z.string(),
      }),
    ),
  })
  .meta({ id: 'EvidenceRules' });
export type EvidenceRules = z.infer<typeof evidenceRulesSchema>;

/** A file that is kept, and stands in no entry yet: what to send with the act that attaches it. */
export const evidenceFileSchema = z
  .strictObject({
    fileName: z.string(),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    bytes: z.int().min(1),
    mediaType: z.string(),
  })
  .meta({ id: 'EvidenceFile' });
export type EvidenceFile = z.infer<typeof evidenceFileSchema>;

const common = {
  id: z.uuid(),
  visibility,
  effectiveOn: z.string(),
  effectiveText: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  /** Stands in the record of the council and not in the case’s own. */
  ofCouncil: z.boolean(),
  retracted: z.boolean(),
};

/** One piece of evidence with its file. */
export const evidenceItemSchema = z
  .strictObject({
    ...common,
    title: z.string(),
    shows: z.string().nullable(),
    source: sourceSchema.nullable(),
    /** The entries that it belongs to. */
    about: z.array(z.strictObject({ id: z.uuid(), title: z.string(), effectiveText: z.string() })),
    file: z
      .strictObject({
        fileName: z.string().nullable(),
        mediaType: z.string().nullable(),
        /** As people call the type; null for one that is not kept here. */
        typeText: z.string().nullable(),
        bytes: z.int().nullable(),
        sha256: z.string().nullable(),
        /** `elsewhere`: this service knows the file by its digest or name alone. */
        state: z.enum(['kept', 'removed', 'missing', 'elsewhere']),
      })
      .nullable(),
  })
  .meta({ id: 'EvidenceItem' });
export type EvidenceItem = z.infer<typeof evidenceItemSchema>;

/** One note of a case. */
export const noteItemSchema = z
  .strictObject({ ...common, text: z.string() })
  .meta({ id: 'NoteItem' });
export type NoteItem = z.infer<typeof noteItemSchema>;

/** What was known, as it stands in the URL. */
export const evidenceQuerySchema = z.strictObject({ knownAt: timelineQuerySchema.shape.knownAt });
export type EvidenceQuery = z.infer<typeof evidenceQuerySchema>;

/** The evidence and the notes of a case that the reader may see, newest first. */
export const evidenceOfCaseSchema = z
  .strictObject({
    items: z.array(evidenceItemSchema),
    notes: z.array(noteItemSchema),
    asAt: asAtSchema,
    incompleteFrom: z.string().nullable(),
    position: z.string(),
  })
  .meta({ id: 'EvidenceOfCase' });
export type EvidenceOfCase = z.infer<typeof evidenceOfCaseSchema>;
