import { z } from 'zod';
import { daySchema, edtfSchema } from '../dates/index.js';

/** How a form asks for a field; stands in the JSON Schema as `x-input`. */
export type FieldInput =
  | 'text'
  | 'textarea'
  | 'date'
  | 'day'
  | 'money'
  | 'count'
  | 'flag'
  | 'choice'
  | 'choices'
  | 'names'
  | 'group'
  | 'groups'
  | 'entry'
  | 'entries'
  | 'obligation'
  | 'url'
  | 'grades';

const printable = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;
const unprintable = 'Remove characters that cannot be printed';

function meta(label: string, input: FieldInput, hint?: string): Record<string, unknown> {
  return { title: label, 'x-input': input, ...(hint !== undefined && { description: hint }) };
}

/** One line of text, 1 to 300 characters. */
export function line(label: string, hint?: string) {
  return z
    .string()
    .trim()
    .min(1, `Enter ${lowerFirst(label)}`)
    .max(300, `${label} must be 300 characters or fewer`)
    .regex(printable, unprintable)
    .meta(meta(label, 'text', hint));
}

/** Long text, 1 to 10,000 characters, never cut. */
export function prose(label: string, hint?: string) {
  return z
    .string()
    .trim()
    .min(1, `Enter ${lowerFirst(label)}`)
    .max(10_000, `${label} must be 10,000 characters or fewer`)
    .regex(printable, unprintable)
    .meta(meta(label, 'textarea', hint));
}

/** A date as precise as it is known (EDTF level 0–1). */
export function date(label: string, hint?: string) {
  return edtfSchema.meta(meta(label, 'date', hint));
}

/** An exact calendar day, `YYYY-MM-DD`. */
export function day(label: string, hint?: string) {
  return daySchema.meta(meta(label, 'day', hint));
}

/** An amount of money in whole pence. */
export function pence(label: string, hint?: string) {
  return z
    .int()
    .min(0)
    .max(1_000_000_000_000)
    .meta(meta(label, 'money', hint));
}

/** A whole number from 0, or from `min`. */
export function count(label: string, hint?: string, max = 1_000_000, min = 0) {
  return z
    .int()
    .min(min)
    .max(max)
    .meta(meta(label, 'count', hint));
}

/** Yes or no. */
export function flag(label: string, hint?: string) {
  return z.boolean().meta(meta(label, 'flag', hint));
}

/** One of a fixed list; `words` maps each stored value to what people read. */
export function choice<const Words extends Readonly<Record<string, string>>>(
  label: string,
  words: Words,
  hint?: string,
) {
  return z
    .enum(Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]], {
      error: `Select ${lowerFirst(label)}`,
    })
    .meta({ ...meta(label, 'choice', hint), 'x-words': words });
}

/** Some of a fixed list, at least one. */
export function choices<const Words extends Readonly<Record<string, string>>>(
  label: string,
  words: Words,
  hint?: string,
) {
  return z
    .array(z.enum(Object.keys(words) as [keyof Words & string, ...(keyof Words & string)[]]))
    .min(1, `Select ${lowerFirst(label)}`)
    .max(Object.keys(words).length)
    .meta({ ...meta(label, 'choices', hint), 'x-words': words });
}

/** One or more names, or short items, each 1 to 200 characters. */
export function names(label: string, hint?: string) {
  return z
    .array(z.string().trim().min(1).max(200).regex(printable, unprintable))
    .min(1, `Enter ${lowerFirst(label)}`)
    .max(50)
    .meta(meta(label, 'names', hint));
}

/** One or more groups of fields. */
export function groups<Shape extends z.ZodRawShape>(label: string, shape: Shape, hint?: string) {
  return z
    .array(z.strictObject(shape))
    .min(1, `Add ${lowerFirst(label)}`)
    .max(100)
    .meta(meta(label, 'groups', hint));
}

/** Another entry of the same case, by its event id. */
export function entryRef(label: string, hint?: string) {
  return z.uuid({ error: 'Choose an entry of this case' }).meta(meta(label, 'entry', hint));
}

/** Several entries of the same case, by event id. */
export function entryRefs(label: string, hint?: string) {
  return z
    .array(z.uuid())
    .min(1)
    .max(50)
    .meta(meta(label, 'entries', hint));
}

/** Something due in the same case, by the key of its obligation: `review/<entry id>/3`. */
export function obligationRef(label: string, hint?: string) {
  return z
    .string()
    .regex(
      /^[a-z-]+\/[0-9a-f-]{36}(\/[0-9a-z.-]{1,40})?$/,
      'Choose something that is due in this case',
    )
    .meta(meta(label, 'obligation', hint));
}

/** A web address beginning with http:// or https://. */
export function webAddress(label: string, hint?: string) {
  return (
    z
      .url({
        protocol: /^https?$/,
        error: 'Enter a web address that begins with https:// or http://',
      })
      .max(2000)
      // The parser of addresses takes what has no UTF-8, and leaves out what cannot be printed.
      .refine((text) => printable.test(text), unprintable)
      .meta(meta(label, 'url', hint))
  );
}

function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
