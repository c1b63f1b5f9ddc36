import { z } from 'zod';
import { acts, edtfSchema, sourceSchema, type ActName } from '@interventions/domain';

/** A key of an entry, an intervention or a source: small letters, digits and hyphens. */
export const keySchema = z
  .string()
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'A key has small letters, digits and hyphens, such as direction-2014-10',
  )
  .max(80);

const actNames = acts.map((act) => act.name) as [ActName, ...ActName[]];

/** A bare year is a number in YAML; the date is text all the same. */
const dateSchema = z
  .union([z.int().min(1000).max(9999), z.string()])
  .transform((value) => String(value))
  .pipe(edtfSchema);

const codeSchema = z
  .union([z.int(), z.string()])
  .transform((value) => String(value))
  .pipe(z.string().regex(/^\d{3}$/, 'Give the three-digit LA code of the council'));

/** A source by its key in `sources`, or written out. */
const sourceRefSchema = z.union([keySchema, sourceSchema], {
  error: 'Give a key of “sources”, or a title with url and page where known',
});

/** Another intervention: its key in this file, or `{ file, intervention }` in another. */
const interventionRefSchema = z.union([
  keySchema,
  z.strictObject({ file: keySchema, intervention: keySchema }),
]);

const claimSchema = z.strictObject({
  on: dateSchema,
  source: sourceRefSchema,
  note: z.string().optional(),
});

const commonShape = {
  on: dateSchema,
  source: sourceRefSchema.optional(),
  claims: z.array(claimSchema).min(1).optional(),
  legalBasis: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
};

const entrySchema = z.strictObject({
  key: keySchema,
  act: z.enum(actNames, { error: 'Not the name of an act' }),
  ...commonShape,
  details: z.record(z.string(), z.unknown()).default({}),
  /** Rows of a table of facts that this entry carries; not stored. */
  rows: z.array(z.int().min(1)).min(1).optional(),
});

const coverageSchema = z.strictObject({
  key: keySchema.default('coverage'),
  on: dateSchema,
  kinds: z.array(z.string()).min(1),
  period: dateSchema,
  limits: z.string().optional(),
});

const interventionSchema = z.strictObject({
  key: keySchema,
  follows: interventionRefSchema.optional(),
  entries: z.array(entrySchema).min(1, 'An intervention needs at least its opening'),
});

/** One history file as its author writes it (the format is in infra/histories/README.md). */
export const historySchema = z.strictObject({
  authority: codeSchema,
  sources: z.record(keySchema, sourceSchema).default({}),
  coverage: z.array(coverageSchema).min(1, 'State what the file covers'),
  council: z.array(entrySchema).default([]),
  interventions: z.array(interventionSchema).default([]),
});

export type History = z.infer<typeof historySchema>;
export type HistoryEntry = z.infer<typeof entrySchema>;
export type SourceRef = z.infer<typeof sourceRefSchema>;
