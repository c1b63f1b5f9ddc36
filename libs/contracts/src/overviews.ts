import { z } from 'zod';
import { daySchema } from '@interventions/domain';
import { asAtSchema } from './entries.js';

/** The overviews by the name in their address, in the order in which they are listed. */
export const overviewNameSchema = z.enum([
  'phases',
  'go-live',
  'next-judgement',
  'contract-dates',
  'presumption',
  'returns',
  'completeness',
  'reviews',
  'commissioners',
  'directions',
  'spells',
  'reorganisation',
  'money',
  'trust-judgements',
  'improved-in-council',
  'failure-tests',
  'committee',
  'dataset',
]);
export type OverviewName = z.infer<typeof overviewNameSchema>;

/** The overviews that there are, each with the question that it answers. */
export const overviewsSchema = z
  .strictObject({
    items: z.array(
      z.strictObject({ name: overviewNameSchema, title: z.string(), question: z.string() }),
    ),
  })
  .meta({ id: 'Overviews' });
export type Overviews = z.infer<typeof overviewsSchema>;

const year = z.coerce.number().int().min(1900).max(2199);

/** Which cases an overview is of, and when: the same for all overviews, as it stands in the URL. */
export const overviewQuerySchema = z.strictObject({
  region: z.string().max(100).optional(),
  status: z.enum(['open', 'closed', 'transferred']).optional(),
  /** Years in which a case was opened. */
  openedFrom: year.optional(),
  openedTo: year.optional(),
  /** What `phases` groups by. Default `phase`. */
  by: z.enum(['phase', 'region', 'route']).optional(),
  /** What had happened by this day, today at the latest. */
  validAt: daySchema.optional(),
  /** What the service knew: a log position, an ISO instant, or a day (its end, London time). */
  knownAt: z.string().max(64).optional(),
});
export type OverviewQuery = z.infer<typeof overviewQuerySchema>;

/** A table of an overview as a file: raw values for research, or for a spreadsheet with formulas disarmed. */
export const overviewFileQuerySchema = overviewQuerySchema.extend({
  /** Default: the first table. */
  table: z.string().max(50).optional(),
  /** Default `research`. */
  form: z.enum(['research', 'spreadsheet']).optional(),
});
export type OverviewFileQuery = z.infer<typeof overviewFileQuerySchema>;

const shape = z.enum(['dot', 'ring', 'diamond', 'square', 'triangle', 'cross']);
const meanings = z.array(z.strictObject({ shape, means: z.string() }));
const told = { title: z.string(), description: z.string() };

/** What a picture shows; how it is drawn is the page’s. Days are ISO days. */
export const overviewPictureSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...told,
      kind: z.literal('columns'),
      columns: z.array(z.string()),
      rows: z.array(z.strictObject({ label: z.string(), values: z.array(z.number()) })),
    }),
    z.strictObject({
      ...told,
      kind: z.literal('bars'),
      parts: z.array(z.string()),
      rows: z.array(
        z.strictObject({
          label: z.string(),
          values: z.array(z.number()),
          note: z.string().nullable(),
        }),
      ),
    }),
    z.strictObject({
      ...told,
      kind: z.literal('months'),
      meanings,
      lines: z.array(z.strictObject({ at: z.number(), label: z.string() })),
      rows: z.array(
        z.strictObject({
          label: z.string(),
          points: z.array(
            z.strictObject({ from: z.number(), to: z.number(), shape, label: z.string() }),
          ),
          note: z.string().nullable(),
        }),
      ),
    }),
    z.strictObject({
      ...told,
      kind: z.literal('calendar'),
      from: z.string(),
      to: z.string(),
      meanings,
      rows: z.array(
        z.strictObject({
          label: z.string(),
          spans: z.array(
            z.strictObject({
              from: z.string(),
              to: z.string(),
              open: z.boolean(),
              label: z.string(),
            }),
          ),
          marks: z.array(z.strictObject({ on: z.string(), shape, label: z.string() })),
        }),
      ),
    }),
  ])
  .meta({ id: 'OverviewPicture' });
export type OverviewPicture = z.infer<typeof overviewPictureSchema>;

/** A value of a table: raw, in words, and where it leads. */
const cell = z.strictObject({
  value: z.union([z.string(), z.number()]).nullable(),
  text: z.string(),
  href: z.string().optional(),
});

/** A table of an overview; the first cell of a row is its heading. */
export const overviewTableSchema = z
  .strictObject({
    id: z.string(),
    caption: z.string(),
    columns: z.array(
      z.strictObject({ key: z.string(), label: z.string(), numeric: z.literal(true).optional() }),
    ),
    rows: z.array(z.array(cell)),
  })
  .meta({ id: 'OverviewTable' });
export type OverviewTable = z.infer<typeof overviewTableSchema>;

/** An overview with the position of the log and the instant at which it was drawn. */
export const overviewSchema = z
  .strictObject({
    name: overviewNameSchema,
    title: z.string(),
    question: z.string(),
    /** What was found, in plain sentences. */
    finding: z.string(),
    /** What the data cannot say. */
    limits: z.array(z.string()),
    /** Null where there is nothing to draw. */
    picture: overviewPictureSchema.nullable(),
    tables: z.array(overviewTableSchema),
    asOf: z.string(),
    asAt: asAtSchema,
    /** How many cases it is of, after the filter. */
    cases: z.number().int(),
    /** Cases left out because this release cannot read an entry of theirs. */
    unreadable: z.number().int(),
    facets: z.strictObject({ regions: z.array(z.string()) }),
    /** The log up to here is what it was drawn from. */
    position: z.string(),
    drawnAt: z.string(),
  })
  .meta({ id: 'Overview' });
export type Overview = z.infer<typeof overviewSchema>;
