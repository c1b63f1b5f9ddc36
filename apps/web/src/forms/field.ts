import type { FieldInput as ActInput } from '@interventions/contracts';

/** How a form asks for a value: as the act says, with grades as pairs and vehicles to choose from. */
export type FieldInput = Exclude<ActInput, 'grades'> | 'pairs' | 'vehicle';

/** One thing to choose from. `group` puts it under a heading. */
export interface Option {
  readonly value: string;
  readonly text: string;
  readonly group?: string;
}

/** One field of a form, made from a JSON Schema. Its name on the form is the path of its value. */
export interface Field {
  readonly key: string;
  readonly input: FieldInput;
  readonly label: string;
  readonly hint: string | null;
  readonly required: boolean;
  /** May be sent as null: the source says that there is none. */
  readonly nullable: boolean;
  readonly options: readonly Option[];
  /** Fields of a group, or of each row of `groups`. */
  readonly fields: readonly Field[];
  readonly maxLength: number | null;
  readonly maxItems: number | null;
  readonly pattern: string | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Each line of `names` is a date. */
  readonly datesPerLine: boolean;
  /** What to say where a required answer is missing, if the label alone does not do. */
  readonly missing: string | null;
  /** How the rows of `groups` stand on a wide page: each in one line, or as columns side by side. */
  readonly shape: RowShape | null;
}

/**
 * How repeated rows stand on a wide page; on a narrow one they stand one below the other. Named ones are given: their
 * first field names each, and none is added or removed.
 */
export type RowShape = 'lines' | 'columns' | 'named';

/** A field with everything left at rest; for the few that no schema describes. */
export function plainField(given: Pick<Field, 'key' | 'input' | 'label'> & Partial<Field>): Field {
  return {
    hint: null,
    required: false,
    nullable: false,
    options: [],
    fields: [],
    maxLength: null,
    maxItems: null,
    pattern: null,
    minimum: null,
    maximum: null,
    datesPerLine: false,
    missing: null,
    shape: null,
    ...given,
  };
}

/** What is wrong with an answer: the path of its field and what to do. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** The path of a field under a prefix, `details.kind`. */
export function pathOf(prefix: string, key: string | number): string {
  return prefix === '' ? String(key) : `${prefix}.${key}`;
}

/** The element id of a path: letters, digits and hyphens only. */
export function idOf(path: string): string {
  return path.replace(/[^A-Za-z0-9]+/g, '-');
}
