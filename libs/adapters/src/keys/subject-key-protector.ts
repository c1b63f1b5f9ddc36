import type { Erasable } from './erasable-value.js';
import {
  KeyRingProtector,
  keysFault,
  type KeyRing,
  type PersonalFields,
} from './key-ring-protector.js';
import { SubjectKeys, type SubjectKey } from './subject-keys.js';

export type SubjectKeyProtectorOptions = {
  /** Path of the keys, `subject-keys.db` in the data folder; never beside a backup of the log. */
  readonly file: string;
  readonly personalFields: PersonalFields;
};

/** Hides personal fields under keys in a file, which several processes may share. */
export class SubjectKeyProtector extends KeyRingProtector {
  readonly #keys: SubjectKeys;

  /** Throws `busy`, `storage` or `unsupported` when the file cannot be opened. */
  constructor({ file, personalFields }: SubjectKeyProtectorOptions) {
    const keys = call(() => new SubjectKeys(file), 'The subject keys cannot be opened.');
    super(new KeyFile(keys), personalFields);
    this.#keys = keys;
  }

  /** Erases a person for ever. Views that hold their data in plain sight must be rebuilt afterwards. */
  erase(subject: string): void {
    call(() => this.#keys.erase(subject));
  }

  close(): void {
    this.#keys.close();
  }
}

class KeyFile implements KeyRing {
  constructor(private readonly keys: SubjectKeys) {}

  keyOf(subject: string): SubjectKey {
    return this.keys.keyOf(subject);
  }

  keyOfValue({ key }: Erasable): Uint8Array | undefined {
    return call(() => this.keys.keyNamed(key));
  }
}

function call<T>(work: () => T, message?: string): T {
  try {
    return work();
  } catch (error) {
    throw keysFault(error, message);
  }
}
