import { randomUUID } from 'node:crypto';
import {
  ConflictError,
  EventStoreError,
  serialise,
  type Json,
  type RecordedEvent,
} from '@interventions/eventsourcing';
import { erasableIn, type Erasable, type KeyRing, type SubjectKey } from '../keys/index.js';
import type { KurrentCalls } from './kurrent-calls.js';
import type { KurrentClients } from './kurrent-clients.js';
import type { KurrentReader } from './kurrent-reader.js';
import type { KurrentWriter } from './kurrent-writer.js';
import { newKey, unwrap, wrap } from './wrapped-key.js';

const made = 'subject-key-made.v1';
/** For how long an erasure elsewhere may go unnoticed here, in milliseconds. */
const freshMs = 60_000;
const maxSubjects = 10_000;
const maxKeys = 1_000;

type Known = { readonly at: number; readonly keys: readonly SubjectKey[] };

/** What the keys are kept with; streams are named in full, outside those of the log. */
export type KeyStreams = {
  readonly clients: KurrentClients;
  readonly calls: KurrentCalls;
  readonly reader: KurrentReader;
  readonly writer: KurrentWriter;
  readonly prefix: string;
  readonly secret: Uint8Array;
};

/**
 * The keys of the people that a log on KurrentDB names, for all replicas alike: a stream for each person beside
 * the log, with keys that are wrapped under a secret kept elsewhere. Erasing deletes the stream; the server's next
 * scavenge takes it off its disks.
 */
export class KurrentSubjectKeys implements KeyRing {
  readonly #known = new Map<string, Known>();

  constructor(private readonly streams: KeyStreams) {}

  /** Asks the server each time: what is hidden under a key that was destroyed meanwhile could never be read. */
  async keyOf(subject: string): Promise<SubjectKey> {
    const known = (await this.#read(subject)).at(-1);
    return known ?? this.#make(subject);
  }

  /** Throws `busy` for a value of a page that was not read through `load`. */
  keyOfValue({ subject, key }: Erasable): Uint8Array | undefined {
    const known = this.#known.get(subject);
    if (known === undefined)
      throw new EventStoreError('busy', 'The key of a personal field is not read yet.');
    return known.keys.find(({ id }) => id === key)?.bytes;
  }

  /** Reads the keys that these events need, so that they can be revealed without waiting. */
  async load(events: readonly RecordedEvent[]): Promise<void> {
    const needed = new Map<string, boolean>();
    for (const { subject, key } of events.flatMap((event) => erasablesIn(event.data, 0))) {
      const isKnown = this.#known.get(subject)?.keys.some(({ id }) => id === key) === true;
      needed.set(subject, isKnown && needed.get(subject) !== false);
    }
    for (const [subject, isKnown] of needed)
      await (isKnown ? this.#fresh(subject) : this.#read(subject));
  }

  /** Destroys a person's keys: what they hid can never be read again. Other processes notice within a minute. */
  async erase(subject: string): Promise<void> {
    const { clients, calls } = this.streams;
    if ((await this.#read(subject)).length > 0)
      await calls.retried(() =>
        clients.with('append', (client) =>
          calls.once('Erasing', calls.times.attemptMs, () =>
            client.deleteStream(this.#streamOf(subject)),
          ),
        ),
      );
    await this.#read(subject);
  }

  async #fresh(subject: string): Promise<readonly SubjectKey[]> {
    const known = this.#known.get(subject);
    const isFresh = known !== undefined && performance.now() - known.at < freshMs;
    return isFresh ? known.keys : this.#read(subject);
  }

  async #read(subject: string): Promise<readonly SubjectKey[]> {
    const { reader, secret } = this.streams;
    const at = performance.now();
    const keys = (await this.#pageOf(reader, subject)).map(({ data }) =>
      unwrapped(data, subject, secret),
    );
    this.#known.delete(subject);
    this.#known.set(subject, { at, keys });
    const [oldest] = this.#known.keys();
    if (this.#known.size > maxSubjects && oldest !== undefined) this.#known.delete(oldest);
    return keys;
  }

  async #pageOf(reader: KurrentReader, subject: string): Promise<readonly RecordedEvent[]> {
    try {
      const stream = this.#streamOf(subject);
      return await reader.streamPage(stream, 'forwards', undefined, maxKeys);
    } catch (error) {
      if (error instanceof EventStoreError && error.code === 'stream-not-found') return [];
      throw error;
    }
  }

  /** Of processes that ask for a first key at once, one makes it and all use it. */
  async #make(subject: string): Promise<SubjectKey> {
    const { writer, secret } = this.streams;
    const data = wrap(newKey(), subject, secret);
    const events = serialise([{ id: randomUUID(), type: made, data }]);
    try {
      await writer.append(this.#streamOf(subject), 'no-stream', events);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
    const key = (await this.#read(subject)).at(-1);
    if (key !== undefined) return key;
    throw new EventStoreError('busy', 'A key was erased while it was made. Try again.');
  }

  #streamOf(subject: string): string {
    return `${this.streams.prefix}:key-${subject}`;
  }
}

function unwrapped(data: Json, subject: string, secret: Uint8Array): SubjectKey {
  try {
    return unwrap(data, subject, secret);
  } catch (cause) {
    throw new EventStoreError(
      'unsupported',
      'The keys of personal fields cannot be unwrapped. SUBJECT_KEYS_SECRET_FILE must hold the secret of this log.',
      { cause },
    );
  }
}

/** Hidden values stand in an event's data or its details. */
function erasablesIn(value: Json, depth: number): readonly Erasable[] {
  const erasable = erasableIn(value);
  if (erasable !== undefined) return [erasable];
  if (depth > 2 || typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap((inner) => erasablesIn(inner, depth + 1));
}
