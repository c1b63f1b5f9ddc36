import { z } from 'zod';
import { edtfSchema } from '../dates/index.js';
import { frameworkWords, headingWords, type Framework } from './frameworks.data.js';
import { gradeWords, overallWords, type Grade, type OverallGrade } from './grades.js';

function keysOf<Key extends string>(words: Readonly<Record<Key, string>>): [Key, ...Key[]] {
  return Object.keys(words) as [Key, ...Key[]];
}

const headingMessage =
  'Write the heading in small letters with hyphens, such as help-and-protection';

/** A heading of a report: `help-and-protection`; free under the frameworks before SIF. */
export const headingSchema = z
  .string()
  .max(80, 'A heading must be 80 characters or fewer')
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, headingMessage);

/** Schema of a {@link Grade}. */
export const gradeSchema = z.enum(keysOf<Grade>(gradeWords), { error: 'Select a grade' });

const rawGradeSchema = z.string().max(200, 'Text from the report must be 200 characters or fewer');
const atMost = 30;
const tooMany = `Give at most ${atMost} headings`;

/**
 * The fields of a judgement's data. Its publication date is the event's `effectiveOn` and is not
 * repeated. `rawGrades` keeps the source's own words, by heading or under `overall`.
 */
export const judgementShape = {
  framework: z
    .enum(keysOf<Framework>(frameworkWords), { error: 'Select the inspection framework' })
    .meta({ title: 'Inspection framework', 'x-input': 'choice', 'x-words': frameworkWords }),
  inspectionStart: edtfSchema.meta({ title: 'Inspection started', 'x-input': 'date' }).optional(),
  inspectionEnd: edtfSchema.meta({ title: 'Inspection ended', 'x-input': 'date' }).optional(),
  grades: z
    .record(headingSchema, gradeSchema)
    .refine((grades) => Object.keys(grades).length <= atMost, tooMany)
    .meta({ title: 'Grades by heading', 'x-input': 'grades' }),
  overall: z
    .enum(keysOf<OverallGrade>(overallWords), { error: 'Select the overall grade' })
    .nullable()
    .meta({ title: 'Overall grade', 'x-input': 'choice', 'x-words': overallWords }),
  rawGrades: z
    .record(headingSchema, rawGradeSchema)
    .refine((grades) => Object.keys(grades).length <= atMost + 1, tooMany)
    .meta({ title: 'Grades in the words of the report', 'x-input': 'grades' })
    .optional(),
  reportUrl: z
    .url({
      protocol: /^https?$/,
      error: 'Enter a web address that begins with https:// or http://',
    })
    .max(2000)
    .meta({ title: 'Link to the report', 'x-input': 'url' })
    .optional(),
};

/** Data of one judgement: an inspection report with its grades (domain §5 row 2, §7). */
export const judgementSchema = z.strictObject(judgementShape);

/** Data of one judgement. `overall` is null where the report has none. */
export type JudgementData = z.infer<typeof judgementSchema>;

/** What people read for a heading: "In care"; a free heading in its own words. */
export function headingLabel(heading: string): string {
  const words = heading.replaceAll('-', ' ');
  return headingWords[heading] ?? words.charAt(0).toUpperCase() + words.slice(1);
}
