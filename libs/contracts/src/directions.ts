import { z } from 'zod';
import { obligationSchema } from './deadlines.js';

const duty = z.strictObject({
  text: z.string(),
  due: z.string().nullable(),
  dueText: z.string().nullable(),
  owner: z.string().nullable(),
  /** What is due of it on the day of asking; null for one of a direction that only the sources of others mention. */
  obligation: obligationSchema.nullable(),
});

/** A duty of a direction beside its predecessors’. */
export const dutyChangeSchema = z.strictObject({
  how: z.enum(['kept', 'changed', 'added', 'dropped']),
  text: z.string(),
  /** What differs, in words. */
  differs: z.array(z.string()),
});

const directionRef = z.strictObject({ id: z.uuid(), name: z.string() });

/** One direction of a chain: what it says, what it took the place of, and what ended it. */
export const directionSchema = z
  .strictObject({
    id: z.uuid(),
    /** “Second direction”, “Direction (SEND)”. */
    name: z.string(),
    /** What was recorded: “Direction revised”. */
    title: z.string(),
    kind: z.enum(['social-care', 'education', 'send']),
    kindText: z.string(),
    on: z.string(),
    onText: z.string(),
    /** Known only to have been in force: its terms are not in the sources. */
    antecedent: z.boolean(),
    sequence: z.number().int().nullable(),
    summary: z.string().nullable(),
    parties: z.array(z.string()),
    signatories: z.array(z.string()),
    subsections: z.array(z.string()),
    duties: z.array(duty),
    /** Directions and notices whose place it took. */
    replaces: z.array(directionRef),
    /** Its duties beside those of the directions it replaced; null where it replaced none. */
    changes: z.array(dutyChangeSchema).nullable(),
    /** The entry that ended it; null while it is in force. */
    ended: z
      .strictObject({ id: z.uuid(), title: z.string(), on: z.string(), onText: z.string() })
      .nullable(),
  })
  .meta({ id: 'Direction' });
export type Direction = z.infer<typeof directionSchema>;

/** The directions of a case in the order in which they were issued. */
export const directionsSchema = z
  .strictObject({ items: z.array(directionSchema), position: z.string() })
  .meta({ id: 'Directions' });
export type Directions = z.infer<typeof directionsSchema>;
