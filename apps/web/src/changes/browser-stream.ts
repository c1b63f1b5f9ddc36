import { PassThrough, type Readable } from 'node:stream';

const heartbeatMs = 20_000;
/** A stream ends after this time, so that its session is looked at again. */
const lifetimeMs = 600_000;
/** A browser that lets so many bytes pile up is let go. */
const mostWaitingBytes = 64 * 1024;

/** One answer to a browser that goes on: server-sent events. */
export class BrowserStream {
  readonly #body = new PassThrough({ highWaterMark: mostWaitingBytes });
  readonly #heartbeat = setInterval(() => this.#write(':\n\n'), heartbeatMs).unref();
  readonly #end = setTimeout(() => this.end(), lifetimeMs).unref();

  constructor(closed: () => void) {
    this.#body.once('close', () => {
      clearInterval(this.#heartbeat);
      clearTimeout(this.#end);
      closed();
    });
    this.#write(':\n\n');
  }

  get body(): Readable {
    return this.#body;
  }

  /** Sends an event. */
  send(event: string, data: unknown): void {
    this.#write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  end(): void {
    this.#body.end();
  }

  #write(text: string): void {
    if (this.#body.writableEnded || this.#body.destroyed) return;
    this.#body.write(text);
    if (this.#body.writableLength > mostWaitingBytes) this.#body.destroy();
  }
}
