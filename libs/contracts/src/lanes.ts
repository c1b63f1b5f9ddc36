import { z } from 'zod';
import { asAtSchema, timelineQuerySchema } from './entries.js';

/** The day and the knowledge that lanes are drawn of, as they stand in the URL. */
export const lanesQuerySchema = timelineQuerySchema.pick({ validAt: true, knownAt: true });
export type LanesQuery = z.infer<typeof lanesQuerySchema>;

const end = z.strictObject({ what: z.string(), on: z.string(), entryId: z.uuid() });

const lane = z.strictObject({
  name: z.enum(['case', 'judgements', 'instruments', 'delivery', 'contracts']),
  title: z.string(),
  /** Periods with their ends as EDTF; `to` is null for one that goes on. */
  bars: z.array(
    z.strictObject({
      /** The entry that began it. */
      id: z.uuid(),
      label: z.string(),
      from: z.string(),
      to: z.string().nullable(),
      endedBy: z.uuid().nullable(),
      planned: z.string().nullable(),
    }),
  ),
  /** Judgements. */
  marks: z.array(
    z.strictObject({
      id: z.uuid(),
      label: z.string(),
      on: z.string(),
      grade: z.enum([
        'outstanding',
        'good',
        'adequate',
        'requires-improvement',
        'inadequate',
        'not-judged',
        'unknown',
        'not-given',
      ]),
    }),
  ),
});
export type Lane = z.infer<typeof lane>;

const measure = z.strictObject({
  name: z.enum([
    'inadequate-to-next',
    'direction-to-go-live',
    'planned-to-actual',
    'direction-after-improvement',
    'length',
  ]),
  title: z.string(),
  from: end.nullable(),
  to: end.nullable(),
  /** The fewest and the most days that the dates may mean; null where they cannot tell. */
  days: z.strictObject({ least: z.number().int(), most: z.number().int() }).nullable(),
  text: z.string(),
});
export type Measure = z.infer<typeof measure>;

/** A case as lanes: what was in force and who ran the service, through the years, with how long its parts took. */
export const caseLanesSchema = z
  .strictObject({
    id: z.uuid(),
    laCode: z.string(),
    authority: z.string(),
    openedOn: z.string(),
    asOf: z.string(),
    from: z.string(),
    to: z.string(),
    /** Days that years may be counted from; null where no source gives one. */
    starts: z.strictObject({ opening: z.string().nullable(), inadequate: z.string().nullable() }),
    lanes: z.array(lane),
    measures: z.array(measure),
    asAt: asAtSchema,
    position: z.string(),
  })
  .meta({ id: 'CaseLanes' });
export type CaseLanes = z.infer<typeof caseLanesSchema>;
