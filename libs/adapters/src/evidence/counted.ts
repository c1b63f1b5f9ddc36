import { createHash } from 'node:crypto';
import { emptyFile, tooLarge } from '@interventions/application';

/** Passes a file on piece by piece while it is counted and digested. */
export class Counted {
  readonly #hash = createHash('sha256');
  bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** Throws `FileRefused` as soon as there is too much of it, and at its end when there was nothing. */
  async *of(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
    for await (const piece of content) {
      this.bytes += piece.byteLength;
      if (this.bytes > this.maxBytes) throw tooLarge(this.maxBytes);
      this.#hash.update(piece);
      yield piece;
    }
    if (this.bytes === 0) throw emptyFile();
  }

  /** The digest of all of it, once it has passed. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}
