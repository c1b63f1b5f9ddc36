import { z } from 'zod';
import { actNamed } from '@interventions/domain';
import { ProblemException } from './problem.js';
import { validate } from './validate.js';

function problemFor(schema: z.ZodType, value: unknown): ProblemException['extra'] {
  try {
    validate(schema, value);
  } catch (error) {
    if (error instanceof ProblemException) return error.extra;
    throw error;
  }
  throw new Error('It was valid.');
}

describe('validate', () => {
  it('gives the value as the schema reads it', () => {
    expect(validate(z.strictObject({ a: z.string().trim() }), { a: ' x ' })).toEqual({ a: 'x' });
  });

  it.each<[string, z.ZodType, unknown, string, string]>([
    ['a missing field', z.strictObject({ a: z.string() }), {}, 'a', 'This is needed.'],
    ['a wrong type', z.strictObject({ a: z.string() }), { a: 1 }, 'a', 'This must be text.'],
    ['no object at all', z.strictObject({}), 'x', '', 'This must be a group of fields.'],
    ['an unknown field', z.strictObject({}), { b: 1 }, 'b', 'There is no such field.'],
    [
      'a long text',
      z.strictObject({ a: z.string().max(3) }),
      { a: 'abcd' },
      'a',
      'This must be at most 3 characters.',
    ],
    [
      'a wrong choice',
      z.strictObject({ a: z.enum(['x', 'y']) }),
      { a: 'z' },
      'a',
      'This must be one of: x, y.',
    ],
    ['no id', z.strictObject({ a: z.uuid() }), { a: 'z' }, 'a', 'This must be an id.'],
  ])('says in plain words: %s', (_case, schema, value, field, message) => {
    expect(problemFor(schema, value).errors).toEqual([{ field, message }]);
  });

  it('names every field at fault, in the schema’s own words where it has them', () => {
    const { errors, field } = problemFor(actNamed('DirectionIssued').input, {
      effectiveOn: 'yesterday',
      details: { kind: 'military', extra: 1 },
      policyVersion: 'mine',
    });
    expect(errors?.map((one) => one.field)).toEqual(
      expect.arrayContaining(['effectiveOn', 'details.kind', 'details.extra', 'policyVersion']),
    );
    expect(field).toBe(errors?.[0]?.field);
    expect(errors?.find((one) => one.field === 'details.kind')?.message).toBe(
      'Select kind of direction',
    );
  });
});
