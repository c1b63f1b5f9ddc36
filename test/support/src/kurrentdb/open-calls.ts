import type { CallKind } from './switches.js';

/** A server-streaming call that runs. */
export type OpenCall = {
  readonly kind: 'read' | 'subscribe';
  /** Ends it with status OK. */
  end(): void;
  /** Ends it with an error. */
  fail(error: Error): void;
  /** Leaves it open and sends nothing more. */
  silence(): void;
};

/** How often each method was called, and which streaming calls run. */
export class OpenCalls {
  readonly #counts = new Map<CallKind, number>();
  readonly #open = new Set<OpenCall>();

  /** A call came. */
  count(kind: CallKind): void {
    this.#counts.set(kind, this.of(kind) + 1);
  }

  /** How many calls of a kind came; each message of a batch append is one. */
  of(kind: CallKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** A call begins. */
  open(call: OpenCall): void {
    this.#open.add(call);
  }

  /** A call is over. */
  close(call: OpenCall): void {
    this.#open.delete(call);
  }

  /** The calls of a kind that run. */
  running(kind: OpenCall['kind']): readonly OpenCall[] {
    return [...this.#open].filter((call) => call.kind === kind);
  }
}
