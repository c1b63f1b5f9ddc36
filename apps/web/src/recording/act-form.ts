import type { ActDescription, TimelineEntry } from '@interventions/contracts';
import { Answers } from '../forms/answers.js';
import { answersFromValue } from '../forms/answers-from-value.js';
import type { Field, FieldError } from '../forms/field.js';
import { fieldsFromSchema } from '../forms/fields-from-schema.js';
import type { Json } from '../forms/json.js';
import { readFields } from '../forms/read-answers.js';
import { summaryOf, type SummaryRow } from '../forms/summary.js';
import { withOptions } from './entry-options.js';
import type { Subject } from './subject.js';

/** Which form of an act is asked for, besides its route: kept in the page's address and in its hidden fields. */
export interface FormVariant {
  /** The entry that a record-keeping act is about. */
  readonly target?: string;
  /** The framework and period of a judgement. */
  readonly framework?: string;
  /** Key of the deadline that it is about; it only fills in the form. */
  readonly deadline?: string;
  /** The uploaded file that evidence attaches, as its upload put it into the address. */
  readonly file?: string;
  /** The entry that evidence belongs to; it only fills in the form. */
  readonly about?: string;
  /** Number of the claim to accept; it only fills in the form. */
  readonly claim?: string;
  /** The name that the form of a handover begins with. */
  readonly officer?: string;
}

/** A part of a page that is made for an act: a template and what it shows. */
export interface PagePart {
  readonly template: string;
  readonly model: Readonly<Record<string, unknown>>;
}

/** The form of one act for one case or council. */
export interface ActForm {
  readonly act: ActDescription;
  readonly subject: Subject;
  readonly variant: FormVariant;
  /** Everything asked, in the order of the summary. */
  readonly fields: readonly Field[];
  /** Answers that it begins with. */
  readonly start: Answers;
  /** The entry that it is about. */
  readonly target: TimelineEntry | null;
  /** What is said above the questions besides the act's own hint. */
  readonly intro: readonly string[];
  /** The body to send, from the values of the fields; or what is wrong with them together. */
  readonly toBody: (value: Values) => { readonly body: Values } | { readonly error: FieldError };
  /** Replaces the summary of the answers, where it says more. */
  readonly summary?: (value: Values) => readonly SummaryRow[];
  /** What stands above the questions of a page made for the act; all of its questions are then in sight. */
  readonly about?: PagePart;
  /** What the answers come to, below those to check. */
  readonly comesTo?: (body: Values) => PagePart | null;
  /** The step before the form: the button that goes back to it with every answer kept. */
  readonly back?: { readonly value: string; readonly text: string };
  /** Hidden fields that travel with it besides its answers. */
  readonly carried?: readonly { readonly name: string; readonly value: string }[];
}

/** The values of a form by the key of each field. */
export type Values = Readonly<Record<string, Json>>;

/** The result of reading a form: the body and its summary, or what is wrong. */
export type FormReading =
  | { readonly body: Values; readonly summary: readonly SummaryRow[] }
  | { readonly errors: readonly FieldError[] };

/** The fields of an act's input in the order in which people are asked. */
export function inputFields(act: ActDescription, subject: Subject): readonly Field[] {
  const fields = withOptions(fieldsFromSchema(act.input), act, subject);
  const order = ['effectiveOn', 'details', 'source', 'reason', 'legalBasis', 'note', 'claims'];
  return [...fields].sort((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
}

/** The form of an act that needs nothing special. */
export function plainForm(act: ActDescription, subject: Subject): ActForm {
  const fields = inputFields(act, subject);
  return {
    act,
    subject,
    variant: {},
    fields,
    start:
      act.legalBasis === null
        ? Answers.none
        : answersFromValue(fields, { legalBasis: act.legalBasis }),
    target: null,
    intro: [],
    toBody: (value) => ({ body: value }),
  };
}

/** Replaces fields of the details by name; a null leaves one out. */
export function changeDetails(
  fields: readonly Field[],
  change: (detail: Field) => Field | null,
): readonly Field[] {
  return fields.map((field) =>
    field.key === 'details'
      ? { ...field, fields: field.fields.flatMap((detail) => change(detail) ?? []) }
      : field,
  );
}

/** Reads the answers of a form. */
export function readForm(form: ActForm, answers: Answers): FormReading {
  const { value, errors } = readFields(form.fields, '', answers);
  if (value === undefined || errors.length > 0) return { errors };
  const made = form.toBody(value);
  if ('error' in made) return { errors: [made.error] };
  return {
    body: made.body,
    summary: form.summary?.(value) ?? summaryOf(form.fields, '', value),
  };
}
