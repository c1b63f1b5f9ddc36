import { PassThrough, type Readable } from 'node:stream';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { problem } from '../http/problem.js';

/** Most open streams of this process, and of one person: a web process opens one for all its readers. */
const most = 200;
const mostOfOne = 50;
/** A reader that lets so many bytes pile up is let go. */
const mostWaitingBytes = 256 * 1024;
const heartbeatMs = 15_000;
/** A stream ends after this time, so that its token is looked at again. */
const lifetimeMs = 600_000;

/** One answer that goes on: server-sent events. */
export class ChangeStream {
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

  /** Lets go of it at once, for an answer that was never begun. */
  drop(): void {
    this.#body.destroy();
  }

  #write(text: string): void {
    if (this.#body.writableEnded || this.#body.destroyed) return;
    this.#body.write(text);
    if (this.#body.writableLength > mostWaitingBytes) this.#body.destroy();
  }
}

/** The streams that are open, so many and no more. They end when the process stops. */
@Injectable()
export class ChangeStreams implements BeforeApplicationShutdown {
  readonly #open = new Map<ChangeStream, string>();
  #stopping = false;

  get size(): number {
    return this.#open.size;
  }

  /** Opens one for a person; `closed` is called when it ends, whoever ends it. Throws 429 beyond the limits. */
  open(actor: string, closed: () => void): ChangeStream {
    const own = [...this.#open.values()].filter((one) => one === actor).length;
    if (this.#stopping || this.#open.size >= most || own >= mostOfOne)
      throw problem('too-many-requests', 'Too many follow the changes at once.', {
        remedy: 'Close one, or try again later.',
        headers: { 'retry-after': '30' },
      });
    const stream = new ChangeStream(() => {
      this.#open.delete(stream);
      closed();
    });
    this.#open.set(stream, actor);
    return stream;
  }

  /** Ends all, since the server waits for them when it closes. */
  beforeApplicationShutdown(): void {
    this.#stopping = true;
    for (const stream of this.#open.keys()) stream.end();
  }
}
