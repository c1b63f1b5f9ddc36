import { setTimeout as sleep } from 'node:timers/promises';
import { deferred } from '../deferred.js';
import type { LeaderAddress } from './refusals.js';

/** What a call is for that can meet a fault. */
export type FaultyKind = 'append' | 'read' | 'subscribe' | 'delete';

/** What a call is for, as counts know it. */
export type CallKind = FaultyKind | 'features' | 'gossip';

/** What goes wrong with a call. */
export type Fault =
  /** The connection is cut before anything is stored. */
  | 'lose-request'
  /** What was asked is done, and then the connection is cut instead of an answer. */
  | 'lose-ack'
  | 'not-ready'
  | 'busy'
  /** Not the leader, and there is none to name. */
  | 'no-leader'
  /** The server gives up waiting for its write and has stored nothing. */
  | 'timeout'
  /** The server gives up waiting for its write, which is stored all the same. */
  | 'timeout-after-storing'
  /** There is no room on its disk for what is to be stored. */
  | 'disk-full'
  /** Not the leader; the client is told who is. */
  | { readonly leader: LeaderAddress }
  /** A read or a subscription breaks off after so many events. */
  | { readonly failAfter: number };

type Planned = { readonly kind: FaultyKind; readonly fault: Fault };

/** Faults to come, delay and frost, shared by all calls; and a count of the lives of the server. */
export class Switches {
  #planned: Planned[] = [];
  #frozen: { readonly thawed: Promise<void>; readonly thaw: () => void } | undefined;
  #life = new AbortController();
  /** How much later each answer comes. */
  delayMs = 0;

  /** Ends when the server is killed or stopped; what still waits then does nothing more. */
  get life(): AbortSignal {
    return this.#life.signal;
  }

  /** The next calls of this kind meet this fault, after those planned before. */
  plan(kind: FaultyKind, fault: Fault, times: number): void {
    this.#planned.push(...Array.from({ length: times }, () => ({ kind, fault })));
  }

  /** The fault that the next call of this kind meets. */
  take(kind: FaultyKind): Fault | undefined {
    const index = this.#planned.findIndex((planned) => planned.kind === kind);
    return index === -1 ? undefined : this.#planned.splice(index, 1)[0]?.fault;
  }

  /** Everything waits at the gate from now on. */
  freeze(): void {
    if (this.#frozen !== undefined) return;
    const { promise, resolve } = deferred();
    this.#frozen = { thawed: promise, thaw: resolve };
  }

  /** Everything that waits goes on. */
  thaw(): void {
    this.#frozen?.thaw();
    this.#frozen = undefined;
  }

  /** Waits while frozen. False when the server ended meanwhile. */
  async gate(): Promise<boolean> {
    const { life } = this;
    while (this.#frozen !== undefined) await this.#frozen.thawed;
    return !life.aborted;
  }

  /** Waits before an answer. False when the server ended meanwhile. */
  async beforeAnswer(): Promise<boolean> {
    const { life } = this;
    // An abort is the end of the server, which is told below.
    if (this.delayMs > 0)
      await sleep(this.delayMs, undefined, { ref: false, signal: life }).catch(() => undefined);
    while (this.#frozen !== undefined) await this.#frozen.thawed;
    return !life.aborted;
  }

  /** The server is gone: nothing that waits goes on. */
  endLife(): void {
    this.#life.abort();
    this.thaw();
    this.#life = new AbortController();
  }

  /** Forgets what was planned. */
  clear(): void {
    this.#planned = [];
    this.delayMs = 0;
    this.thaw();
  }
}
