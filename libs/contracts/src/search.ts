import { z } from 'zod';

/** Text in runs, those that were searched for marked. */
export const markedTextSchema = z
  .array(z.strictObject({ text: z.string(), found: z.boolean() }))
  .meta({ id: 'MarkedText' });
export type MarkedText = z.infer<typeof markedTextSchema>;

/** What can be found. */
export const searchKindSchema = z.enum(['council', 'vehicle', 'person', 'entry', 'source']);
export type SearchKind = z.infer<typeof searchKindSchema>;

/** A search as it stands in the URL: words in any order, each of which may be cut short, and phrases in quotes. */
export const searchQuerySchema = z.strictObject({
  q: z.string().max(200),
  kind: searchKindSchema.optional(),
  order: z.enum(['best', 'newest']).optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(50).optional(),
});

/** Something found, with the entry it stands for. */
export const searchHitSchema = z
  .strictObject({
    kind: searchKindSchema,
    title: markedTextSchema,
    text: markedTextSchema.nullable(),
    /** Where else in the entry words were found; of a source its address. */
    excerpt: markedTextSchema.nullable(),
    url: z.string().nullable(),
    dateText: z.string().nullable(),
    laCode: z.string().nullable(),
    authority: z.string().nullable(),
    interventionId: z.uuid().nullable(),
    entryId: z.uuid().nullable(),
    vehicle: z.string().nullable(),
    /** How many of the entries found name this person or cite this source. */
    entries: z.number().int(),
    corrected: z.boolean(),
    retracted: z.boolean(),
  })
  .meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof searchHitSchema>;

/** What was found, by kind: the first few of each, or a page of one. */
export const searchAnswerSchema = z
  .strictObject({
    groups: z.array(
      z.strictObject({
        kind: searchKindSchema,
        total: z.number().int(),
        items: z.array(searchHitSchema),
      }),
    ),
    total: z.number().int(),
    /** Some cases could not be read whole. */
    incomplete: z.boolean(),
    position: z.string(),
    next: z.string().nullable(),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
