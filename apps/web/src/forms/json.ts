/** A value as it is sent. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The values of an object by key. */
export type JsonRecord = Readonly<Record<string, Json>>;

/** A single value as text; a list or an object as JSON. */
export function textOf(value: Json): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

/** The items of a list; a single value is a list of one. */
export function itemsOf(value: Json): readonly Json[] {
  return isList(value) ? value : [value];
}

/** The values of an object; nothing else has any. */
export function recordOf(value: Json | undefined): JsonRecord {
  return isRecord(value) ? value : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}
