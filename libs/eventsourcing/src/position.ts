import { EventStoreError } from './errors.js';
import type { Position } from './event.js';
import type { FormerEpoch } from './event-store.js';

const pattern = /^([0-9a-f]{8})-([0-9]{20})$/;

/** Whether a text can be a log's epoch: eight hexadecimal digits, lower case. */
export function isEpoch(text: string): boolean {
  return /^[0-9a-f]{8}$/.test(text);
}

/** The position of the n-th event of a log (from 1); 0 is the position before the first. */
export function positionAt(epoch: string, ordinal: number | bigint): Position {
  return `${epoch}-${String(ordinal).padStart(20, '0')}`;
}

/**
 * The place in the log that a position names. Throws `invalid-argument` for a text that is no position,
 * and for a position of another log: a checkpoint of a log that was since restored or replaced.
 */
export function ordinalOf(epoch: string, position: Position): bigint {
  const [, owner, ordinal] = pattern.exec(position) ?? [];
  if (owner === undefined || ordinal === undefined)
    throw new EventStoreError('invalid-argument', `"${position}" is not a position.`);
  if (owner !== epoch) {
    throw new EventStoreError(
      'invalid-argument',
      `Position ${position} belongs to another log than this one (${epoch}). Start from the beginning.`,
    );
  }
  return BigInt(ordinal);
}

/** Whether a text has the form of a position, of whichever log. */
export function isPosition(text: string): boolean {
  return pattern.test(text);
}

/** The epoch that a position begins with. */
export function epochOf(position: Position): string {
  return position.slice(0, 8);
}

/**
 * The position that names the same event in the present epoch of a log. Undefined for a position of another log, of
 * an event that this one lost when it was restored, and for a text that is no position.
 */
export function translatePosition(
  position: Position,
  epoch: string,
  formerEpochs: readonly FormerEpoch[],
): Position | undefined {
  const [, owner, digits = ''] = pattern.exec(position) ?? [];
  if (owner === epoch) return position;
  const former = formerEpochs.find((one) => one.epoch === owner);
  if (former === undefined || BigInt(digits) > former.upTo) return undefined;
  return positionAt(epoch, BigInt(digits));
}
