import { z } from 'zod';

/** How far the person who asks has looked at a case; nulls where they have not. */
export const lookedSchema = z
  .strictObject({
    interventionId: z.uuid(),
    /** Position in the present log; null too where a restored log lacks what was looked at. */
    position: z.string().nullable(),
    at: z.string().nullable(),
  })
  .meta({ id: 'Looked' });
export type Looked = z.infer<typeof lookedSchema>;

/** Every case that the person who asks has looked at, the latest first. */
export const lookedListSchema = z.strictObject({ items: z.array(lookedSchema) });

/** Up to where somebody looked: a position as an answer gave it. */
export const putLookedSchema = z.strictObject({ position: z.string().min(1).max(100) });

const line = z.string().max(500);
const control = z.string().max(200);

/** The form that a draft belongs to. */
export const draftFormSchema = z.strictObject({
  /** Route of the act. */
  act: control.min(1),
  subject: z.strictObject({ kind: z.enum(['intervention', 'authority']), id: control.min(1) }),
  /** What the form depends on besides, as its address names it. */
  variant: z.strictObject({
    target: control.optional(),
    framework: control.optional(),
    /** What was chosen on a page before the form, by the name of its hidden field. */
    carried: z.record(control, z.string().max(2_000)).optional(),
  }),
  /** What the act is called, and the case or council: to be listed by. */
  title: line,
  subjectText: line,
});
export type DraftForm = z.infer<typeof draftFormSchema>;

/** An unfinished form, with every answer exactly as it was typed. */
export const draftContentSchema = z.strictObject({
  form: draftFormSchema,
  answers: z
    .array(
      z.strictObject({
        path: control,
        /** The question, for where the form no longer asks it. */
        label: line,
        /** How large a whole draft may be is the desk’s to say. */
        texts: z.array(z.string().max(1_048_576)).max(1_000),
      }),
    )
    .max(2_000),
  /** The key under which the form is recorded: what was recorded without an answer is not recorded twice. */
  key: control,
  /** Revision of the record that the form was begun at, and the one when it was saved. */
  revision: control,
  savedAtRevision: control,
});
export type DraftContent = z.infer<typeof draftContentSchema>;

/** A draft in a list, without its answers. */
export const draftLineSchema = z
  .strictObject({
    id: z.uuid(),
    /** For `If-Match`; it changes with every save. */
    version: z.string(),
    savedAt: z.string(),
    form: draftFormSchema,
    /** How many of its questions have an answer. */
    answered: z.number().int(),
  })
  .meta({ id: 'DraftLine' });
export type DraftLine = z.infer<typeof draftLineSchema>;

/** The drafts of the person who asks, the latest saved first. */
export const draftsSchema = z.strictObject({ items: z.array(draftLineSchema) });
export type Drafts = z.infer<typeof draftsSchema>;

/** A whole draft. The ETag of the response is `version`. */
export const draftSchema = draftLineSchema
  .extend({ content: draftContentSchema })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof draftSchema>;

/** A draft that was deleted. */
export const draftDeletedSchema = z.strictObject({ id: z.uuid(), deleted: z.literal(true) });

/** What was forgotten of how far somebody looked. */
export const lookedForgottenSchema = z.strictObject({
  interventionId: z.uuid(),
  forgotten: z.literal(true),
});
