import { setTimeout as sleep } from 'node:timers/promises';
import { RedisSubscription, type RedisSettings } from '@interventions/adapters/redis';
import { entryChangesSchema, type EntryChange } from '@interventions/contracts';
import { ApiProblem } from '../api/api-errors.js';
import type { WebConfig } from '../config.js';
import type { ChangeHub } from './change-hub.js';
import { readChanges, type Missed } from './read-changes.js';

/** Those who read, as far as a source needs to know them. */
export type Readers = {
  /** The token of somebody who reads now; undefined where nobody does. */
  readonly token: () => string | undefined;
  /** A token is good no longer. */
  readonly refuse: (token: string) => void;
  /** There are entries up to a position, too many to tell one by one. */
  readonly tellSome: (position: string) => void;
  /** Everybody has to begin again from what their page shows. */
  readonly restart: () => void;
  readonly fault: (error: unknown, what: string) => void;
};

/** Fills the hub of this process while somebody reads. */
export interface ChangeSource {
  /** Somebody reads from a position on. */
  wanted(after: string): void;
  /** Nobody reads any more. */
  unwanted(): void;
  /** Whether what comes from now on will be told. */
  readonly isLive: boolean;
  close(): void;
}

/** How long it goes on when nobody reads: people go from page to page. */
const lingerMs = 30_000;
const longestPauseMs = 10_000;

/** One connection to the api for all readers of this process, in the name of one of them. */
export class ApiChanges implements ChangeSource {
  #running: AbortController | undefined;
  #linger: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: WebConfig,
    private readonly hub: ChangeHub,
    private readonly readers: Readers,
  ) {}

  get isLive(): boolean {
    return this.#running !== undefined;
  }

  wanted(after: string): void {
    clearTimeout(this.#linger);
    if (this.#running !== undefined) return;
    this.hub.reset();
    this.hub.vouchFrom(after);
    this.#running = new AbortController();
    void this.#follow(this.#running.signal);
  }

  unwanted(): void {
    clearTimeout(this.#linger);
    this.#linger = setTimeout(() => this.close(), lingerMs).unref();
  }

  close(): void {
    clearTimeout(this.#linger);
    this.#running?.abort();
    this.#running = undefined;
  }

  async #follow(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted;) {
      const token = this.readers.token();
      try {
        if (token !== undefined) await this.#read(token, signal, () => (failures = 0));
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        this.#failed(error, token, failures);
      }
      const pause = Math.min(longestPauseMs, 250 * 2 ** Math.min(failures, 10));
      await Promise.allSettled([sleep(pause, undefined, { signal, ref: false })]);
    }
  }

  async #read(token: string, signal: AbortSignal, heard: () => void): Promise<void> {
    const after = this.hub.upTo;
    for await (const told of readChanges(this.config, token, after, signal)) {
      heard();
      if (told.kind === 'changes') this.hub.take(told.items);
      else if (!told.complete) {
        this.hub.reset();
        this.hub.vouchFrom(told.position);
        this.readers.tellSome(told.position);
      } else if (after === '') {
        // What came between the pages and this beginning was told to nobody: they ask for it as they begin again.
        this.hub.reset();
        this.hub.vouchFrom(told.position);
        this.readers.restart();
      }
    }
  }

  #failed(error: unknown, token: string | undefined, failures: number): void {
    const status = error instanceof ApiProblem ? error.problem.status : 0;
    if (status === 401 && token !== undefined) return this.readers.refuse(token);
    if (failures === 1) this.readers.fault(error, 'The api does not tell of changes.');
    // The page that this began from shows another log than the one that is there: it begins at the end of this one.
    if (status === 400) this.hub.reset();
  }
}

/** What all processes of the api publish in Redis; what was published while Redis was away is asked of the api. */
export class SharedChanges implements ChangeSource {
  readonly #subscription: RedisSubscription | undefined;
  /** What comes before it is known what was missed; undefined once that is told. */
  #held: EntryChange[] | undefined = [];

  constructor(
    { url, prefix }: RedisSettings,
    private readonly hub: ChangeHub,
    private readonly readers: Readers,
    private readonly missed: (after: string) => Promise<Missed | undefined>,
  ) {
    if (url === null) return;
    this.#subscription = new RedisSubscription(url, `${prefix}:changes`, {
      message: (text) => this.#hear(text),
      up: () => void this.#catchUp(),
      down: () => (this.#held = []),
      fault: (error) => readers.fault(error, 'Redis does not tell of changes.'),
    });
  }

  get isLive(): boolean {
    return this.#held === undefined;
  }

  wanted(): void {
    // It listens whether somebody reads or not.
  }

  unwanted(): void {
    // So that the next reader need not ask the api.
  }

  close(): void {
    this.#subscription?.close();
  }

  #hear(text: string): void {
    const changes = parse(text);
    if (changes === undefined)
      this.readers.fault(undefined, 'A message about changes is unreadable.');
    else if (this.#held === undefined) this.hub.take(changes);
    else this.#held.push(...changes);
  }

  async #catchUp(): Promise<void> {
    const held = (this.#held = []);
    const missed = await this.#whatWasMissed();
    if (this.#held !== held) return;
    this.#held = undefined;
    if (missed?.complete === true) {
      this.hub.take(missed.items);
    } else {
      this.hub.reset();
      this.readers.restart();
    }
    this.hub.take(held);
  }

  async #whatWasMissed(): Promise<Missed | undefined> {
    try {
      return this.hub.upTo === '' ? undefined : await this.missed(this.hub.upTo);
    } catch (error) {
      this.readers.fault(error, 'The api does not tell what was missed.');
      return undefined;
    }
  }
}

function parse(text: string): readonly EntryChange[] | undefined {
  try {
    return entryChangesSchema.safeParse(JSON.parse(text)).data?.items;
  } catch {
    return undefined;
  }
}
