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
const control = /\p{Cc}/u;
const loneSurrogate = /\p{Cs}/u;
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
  return text !== '' && !text.startsWith('$') && !control.test(text) && !loneSurrogate.test(text);
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
  const texts = events.flatMap(({ type, data, metadata }) => [type, data, metadata ?? '']);
  // No UTF-16 unit takes more than three bytes, so most appends need no counting.
  if (texts.reduce((most, text) => most + 3 * text.length, 0) <= maxBytes) return;
  if (texts.reduce((total, text) => total + utf8Length(text), 0) > maxBytes) {
    throw new EventStoreError(
      'too-large',
      `An append holds at most ${maxBytes} bytes. Shorten the text, or split the act.`,
    );
  }
}

function toJson(value: unknown, type: string): string {
  const fault = whatJsonWouldLose(value, 0);
  if (fault !== undefined)
    throw new EventStoreError(
      'invalid-event',
      `An event of type ${type} holds ${fault}, which cannot be stored as JSON.`,
    );
  return JSON.stringify(value);
}

function whatJsonWouldLose(value: unknown, depth: number): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0)
      ? undefined
      : `the number ${Object.is(value, -0) ? '-0' : value}`;
  if (typeof value !== 'object') return `a value of type ${typeof value}`;
  if (depth > maxDepth) return `a structure more than ${maxDepth} levels deep`;
  if (Array.isArray(value)) return firstFault(value, depth);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    return 'an object that is not plain';
  }
  return firstFault(Object.values(value), depth);
}

function firstFault(values: readonly unknown[], depth: number): string | undefined {
  for (let index = 0; index < values.length; index += 1) {
    const fault = whatJsonWouldLose(values[index], depth + 1);
    if (fault !== undefined) return fault;
  }
  return undefined;
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
