import { Answers } from '../forms/answers.js';
import type { Field } from '../forms/field.js';

/** The field that an answer's path belongs to; undefined where the form has none. */
export function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  return found(fields, path.split('.'));
}

/** Answers to questions that the form does not ask (any more). */
export function unaskedAnswers(fields: readonly Field[], answers: Answers): Answers {
  return Answers.of(answers.entries().filter(([path]) => fieldAt(fields, path) === undefined));
}

/** What an answer's question is called: the field's label, or the end of its path in words. */
export function labelAt(fields: readonly Field[], path: string): string {
  return fieldAt(fields, path)?.label ?? inWords(path);
}

function found(fields: readonly Field[], [key, ...rest]: readonly string[]): Field | undefined {
  const field = fields.find((one) => one.key === key);
  if (field === undefined) return undefined;
  switch (field.input) {
    case 'group':
      return rest.length === 0 ? field : found(field.fields, rest);
    case 'groups':
      // The row that "Add another" makes has no field of its own.
      return rest.length < 2 || rest[1] === 'added' ? field : found(field.fields, rest.slice(1));
    case 'pairs':
      return field;
    case 'date':
    case 'day':
      return rest.length < 2 ? field : undefined;
    default:
      return rest.length === 0 ? field : undefined;
  }
}

function inWords(path: string): string {
  const name = path.split('.').findLast((part) => /[a-z]/i.test(part)) ?? path;
  const words = name
    .replaceAll('-', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
