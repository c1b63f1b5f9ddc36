import type { Answers } from './answers.js';
import { pathOf, type Field, type FieldError } from './field.js';
import type { Json } from './json.js';
import { dateFromText, freeDateMessage, readDate } from './read-date.js';
import { readCount, readLine, readMoney, sentenceLabel, type TextReading } from './read-text.js';
import { keyFromName } from './vehicle-key.js';

/** The value of a field or form, undefined where nothing was given, and everything that is wrong with it. */
export interface Reading<Value = Json> {
  readonly value?: Value;
  readonly errors: readonly FieldError[];
}

const noAnswer: Reading = { errors: [] };

/** The value of an object's fields. Blank optional fields are left out. */
export function readFields(
  fields: readonly Field[],
  prefix: string,
  answers: Answers,
): Reading<Readonly<Record<string, Json>>> {
  const readings = fields.map((field) => [field.key, readField(field, prefix, answers)] as const);
  return {
    value: Object.fromEntries(
      readings.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]])),
    ),
    errors: readings.flatMap(([, { errors }]) => errors),
  };
}

/** The value of one field; says so where a required one is blank. */
export function readField(field: Field, prefix: string, answers: Answers): Reading {
  const path = pathOf(prefix, field.key);
  const reading = readAny(field, path, answers);
  if (!field.required || reading.value !== undefined || reading.errors.length > 0) return reading;
  return { errors: [{ path, message: missing(field) }] };
}

function readAny(field: Field, path: string, answers: Answers): Reading {
  switch (field.input) {
    case 'text':
    case 'textarea':
    case 'url':
      return readOne(path, answers, (text) => readLine(field, text));
    case 'money':
      return readOne(path, answers, (text) => readMoney(field, text));
    case 'count':
      return readOne(path, answers, (text) => readCount(field, text));
    case 'vehicle':
      return readOne(path, answers, (text) => readLine(field, keyFromName(text, field.options)));
    case 'date':
    case 'day':
      return readDate(field, path, answers);
    case 'flag': {
      const text = answers.text(path);
      return text === '' ? noAnswer : { value: text === 'yes', errors: [] };
    }
    case 'choice':
    case 'entry':
    case 'obligation':
      return readChoice(field, path, answers.text(path));
    case 'choices':
    case 'entries':
      return readChoices(field, path, answers.all(path));
    case 'names':
      return readNames(field, path, answers);
    case 'group':
      return field.required || answers.filledAt(path)
        ? readFields(field.fields, path, answers)
        : noAnswer;
    case 'groups':
      return readRows(field, path, answers);
    case 'pairs':
      return readPairs(field, path, answers);
    default:
      return field.input satisfies never;
  }
}

function readOne(path: string, answers: Answers, read: (text: string) => TextReading): Reading {
  const text = answers.text(path);
  if (text.trim() === '') return noAnswer;
  const reading = read(text);
  return 'message' in reading
    ? { errors: [{ path, message: reading.message }] }
    : { value: reading.value, errors: [] };
}

/** The option that stands for null. */
export const noneGiven = '-none-';

function readChoice(field: Field, path: string, text: string): Reading {
  if (text === '') return noAnswer;
  if (text === noneGiven && field.nullable) return { value: null, errors: [] };
  return field.options.some((option) => option.value === text)
    ? { value: text, errors: [] }
    : { errors: [{ path, message: missing(field) }] };
}

function readChoices(field: Field, path: string, texts: readonly string[]): Reading {
  const chosen = texts.filter((text) => text !== '');
  if (chosen.length === 0) return noAnswer;
  return chosen.every((text) => field.options.some((option) => option.value === text))
    ? { value: [...new Set(chosen)], errors: [] }
    : { errors: [{ path, message: missing(field) }] };
}

/** The lines of a list, blanks left out. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function readNames(field: Field, path: string, answers: Answers): Reading {
  const given = answers.all(path).flatMap(linesOf);
  const lines = field.options.length > 0 ? [...new Set(given)] : given;
  if (lines.length === 0) return noAnswer;
  if (field.maxItems !== null && lines.length > field.maxItems)
    return {
      errors: [{ path, message: `${field.label} must have ${field.maxItems} lines or fewer` }],
    };
  if (!field.datesPerLine) {
    const long = lines.find((line) => line.length > 200);
    return long === undefined
      ? { value: lines, errors: [] }
      : {
          errors: [{ path, message: `${field.label}: each line must be 200 characters or fewer` }],
        };
  }
  const dates = lines.map(dateFromText);
  return dates.every((date) => date !== undefined)
    ? { value: dates, errors: [] }
    : { errors: [{ path, message: `${field.label}, one per line: ${freeDateMessage}` }] };
}

function readRows(field: Field, path: string, answers: Answers): Reading {
  const rows = rowPaths(path, answers).map((row) => readFields(field.fields, row, answers));
  if (rows.length === 0) return noAnswer;
  return {
    value: rows.map(({ value }) => value ?? {}),
    errors: rows.flatMap(({ errors }) => errors),
  };
}

function readPairs(field: Field, path: string, answers: Answers): Reading {
  const rows = rowPaths(path, answers).map((row) => ({
    row,
    name: answers.text(pathOf(row, 'name')).trim(),
    value: answers.text(pathOf(row, 'value')).trim(),
  }));
  const errors = rows.flatMap(({ row, name, value }) =>
    name === ''
      ? [{ path: pathOf(row, 'name'), message: 'Enter the heading of the grade' }]
      : value === ''
        ? [{ path: pathOf(row, 'value'), message: `Enter the grade for ${name}` }]
        : [],
  );
  if (rows.length === 0 && !field.required) return noAnswer;
  return {
    value: Object.fromEntries(rows.map(({ name, value }) => [headingKey(name), value])),
    errors,
  };
}

/** A heading as it is stored: `help-and-protection`. */
export function headingKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
}

function rowPaths(path: string, answers: Answers): readonly string[] {
  return Array.from({ length: answers.rowsAt(path) }, (_, row) => pathOf(path, row)).filter((row) =>
    answers.filledAt(row),
  );
}

function missing(field: Field): string {
  if (field.missing !== null) return field.missing;
  const label = sentenceLabel(field.label);
  switch (field.input) {
    case 'choice':
    case 'choices':
    case 'entry':
    case 'entries':
    case 'obligation':
      return `Select ${label}`;
    case 'flag':
      return `Select yes or no for “${field.label}”`;
    case 'groups':
    case 'pairs':
      return `Add ${label}`;
    default:
      return `Enter ${label}`;
  }
}
