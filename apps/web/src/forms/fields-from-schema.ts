import { z } from 'zod';
import { plainField, type Field, type FieldInput, type Option } from './field.js';

const nodeSchema = z.looseObject({
  $ref: z.string().optional(),
  $defs: z.record(z.string(), z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  'x-input': z.string().optional(),
  'x-words': z.record(z.string(), z.string()).optional(),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
type Node = z.infer<typeof nodeSchema>;
type Definitions = Readonly<Record<string, unknown>>;

/**
 * The fields of an object's JSON Schema, in its order. Throws where the schema is not one of an object or
 * holds something that no form can ask for: the api and the pages are then of different versions.
 */
export function fieldsFromSchema(schema: unknown): readonly Field[] {
  const root = nodeSchema.parse(schema);
  const definitions = root.$defs ?? {};
  return fieldsOfNode(resolved(root, definitions), definitions);
}

function fieldsOfNode(node: Node, definitions: Definitions): readonly Field[] {
  const required = new Set(node.required ?? []);
  return Object.entries(node.properties ?? {}).map(([key, child]) =>
    fieldOf(key, resolved(nodeSchema.parse(child), definitions), required.has(key), definitions),
  );
}

function resolved(node: Node, definitions: Definitions): Node {
  const [first] = node.allOf ?? [];
  const reference = node.$ref ?? (first === undefined ? undefined : nodeSchema.parse(first).$ref);
  if (reference === undefined) return node;
  const name = reference.replace(/^#\/\$defs\//, '');
  const target = definitions[name];
  if (target === undefined) throw new Error(`The schema refers to ${reference}, which it lacks.`);
  const own = { ...node, $ref: undefined, allOf: undefined };
  const defined = Object.entries(own).filter(([, value]) => value !== undefined);
  return resolved({ ...nodeSchema.parse(target), ...Object.fromEntries(defined) }, definitions);
}

function fieldOf(key: string, node: Node, required: boolean, definitions: Definitions): Field {
  const variants = (node.anyOf ?? []).map((one) => resolved(nodeSchema.parse(one), definitions));
  const nullable = variants.some((one) => one.type === 'null');
  const base = variants.find((one) => one.type !== 'null');
  const merged: Node = base === undefined ? node : { ...base, ...node };
  const items =
    merged.items === undefined ? undefined : resolved(nodeSchema.parse(merged.items), definitions);
  return plainField({
    key,
    input: inputOf(merged),
    label: merged.title ?? key,
    hint: merged.description ?? null,
    required,
    nullable,
    options: optionsOf(merged, items),
    fields:
      items?.type === 'object'
        ? fieldsOfNode(items, definitions)
        : fieldsOfNode(merged, definitions),
    maxLength: merged.maxLength ?? null,
    maxItems: merged.maxItems ?? null,
    pattern: merged.pattern ?? null,
    minimum: merged.minimum ?? null,
    maximum: merged.maximum ?? null,
    datesPerLine: items?.['x-input'] === 'date',
  });
}

const known: ReadonlySet<string> = new Set<FieldInput>([
  'text',
  'textarea',
  'date',
  'day',
  'money',
  'count',
  'flag',
  'choice',
  'choices',
  'names',
  'group',
  'groups',
  'entry',
  'entries',
  'obligation',
  'url',
]);

function inputOf(node: Node): FieldInput {
  const named = node['x-input'];
  if (named === 'grades') return 'pairs';
  if (isInput(named)) return named;
  if (named !== undefined) throw new Error(`A form cannot ask for "${named}".`);
  switch (node.type) {
    case 'object':
      return 'group';
    case 'boolean':
      return 'flag';
    case 'integer':
    case 'number':
      return 'count';
    case 'array':
      return 'names';
    default:
      return node.enum === undefined ? 'text' : 'choice';
  }
}

function isInput(name: string | undefined): name is FieldInput {
  return name !== undefined && known.has(name);
}

function optionsOf(node: Node, items: Node | undefined): readonly Option[] {
  const value = z.looseObject({ enum: z.array(z.unknown()) }).safeParse(node.additionalProperties);
  const values = node.enum ?? items?.enum ?? (value.success ? value.data.enum : []);
  const words = node['x-words'] ?? {};
  return values
    .filter((one): one is string => typeof one === 'string')
    .map((one) => ({ value: one, text: words[one] ?? one }));
}
