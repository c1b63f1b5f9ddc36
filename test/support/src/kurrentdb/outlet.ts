import { status, type ServerWritableStream } from '@grpc/grpc-js';
import type {
  ReadReq,
  ReadResp,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { deferred } from '../deferred.js';
import type { OpenCall, OpenCalls } from './open-calls.js';
import { refusal } from './refusals.js';
import type { Switches } from './switches.js';

/** The answers of one streaming call, sent no faster than the client takes them. */
export class Outlet {
  readonly #call: ServerWritableStream<ReadReq, ReadResp>;
  readonly #entry: OpenCall;
  readonly #gone = deferred();
  #silent = false;
  #eventsLeft = Infinity;
  #closed = false;

  constructor(
    call: ServerWritableStream<ReadReq, ReadResp>,
    kind: OpenCall['kind'],
    private readonly calls: OpenCalls,
    private readonly switches: Switches,
  ) {
    this.#call = call;
    this.#entry = {
      kind,
      end: () => this.end(),
      fail: (error) => this.fail(error),
      silence: () => {
        this.#silent = true;
      },
    };
    calls.open(this.#entry);
    call.once('cancelled', () => this.#close());
  }

  /** Settles when the call is over, whoever ended it. */
  get gone(): Promise<void> {
    return this.#gone.promise;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Fails instead of sending more than so many events. */
  breakOffAfter(events: number): void {
    this.#eventsLeft = events;
  }

  /** Sends an answer and waits until there is room for the next. False when the call is over. */
  async send(message: ReadResp): Promise<boolean> {
    if (this.#silent) await this.gone;
    if (!(await this.switches.gate()) || this.#closed) return false;
    if (message.hasEvent()) this.#eventsLeft -= 1;
    if (this.#eventsLeft < 0) {
      this.fail(refusal(status.UNAVAILABLE, 'The read broke off.'));
      return false;
    }
    if (!this.#call.write(message)) {
      const drained = deferred();
      this.#call.once('drain', drained.resolve);
      await Promise.race([drained.promise, this.gone]);
    }
    return !this.#closed;
  }

  /** Ends the call with status OK. */
  end(): void {
    if (this.#closed) return;
    this.#close();
    this.#call.end();
  }

  /** Ends the call with an error. */
  fail(error: Error): void {
    if (this.#closed) return;
    this.#close();
    this.#call.emit('error', error);
  }

  #close(): void {
    this.#closed = true;
    this.calls.close(this.#entry);
    this.#gone.resolve();
  }
}
