import type { z } from 'zod';
import {
  processEvents,
  storedTypesOf,
  systemEvents,
  type ActDefinition,
} from '@interventions/domain';

/** An event type that is or was stored, and the schema of its data in that version. */
export type StoredType = { readonly type: string; readonly data: z.ZodType };

/** An event of a golden history. */
export type GoldenData = { readonly type: string; readonly data: unknown };

/** What every version of the given acts is stored as. */
export function storedTypes(acts: readonly ActDefinition[]): readonly StoredType[] {
  return acts.flatMap((act) =>
    storedTypesOf(act).map((type) => ({
      type,
      data: act.earlier.find(({ stored }) => stored === type)?.data ?? act.data,
    })),
  );
}

/** The events that the service records of itself, those of processes apart. */
export const serviceTypes: readonly StoredType[] = systemEvents
  .filter((event) => !processEvents.includes(event))
  .map(({ stored, data }) => ({ type: stored, data }));

/** The events of processes. */
export const processTypes: readonly StoredType[] = processEvents.map(({ stored, data }) => ({
  type: stored,
  data,
}));

/** Types and versions that no golden line holds: `npm run golden` adds one. */
export function withoutGoldenLine(
  types: readonly StoredType[],
  golden: readonly GoldenData[],
): readonly string[] {
  const held = new Set(golden.map(({ type }) => type));
  return types.map(({ type }) => type).filter((type) => !held.has(type));
}

/** Golden events that are stored as no known type, or that the schema of their version no longer takes as they are. */
export function noLongerRead(
  types: readonly StoredType[],
  golden: readonly GoldenData[],
): readonly string[] {
  return golden.flatMap(({ type, data }) => {
    const known = types.find((one) => one.type === type);
    if (known === undefined) return [`${type} is not known any more`];
    const parsed = known.data.safeParse(data);
    if (!parsed.success) return [`${type} is refused: ${parsed.error.issues[0]?.message ?? ''}`];
    const isSame = JSON.stringify(sorted(parsed.data)) === JSON.stringify(sorted(data));
    return isSame ? [] : [`${type} is read as something else`];
  });
}

/** The golden histories that fold to another state than the one stored with them. */
export function foldOtherwise<History extends { readonly about: string; readonly state: unknown }>(
  histories: readonly History[],
  fold: (history: History) => unknown,
): readonly string[] {
  return histories
    .filter((history) => {
      const state: unknown = JSON.parse(JSON.stringify(fold(history)));
      return JSON.stringify(sorted(state)) !== JSON.stringify(sorted(history.state));
    })
    .map(({ about }) => about);
}

/** A JSON value with the keys of its objects in order: their order says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
