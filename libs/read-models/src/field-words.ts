import {
  actNamed,
  formatDate,
  gradeWords,
  headingLabel,
  listOf,
  money,
  parseEdtf,
  type ActData,
  type ActName,
} from '@interventions/domain';
import { z } from 'zod';

/** One value that a correction changed, in words; null where there was or is none. */
export type Change = {
  readonly field: string;
  readonly label: string;
  readonly from: string | null;
  readonly to: string | null;
};

/** What differs between two versions of an act's data, in the order of its form. */
export function changesBetween(act: ActName, before: ActData, after: ActData): readonly Change[] {
  const { input, details } = actNamed(act);
  const common = Object.entries(input.shape).filter(([field]) => field !== 'details');
  return [
    ...changesIn('', Object.fromEntries(common), { ...before }, { ...after }),
    ...changesIn('details.', details.shape, before.details, after.details),
  ];
}

/** A field of an act that was filled in, in words. */
export type FilledField = { readonly field: string; readonly label: string; readonly text: string };

type Shape = Readonly<Record<string, z.core.$ZodType>>;

const anId = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/**
 * What was filled in of an act’s own fields, in the order of its form, each item of a list on a line of its own;
 * references to other entries have no words.
 */
export function filledFields(act: ActName, data: Pick<ActData, 'details'>): readonly FilledField[] {
  const shape: Shape = actNamed(act).details.shape;
  return Object.entries(shape).flatMap(([field, schema]) => {
    const text = [data.details[field] ?? []]
      .flat()
      .map((value: unknown) => itemInWords(schema, value))
      .filter((words) => words !== '')
      .join('\n');
    const { title = field } = metaOf(schema);
    return text === '' || anId.test(text) ? [] : [{ field, label: title, text }];
  });
}

function itemInWords(schema: z.core.$ZodType, value: unknown): string {
  const item = elementOf(schema);
  if (!(item instanceof z.ZodObject) || !isRecord(value)) return inWords(metaOf(item), value) ?? '';
  const shape: Shape = item.shape;
  return Object.entries(shape)
    .filter(([field]) => value[field] !== undefined)
    .map(([field, part]) => {
      const meta = metaOf(part);
      return `${meta.title ?? field}: ${inWords(meta, value[field]) ?? ''}`;
    })
    .join('. ');
}

/** The schema of an item where it is that of a list, optional or not; otherwise the schema itself. */
function elementOf(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional) return elementOf(schema.unwrap());
  return schema instanceof z.ZodArray ? schema.element : schema;
}

/** Fields that say nothing to somebody who searches: references, keys, digests, yes or no, and who may read it. */
const unsaid: readonly unknown[] = ['entry', 'entries', 'obligation', 'flag'];
const unsaidFields: readonly string[] = ['visibility', 'sha256', 'vehicle'];

/** What the details of an act say, field by field, as people read it. */
export function detailsInWords(act: ActName, details: Values): readonly string[] {
  const shape: Readonly<Record<string, z.core.$ZodType>> = actNamed(act).details.shape;
  return Object.entries(shape).flatMap(([field, schema]) => {
    const meta = metaOf(schema);
    if (unsaid.includes(meta.input) || unsaidFields.includes(field)) return [];
    return inWords(meta, details[field]) ?? [];
  });
}

type Values = Readonly<Record<string, unknown>>;

function changesIn(path: string, shape: Shape, before: Values, after: Values): readonly Change[] {
  return Object.entries(shape)
    .filter(([field]) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map(([field, schema]) => {
      const meta = metaOf(schema);
      return {
        field: `${path}${field}`,
        label: meta.title ?? field,
        from: inWords(meta, before[field]),
        to: inWords(meta, after[field]),
      };
    });
}

type Meta = {
  readonly title?: string | undefined;
  readonly input?: unknown;
  readonly words?: Readonly<Record<string, string>>;
};

function metaOf(schema: z.core.$ZodType): Meta {
  const own = z.globalRegistry.get(schema);
  if (
    own?.title === undefined &&
    (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
  )
    return metaOf(schema.unwrap());
  const words = own?.['x-words'];
  return {
    title: own?.title,
    input: own?.['x-input'],
    ...(isRecord(words) && { words: words as Readonly<Record<string, string>> }),
  };
}

function inWords(meta: Meta, value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return listOf(value.map((item) => inWords(meta, item) ?? ''));
  switch (typeof value) {
    case 'boolean':
      return value ? 'Yes' : 'No';
    case 'number':
      return meta.input === 'money' ? money(value) : String(value);
    case 'string':
      return textInWords(meta, value);
    case 'object':
      return meta.input === 'grades' ? gradesInWords(value) : groupInWords(value);
    default:
      return null;
  }
}

function textInWords(meta: Meta, value: string): string {
  const isDate = meta.input === 'date' || meta.input === 'day';
  if (isDate && parseEdtf(value) !== undefined) return formatDate(value);
  return meta.words?.[value] ?? value;
}

function gradesInWords(grades: object): string {
  return Object.entries(grades)
    .map(([heading, grade]) => `${headingLabel(heading)}: ${gradeInWords(grade)}`)
    .join('; ');
}

function gradeInWords(grade: unknown): string {
  return gradeWords[grade as keyof typeof gradeWords] ?? String(grade);
}

/** A group of fields, such as a source or a claim: its values, one after the other. */
function groupInWords(group: object): string {
  return Object.values(group)
    .map((value: unknown) => inWords({}, value))
    .filter((words) => words !== null && words !== '')
    .map((words) => (words !== null && parseEdtf(words) !== undefined ? formatDate(words) : words))
    .join(', ');
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
