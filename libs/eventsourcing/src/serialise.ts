import { EventStoreError } from './errors.js';
import type { NewEvent } from './event.js';

/** The one size limit, in bytes of data, metadata and type: of one event, and of all events of an append. */
export const defaultMaxAppendBytes = 1024 * 1024;

/** An event as its bytes: what every adapter stores and gives back unchanged. */
export type SerialisedEvent = {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string | null;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
// A NUL would cut a stored name short, and a lone surrogate has no UTF-8: neither would be read back.
const unstorable = /[\p{Cc}\p{Cs}]/u;
const maxDepth = 200;

/**
 * Checks a stream name: 1 to 300 characters of well-formed text without control characters, and no system
 * name (`$…`). Throws `invalid-argument`.
 */
export function checkStreamName(stream: string): void {
  if (!isName(stream) || stream.length > 300) {
    throw new EventStoreError(
      'invalid-argument',
      'A stream name has 1 to 300 characters, none of them a control character, and does not begin with "$".',
    );
  }
}

function isName(text: string): boolean {
  return text !== '' && !text.startsWith('$') && !unstorable.test(text);
}

/**
 * Turns an append's events into bytes, before any I/O. Throws `invalid-argument` (no events, an id that is
 * no UUID or stands twice, an empty or system type), `invalid-event` (a value that JSON would lose) or
 * `too-large`, naming the limit.
 */
export function serialise(
  events: readonly NewEvent[],
  maxBytes = defaultMaxAppendBytes,
): readonly SerialisedEvent[] {
  if (events.length === 0)
    throw new EventStoreError('invalid-argument', 'An append needs at least one event.');
  const seen = new Set<string>();
  const serialised = events.map((event) => {
    if (!uuid.test(event.id))
      throw new EventStoreError('invalid-argument', `Event id "${event.id}" is not a UUID.`);
    const id = event.id.toLowerCase();
    if (seen.has(id))
      throw new EventStoreError('invalid-argument', `Event id ${id} stands twice in one append.`);
    seen.add(id);
    if (!isName(event.type)) {
      throw new EventStoreError(
        'invalid-argument',
        'An event type is not empty, holds no control characters and does not begin with "$".',
      );
    }
    const data = toJson(event.data, event.type);
    const metadata = event.metadata === undefined ? null : toJson(event.metadata, event.type);
    return { id, type: event.type, data, metadata };
  });
  checkSize(serialised, maxBytes);
  return serialised;
}

function checkSize(events: readonly SerialisedEvent[], maxBytes: number): void {
  // No UTF-16 unit takes more than three bytes, so most appends need no counting.
  if (3 * totalOf(events, (text) => text.length) <= maxBytes) return;
  if (totalOf(events, utf8Length) > maxBytes) {
    throw new EventStoreError(
      'too-large',
      `An append holds at most ${maxBytes} bytes. Shorten the text, or split the act.`,
    );
  }
}

function totalOf(events: readonly SerialisedEvent[], sizeOf: (text: string) => number): number {
  let total = 0;
  for (const { type, data, metadata } of events) {
    total += sizeOf(type) + sizeOf(data) + sizeOf(metadata ?? '');
  }
  return total;
}

function toJson(value: unknown, type: string): string {
  if (!isKeptByJson(value, 0)) {
    throw new EventStoreError(
      'invalid-event',
      `An event of type ${type} holds a value that JSON cannot keep: undefined, a function, a symbol, a bigint, NaN, an infinity, -0, an object that is not plain, or more than ${maxDepth} levels.`,
    );
  }
  return JSON.stringify(value);
}

/** Whether a value is what `JSON.parse` gives back for it. Runs for every append, so it builds nothing. */
function isKeptByJson(value: unknown, depth: number): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0);
    case 'object':
      return value === null || (depth <= maxDepth && areKeptByJson(value, depth + 1));
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      return false;
  }
}

function areKeptByJson(container: object, depth: number): boolean {
  if (Array.isArray(container)) {
    for (let index = 0; index < container.length; index += 1) {
      if (!isKeptByJson(container[index], depth)) return false;
    }
    return true;
  }
  if (!isPlain(container)) return false;
  for (const key in container) {
    if (!isKeptByJson((container as Readonly<Record<string, unknown>>)[key], depth)) return false;
  }
  return true;
}

/** True for objects of literals and of `JSON.parse`, of any realm, and for those without prototype. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === Object.prototype ||
    prototype === null ||
    Object.getPrototypeOf(prototype) === null
  );
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 2;
      index += 1;
    } else bytes += 2;
  }
  return bytes;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
