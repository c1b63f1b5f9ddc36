import { z } from 'zod';

/** A JSON Schema as plain data. */
export type Schema = { readonly [keyword: string]: z.core.util.JSONType };

const anyJson = 'Json';

/** The named schemas of the document, gathered while it is made. */
export class Components {
  readonly #schemas = new Map<string, Schema>();

  /** A reference to a schema that has an id, or the schema itself. */
  use(schema: z.ZodType, io: 'input' | 'output' = 'output'): Schema {
    const made = toSchema(schema, io);
    const whole = without(made, '$schema', '$defs');
    for (const [name, definition] of Object.entries(
      (made['$defs'] ?? {}) as Record<string, Schema>,
    ))
      this.#add(nameOf(name), definition);
    const id = schema.meta()?.id;
    return id === undefined ? relinked(whole) : this.add(id, whole);
  }

  /** Names a schema; answers with a reference to it. */
  add(name: string, schema: Schema): Schema {
    this.#add(name, schema);
    return { $ref: `#/components/schemas/${name}` };
  }

  /** Every named schema in the order of their names. */
  all(): Readonly<Record<string, Schema>> {
    return Object.fromEntries([...this.#schemas].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  #add(name: string, schema: Schema): void {
    this.#schemas.set(name, relinked(without(schema, 'id', '$id')));
  }
}

/** A schema without some of its keywords. */
export function without(schema: Schema, ...keywords: readonly string[]): Schema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !keywords.includes(key)));
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const made = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return JSON.parse(JSON.stringify(made)) as Schema;
}

/** Definitions without a name of their own are those of any JSON value. */
function nameOf(name: string): string {
  return name.startsWith('__') ? anyJson : name;
}

function relinked(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === '$ref' && typeof value === 'string'
      ? value.replace(
          /^#\/\$defs\/(.*)$/,
          (_, name: string) => `#/components/schemas/${nameOf(name)}`,
        )
      : value,
  ) as Schema;
}
