import type { RecordedEvent } from '@interventions/eventsourcing';

/** Events at the end of a stream among which an id that is sent a second time is looked for. */
export const tailSize = 32;
const maxStreams = 1_000;

type TailEvent = Pick<RecordedEvent, 'id' | 'revision' | 'position'>;

/** A stream as its end shows it: its last revision, and its last events. */
export class Tail {
  constructor(private readonly events: readonly TailEvent[]) {}

  get actual(): bigint | 'no-stream' {
    return this.events.at(-1)?.revision ?? 'no-stream';
  }

  /** Whether all events are here among which a repeated id is looked for. */
  get isFull(): boolean {
    return this.events.length >= tailSize || this.events[0]?.revision === 0n;
  }

  find(id: string): TailEvent | undefined {
    return this.events.find((event) => event.id === id);
  }

  /** The tail after more events, which follow without a gap. */
  with(more: readonly TailEvent[]): Tail {
    return new Tail([...this.events, ...more].slice(-tailSize));
  }
}

/**
 * The ends of the streams that this process read or wrote last. A stream only grows, so what is known of an
 * earlier end stays true of it, and an append at that very end needs no further look.
 */
export class KnownTails {
  readonly #tails = new Map<string, Tail>();

  /** The end of a stream as it was last seen. */
  of(stream: string): Tail | undefined {
    return this.#tails.get(stream);
  }

  /** Forgets all. */
  clear(): void {
    this.#tails.clear();
  }

  /** Of a stream that was read from its middle on, the last few events are not enough. */
  note(stream: string, tail: Tail): void {
    if (!tail.isFull) return;
    this.#tails.delete(stream);
    this.#tails.set(stream, tail);
    const [oldest] = this.#tails.keys();
    if (this.#tails.size > maxStreams && oldest !== undefined) this.#tails.delete(oldest);
  }
}
