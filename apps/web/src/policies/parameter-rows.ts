import { z } from 'zod';
import { upperFirst } from '../rendering/filters.js';

const parameterSchema = z.looseObject({
  value: z.json(),
  rule: z.string().optional(),
  reason: z.string().optional(),
});

/** A parameter of a policy as people read it. */
export interface ParameterRow {
  readonly name: string;
  readonly text: string;
  /** The rule that states it, or why it is not defined. */
  readonly source: string | null;
}

/** The parameters of a policy in words; what is not defined says so. */
export function parameterRows(
  parameters: Readonly<Record<string, unknown>>,
): readonly ParameterRow[] {
  return Object.entries(parameters).map(([key, raw]) => {
    const parsed = parameterSchema.safeParse(raw);
    const { value, rule, reason } = parsed.success
      ? parsed.data
      : { value: JSON.stringify(raw), rule: undefined, reason: undefined };
    return {
      name: upperFirst(key.replace(/([A-Z])/g, ' $1').toLowerCase()),
      text: value === 'undefined' ? 'Not defined' : words(value),
      source: rule === undefined ? (reason ?? null) : `Rule ${rule}`,
    };
  });
}

function words(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.map(words).join(', ');
  return upperFirst(String(value).replaceAll('-', ' '));
}
