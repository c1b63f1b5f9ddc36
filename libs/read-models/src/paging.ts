import { QueryError } from './read-model.js';

/** An opaque place in a list, fit for a URL. */
export function encodeCursor(parts: readonly (string | number)[]): string {
  return btoa(encodeURIComponent(JSON.stringify(parts)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** The parts of a cursor that this service made. Throws `QueryError` for any other text. */
export function decodeCursor(cursor: string, length: number): readonly (string | number)[] {
  const parts = parse(cursor);
  if (!isCursor(parts) || parts.length !== length) throw noPlace();
  return parts;
}

/** A place in a list by the list’s name and order, so that it fits no other. */
export function encodePlace(list: string, key: string): string {
  return encodeCursor([list, key]);
}

/** The key of a place in this list; undefined for its start. Throws `QueryError` for a place in another. */
export function placeIn(list: string, cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [of, key] = decodeCursor(cursor, 2);
  if (of !== list || typeof key !== 'string') throw noPlace();
  return key;
}

function noPlace(): QueryError {
  return new QueryError('cursor', 'This is not a place in the list. Start from page 1.');
}

function isCursor(parts: unknown): parts is readonly (string | number)[] {
  return (
    Array.isArray(parts) &&
    parts.every((part) => typeof part === 'string' || typeof part === 'number')
  );
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(
      decodeURIComponent(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))),
    ) as unknown;
  } catch {
    return undefined;
  }
}

/** One page of a list in memory: by the keys of its items, which rise or fall along it and differ. */
export function pageOf<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  cursor: string | undefined,
  limit: number,
): { readonly items: readonly T[]; readonly next: string | null } {
  const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
  const at = after === undefined ? 0 : items.findIndex((item) => keyOf(item) === after) + 1;
  if (after !== undefined && at === 0)
    throw new QueryError('cursor', 'This place is no longer in the list. Start from page 1.');
  const page = items.slice(at, at + limit);
  const last = page.at(-1);
  return {
    items: page,
    next: last !== undefined && at + limit < items.length ? encodeCursor([keyOf(last)]) : null,
  };
}
