import {
  EventStoreError,
  type Json,
  type JsonObject,
  type Protector,
} from '@interventions/eventsourcing';
import { faultOf } from '../sqlite/sqlite-driver.js';
import { erasableIn, hide, unhide } from './erasable-value.js';
import { SubjectKeys } from './subject-keys.js';

/** A field of an event's data that can be erased, and whose it is: undefined for one acting in office. */
export type PersonalField = {
  readonly field: string;
  readonly subjectOf: (data: JsonObject) => string | undefined;
};

export type SubjectKeyProtectorOptions = {
  /** Path of the keys, `subject-keys.db` in the data folder; never beside a backup of the log. */
  readonly file: string;
  /** The personal fields of an event type. */
  readonly personalFields: (type: string) => readonly PersonalField[];
};

/** What stands in place of a value whose key was erased. */
export const erasedText = '[erased]';

/**
 * Hides personal fields under a key of their subject. What was hidden stays readable whatever becomes of the
 * definition of its type, until the subject is erased; then it reads as `[erased]`.
 */
export class SubjectKeyProtector implements Protector {
  readonly #keys: SubjectKeys;
  readonly #personalFields: SubjectKeyProtectorOptions['personalFields'];

  constructor(options: SubjectKeyProtectorOptions) {
    this.#keys = keysCall(
      () => new SubjectKeys(options.file),
      'The subject keys cannot be opened.',
    );
    this.#personalFields = options.personalFields;
  }

  /** Resolves once every key it used is on disk. Rejects with `busy` or `storage`. */
  async protect(type: string, data: JsonObject): Promise<JsonObject> {
    const hidden: [string, Json][] = [];
    for (const { field, subjectOf } of this.#personalFields(type)) {
      const value = data[field];
      const subject = subjectOf(data);
      if (value === undefined || value === null || subject === undefined) continue;
      const key = keysCall(() => this.#keys.keyOf(subject));
      hidden.push([field, hide(value, placeOf(type, field), subject, key)]);
    }
    return Promise.resolve(hidden.length === 0 ? data : { ...data, ...Object.fromEntries(hidden) });
  }

  /** Throws `storage` when what is stored was tampered with. */
  reveal(type: string, data: JsonObject): JsonObject {
    const revealed = Object.entries(data).flatMap(([field, value]): readonly [string, Json][] => {
      const erasable = erasableIn(value);
      if (erasable === undefined) return [];
      const key = keysCall(() => this.#keys.keyNamed(erasable.key));
      if (key === undefined) return [[field, erasedText]];
      return [[field, keysCall(() => unhide(erasable, placeOf(type, field), key))]];
    });
    return revealed.length === 0 ? data : { ...data, ...Object.fromEntries(revealed) };
  }

  /** Erases a person for ever. Views that hold their data in plain sight must be rebuilt afterwards. */
  erase(subject: string): void {
    keysCall(() => this.#keys.erase(subject));
  }

  close(): void {
    this.#keys.close();
  }
}

function placeOf(type: string, field: string): string {
  return `${type}\n${field}`;
}

function keysCall<T>(call: () => T, message = 'A personal field cannot be hidden or read.'): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof EventStoreError) throw error;
    const code = faultOf(error) === 'busy' ? 'busy' : 'storage';
    throw new EventStoreError(code, message, { cause: error });
  }
}
