import type { z } from 'zod';
import { problem } from './problem.js';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
};

/** Reads a value by its schema. Throws 400 that names every field at fault in plain words. */
export function validate<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  code: 'invalid-body' | 'invalid-query' = 'invalid-body',
): z.infer<Schema> {
  const result = schema.safeParse(value, { error: inPlainWords });
  if (result.success) return result.data;
  const errors = result.error.issues.flatMap(errorsOf).slice(0, 50);
  const [first] = errors;
  throw problem(code, first?.message ?? 'The request is not valid.', {
    errors,
    remedy: 'Correct the fields named and send it again.',
    ...(first !== undefined && first.field !== '' && { field: first.field }),
  });
}

function errorsOf(issue: Issue): readonly { readonly field: string; readonly message: string }[] {
  const path = issue.path.map(String);
  if (issue.code !== 'unrecognized_keys')
    return [{ field: path.join('.'), message: issue.message }];
  return issue.keys.map((key) => ({
    field: [...path, key.slice(0, 100)].join('.'),
    message: 'There is no such field.',
  }));
}

/** Words for what the schemas have no words of their own for. */
function inPlainWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is needed.'
        : `This must be ${typeWords[issue.expected] ?? issue.expected}.`;
    case 'too_big':
      return `This must be at most ${String(issue.maximum)}${unitOf(issue.origin)}.`;
    case 'too_small':
      return `This must be at least ${String(issue.minimum)}${unitOf(issue.origin)}.`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `This must be ${String(issue.values[0])}.`
        : `This must be one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'uuid' ? 'This must be an id.' : 'This is not in the right form.';
    default:
      return undefined;
  }
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' items' : '';
}
