import fc from 'fast-check';
import { z } from 'zod';
import { acts, type ActDefinition, type ActName } from '../case/index.js';
import { anyEdtf, caseDay } from './dates.arbitraries.js';

type JsonSchema = {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly $ref?: string;
};

const schemas = new Map<string, fc.Arbitrary<unknown>>();

/** Bodies that the schema of an act takes, made from the schema itself. */
export function anyInputOf(act: ActDefinition): fc.Arbitrary<unknown> {
  const known = schemas.get(act.name);
  if (known !== undefined) return known;
  const made = anyValueOf(act.input);
  schemas.set(act.name, made);
  return made;
}

/** Values that a schema takes, made from the schema itself. */
export function anyValueOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return fromSchema(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
}

/** Any act with a body that its schema takes. */
export function anyAct(): fc.Arbitrary<{ readonly act: ActName; readonly input: unknown }> {
  return fc
    .constantFrom(...acts)
    .chain((act) => anyInputOf(act).map((input) => ({ act: act.name, input })));
}

function fromSchema(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) return fc.jsonValue({ maxDepth: 2 });
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(fromSchema));
  switch (schema.type) {
    case 'object':
      return fromObject(schema);
    case 'array':
      return fc.array(fromSchema(schema.items ?? {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 3, (schema.minItems ?? 0) + 2),
      });
    case 'string':
      return fromString(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function fromObject(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined) {
    const fields = Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, fromSchema(field)]),
    );
    return fc.record(fields, { requiredKeys: [...(schema.required ?? [])], noNullPrototype: true });
  }
  const values =
    typeof additionalProperties === 'object'
      ? fromSchema(additionalProperties)
      : fc.jsonValue({ maxDepth: 1 });
  const keys =
    schema.propertyNames?.pattern === undefined
      ? fc.stringMatching(/^[a-z]{1,12}$/)
      : fc.stringMatching(/^[a-z]{1,8}(-[a-z]{1,8})?$/);
  return fc.dictionary(keys, values, { maxKeys: 4, noNullPrototype: true });
}

function fromString(schema: JsonSchema): fc.Arbitrary<string> {
  switch (schema.format) {
    case 'edtf':
      return fc.oneof({ weight: 3, arbitrary: caseDay }, { weight: 1, arbitrary: anyEdtf });
    case 'date':
      return caseDay;
    case 'uuid':
      return fc.uuid();
    case 'uri':
      return fc.webUrl();
    default:
  }
  const shape = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u');
  if (shape !== undefined && !shape.test('Plain text'))
    return fc
      .stringMatching(shape, { size: 'small' })
      .filter((text) => text.length <= (schema.maxLength ?? 300));
  return fc
    .string({ minLength: 1, maxLength: Math.min(schema.maxLength ?? 40, 40), unit: 'grapheme' })
    .filter((text) => text.trim() !== '' && (shape?.test(text.trim()) ?? true));
}
