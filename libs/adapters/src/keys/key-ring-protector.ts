import {
  EventStoreError,
  type Json,
  type JsonObject,
  type Protector,
} from '@interventions/eventsourcing';
import { faultOf } from '../sqlite/index.js';
import { erasableIn, hide, unhide, type Erasable } from './erasable-value.js';
import type { SubjectKey } from './subject-keys.js';

/** A field of an event's data that can be erased, and whose it is: undefined for one acting in office. */
export type PersonalField = {
  readonly field: string;
  readonly subjectOf: (data: JsonObject) => string | undefined;
};

/** The personal fields of an event type. */
export type PersonalFields = (type: string) => readonly PersonalField[];

/** Where the keys of people are kept. */
export interface KeyRing {
  /** The key of a subject, made now when there is none; it is safely kept once this resolves. */
  keyOf(subject: string): SubjectKey | Promise<SubjectKey>;
  /** The key that hid a value; undefined once erased. Throws where that is not known. */
  keyOfValue(value: Erasable): Uint8Array | undefined;
}

/** What stands in place of a value whose key was erased. */
export const erasedText = '[erased]';

/**
 * Hides personal fields under a key of their subject. What was hidden stays readable whatever becomes of the
 * definition of its type, until the subject is erased; then it reads as `[erased]`.
 */
export class KeyRingProtector implements Protector {
  constructor(
    private readonly keys: KeyRing,
    private readonly personalFields: PersonalFields,
  ) {}

  /** Resolves once every key it used is on disk. Rejects with the errors of the port. */
  async protect(type: string, data: JsonObject): Promise<JsonObject> {
    const hidden: [string, Json][] = [];
    for (const { field, subjectOf } of this.personalFields(type)) {
      const value = data[field];
      const subject = subjectOf(data);
      if (value === undefined || value === null || subject === undefined) continue;
      const key = await keysCall(async () => this.keys.keyOf(subject));
      hidden.push([field, hide(value, placeOf(type, field), subject, key)]);
    }
    return hidden.length === 0 ? data : { ...data, ...Object.fromEntries(hidden) };
  }

  /** Throws `storage` when what is stored was tampered with. */
  reveal(type: string, data: JsonObject): JsonObject {
    const revealed = Object.entries(data).flatMap(([field, value]): readonly [string, Json][] => {
      const erasable = erasableIn(value);
      if (erasable === undefined) return [];
      const key = this.keys.keyOfValue(erasable);
      if (key === undefined) return [[field, erasedText]];
      return [[field, unhideCall(() => unhide(erasable, placeOf(type, field), key))]];
    });
    return revealed.length === 0 ? data : { ...data, ...Object.fromEntries(revealed) };
  }
}

function placeOf(type: string, field: string): string {
  return `${type}\n${field}`;
}

async function keysCall<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw keysFault(error);
  }
}

function unhideCall<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw keysFault(error);
  }
}

/** The port's error for a fault of keys. */
export function keysFault(
  cause: unknown,
  message = 'A personal field cannot be hidden or read.',
): EventStoreError {
  if (cause instanceof EventStoreError) return cause;
  return new EventStoreError(faultOf(cause) === 'busy' ? 'busy' : 'storage', message, { cause });
}
