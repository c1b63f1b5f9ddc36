import { z } from 'zod';
import { acts } from '@interventions/domain';
import { historySchema } from './history.schema.js';
import { referenceSchema } from './resolve-references.js';

type JsonSchema = Record<string, unknown>;

const reference = { $ref: '#/$defs/reference' };

/** What forms need and what only the import checks: left out, so that the schema can be read. */
const leftOut = /^(pattern|minLength|maxLength|minimum|maximum|maxItems)$/;
const alwaysLeftOut = /^(x-.*|default|propertyNames)$/;

/** The JSON Schema of a history file, with the details of every act in all their forms: older files stay valid. */
export function historyJsonSchema(): JsonSchema {
  const file = readable(z.toJSONSchema(historySchema, { io: 'input' }));
  const perAct = acts.map((act) => {
    const forms = [act.details, ...act.earlier.map(({ details }) => details)].map((form) => {
      const details = without(readable(z.toJSONSchema(form, { io: 'input' })), '$schema');
      return act.name === 'InterventionOpened' ? optional(details, 'laCode') : details;
    });
    const details = forms.length === 1 ? forms[0] : { anyOf: forms };
    return {
      if: { properties: { act: { const: act.name } } },
      then: {
        title: act.title,
        properties: { details: withReferences(details) as JsonSchema },
        ...(forms.every(hasRequired) && { required: ['details'] }),
      },
    };
  });
  return {
    ...withDetails(file),
    title: 'History of one council’s interventions',
    $defs: {
      reference: without(readable(z.toJSONSchema(referenceSchema)), '$schema'),
      details: { allOf: perAct },
    },
  };
}

/** Every entry also obeys the details of its act. */
function withDetails(file: JsonSchema): JsonSchema {
  return mapObjects(file, (object) => {
    const properties = object['properties'];
    return isObject(properties) && 'act' in properties
      ? { ...object, allOf: [{ $ref: '#/$defs/details' }] }
      : object;
  }) as JsonSchema;
}

/** An id inside details is written as a reference to a key. */
function withReferences(schema: unknown): unknown {
  return mapObjects(schema, (object) => (object['format'] === 'uuid' ? reference : object));
}

function mapObjects(value: unknown, change: (object: JsonSchema) => JsonSchema): unknown {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isObject(value)) return value;
  return change(
    Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, mapObjects(inner, change)]),
    ),
  );
}

function readable(schema: unknown): JsonSchema {
  return mapObjects(schema, (object) =>
    Object.fromEntries(
      Object.entries(object).filter(
        ([name, value]) => !alwaysLeftOut.test(name) && (isObject(value) || !leftOut.test(name)),
      ),
    ),
  ) as JsonSchema;
}

function without(schema: JsonSchema, name: string): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([other]) => other !== name));
}

function optional(schema: JsonSchema, field: string): JsonSchema {
  const required = schema['required'];
  return {
    ...schema,
    ...(Array.isArray(required) && { required: required.filter((name) => name !== field) }),
  };
}

function hasRequired(schema: JsonSchema): boolean {
  const required = schema['required'];
  return Array.isArray(required) && required.length > 0;
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
