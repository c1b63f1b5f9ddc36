import { z } from 'zod';
import { keySchema } from './history.schema.js';
import type { HistoryIndex } from './history-index.js';

/** A reference inside `details`: to an entry or an intervention, of this file unless `file` names another. */
export const referenceSchema = z.union([
  z.strictObject({ entry: keySchema, file: keySchema.optional() }),
  z.strictObject({ intervention: keySchema, file: keySchema.optional() }),
]);

/** A reference that leads nowhere: where it stands, and what is wrong. */
export type BrokenReference = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Replaces every reference in a value by the id it stands for. */
export function resolveReferences(
  value: unknown,
  file: string,
  index: HistoryIndex,
): { readonly value: unknown; readonly broken: readonly BrokenReference[] } {
  const broken: BrokenReference[] = [];
  const visit = (part: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(part)) return part.map((item, at) => visit(item, [...path, at]));
    if (typeof part !== 'object' || part === null) return part;
    const reference = referenceSchema.safeParse(part);
    if (!reference.success)
      return Object.fromEntries(
        Object.entries(part).map(([name, inner]) => [name, visit(inner, [...path, name])]),
      );
    const home = reference.data.file ?? file;
    const [kind, key] =
      'entry' in reference.data
        ? (['entry', reference.data.entry] as const)
        : (['intervention', reference.data.intervention] as const);
    const id = (kind === 'entry' ? index.entries : index.interventions).get(`${home}#${key}`);
    if (id === undefined)
      broken.push({ path, message: `There is no ${kind} with the key “${key}” in ${home}` });
    return id;
  };
  return { value: visit(value, []), broken };
}
