import type { Answers } from './answers.js';
import {
  idOf,
  pathOf,
  type Field,
  type FieldError,
  type FieldInput,
  type Option,
  type RowShape,
} from './field.js';
import { linesOf, noneGiven } from './read-answers.js';

/** An option with whether it is chosen. */
export interface OptionView extends Option {
  readonly checked: boolean;
}

/** A field as a template shows it: everything decided, nothing left to compute. */
export interface FieldView {
  readonly path: string;
  readonly id: string;
  readonly input: FieldInput;
  readonly label: string;
  readonly hint: string | null;
  readonly required: boolean;
  readonly error: string | null;
  readonly value: string;
  readonly options: readonly OptionView[];
  readonly optionGroups: readonly {
    readonly name: string;
    readonly options: readonly OptionView[];
  }[];
  /** Parts of a date by name, and those with an error. */
  readonly parts: Readonly<Record<string, string>>;
  readonly partsInError: readonly string[];
  readonly fields: readonly FieldView[];
  readonly rows: readonly (readonly FieldView[])[];
  readonly shape: RowShape | null;
}

const parts = ['day', 'month', 'year', 'about', 'edtf'];

/** The views of fields under a prefix, filled with answers and marked with errors. */
export function viewFields(
  fields: readonly Field[],
  prefix: string,
  answers: Answers,
  errors: readonly FieldError[],
): readonly FieldView[] {
  return fields.map((field) => viewField(field, pathOf(prefix, field.key), answers, errors));
}

function viewField(
  field: Field,
  path: string,
  answers: Answers,
  errors: readonly FieldError[],
): FieldView {
  const options = optionsOf(field, path, answers);
  const inDate = isDate(field)
    ? errors.filter((error) => parts.some((part) => error.path === pathOf(path, part)))
    : [];
  return {
    path,
    id: idOf(path),
    input: field.input,
    label: field.label,
    hint: field.hint,
    required: field.required,
    error: errors.find((error) => error.path === path)?.message ?? inDate[0]?.message ?? null,
    value: shownValue(field, path, answers),
    options,
    optionGroups: groupsOf(options),
    parts: isDate(field)
      ? Object.fromEntries(parts.map((part) => [part, answers.text(pathOf(path, part))]))
      : {},
    partsInError: inDate.map((error) => error.path.slice(path.length + 1)),
    fields: field.input === 'group' ? viewFields(field.fields, path, answers, errors) : [],
    rows: rowsOf(field, path, answers, errors),
    shape: field.shape,
  };
}

/** Ids of everything that an error can point at. */
export function idsOf(views: readonly FieldView[]): ReadonlySet<string> {
  return new Set(
    views.flatMap((view) => [
      ...(Object.keys(view.parts).length === 0 ? [view.id] : []),
      ...Object.keys(view.parts).map((part) => idOf(pathOf(view.path, part))),
      ...idsOf([...view.fields, ...view.rows.flat()]),
    ]),
  );
}

/** Whether an error lies on one of the views or below it. */
export function hasError(views: readonly FieldView[], errors: readonly FieldError[]): boolean {
  return errors.some((error) =>
    views.some((view) => error.path === view.path || error.path.startsWith(`${view.path}.`)),
  );
}

function isDate(field: Field): boolean {
  return field.input === 'date' || field.input === 'day';
}

/** A vehicle's key is shown as the name it stands for; of names that are offered to tick, the others are left to write. */
function shownValue(field: Field, path: string, answers: Answers): string {
  const text = answers.text(path);
  if (field.input === 'names' && field.options.length > 0)
    return chosenNames(path, answers)
      .filter((line) => !field.options.some(({ value }) => value === line))
      .join('\n');
  if (field.input !== 'vehicle') return text;
  return field.options.find((option) => option.value === text)?.text ?? text;
}

function optionsOf(field: Field, path: string, answers: Answers): readonly OptionView[] {
  const chosen = field.input === 'names' ? chosenNames(path, answers) : answers.all(path);
  const extra: readonly Option[] = field.nullable
    ? [{ value: noneGiven, text: 'The report gives none' }]
    : [];
  return [...field.options, ...extra].map((option) => ({
    ...option,
    checked: chosen.includes(option.value),
  }));
}

function chosenNames(path: string, answers: Answers): readonly string[] {
  return answers.all(path).flatMap(linesOf);
}

function groupsOf(options: readonly OptionView[]): FieldView['optionGroups'] {
  const names = [...new Set(options.map((option) => option.group ?? ''))];
  return names.map((name) => ({
    name,
    options: options.filter((option) => (option.group ?? '') === name),
  }));
}

function rowsOf(
  field: Field,
  path: string,
  answers: Answers,
  errors: readonly FieldError[],
): FieldView['rows'] {
  if (field.input !== 'groups' && field.input !== 'pairs') return [];
  const inRow = field.input === 'groups' ? field.fields : pairFields(field);
  return Array.from({ length: Math.max(answers.rowsAt(path), 1) }, (_, row) =>
    viewFields(inRow, pathOf(path, row), answers, errors),
  );
}

/** A pair is asked for as its name and its value, chosen where the values are fixed. */
function pairFields(field: Field): readonly Field[] {
  const { options } = field;
  const asked = { ...field, hint: null, required: true, maxLength: null, fields: [] };
  return [
    { ...asked, key: 'name', input: 'text', label: 'Heading', options: [] },
    { ...asked, key: 'value', input: options.length > 0 ? 'choice' : 'text', label: 'Grade' },
  ];
}
