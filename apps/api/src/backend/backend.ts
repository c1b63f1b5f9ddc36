import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DetailsProtector, personalDetailsOf, type CaseLog } from '@interventions/application';
import { SubjectKeyProtector } from '@interventions/adapters/keys';
import { SqliteEventStore } from '@interventions/adapters/sqlite';
import type { Readiness } from '@interventions/contracts';
import { EventStoreError, type Protector } from '@interventions/eventsourcing';
import { openCaseViews, type CaseViews } from './case-views.js';
import { LateEventStore } from './late-event-store.js';

/** Where the parts of a backend are, and how long it waits between tries to open them. */
export type BackendOptions = {
  readonly dataDir: string;
  /** Name of the view file of this process. */
  readonly viewFile: string;
  readonly log: Logger;
  /** Milliseconds. Default 1000. */
  readonly retryMs?: number;
};

type Opened = {
  readonly store: SqliteEventStore;
  readonly keys: SubjectKeyProtector;
  readonly protector: Protector;
  readonly views: CaseViews;
};

const readyWithinMs = 1_000;

/**
 * The log with its protection and the views of this process. What cannot be opened yet is tried again: the
 * process starts, says that it is not ready, and recovers without a restart (faults F8).
 */
export class Backend implements CaseLog {
  readonly store = new LateEventStore();
  readonly protector: Protector = {
    protect: async (type, data) => this.#open().protector.protect(type, data),
    reveal: (type, data) => this.#open().protector.reveal(type, data),
  };
  #opened: Opened | undefined;
  #fault = 'The log is being opened.';
  readonly #closing = new AbortController();
  readonly #opening: Promise<void>;

  private constructor(private readonly options: BackendOptions) {
    this.#opening = this.#keepOpening();
  }

  /** Begins to open everything; answers at once. */
  static start(options: BackendOptions): Backend {
    return new Backend(options);
  }

  /** The views, once they are open. */
  get views(): CaseViews | undefined {
    return this.#opened?.views;
  }

  /** Ready once log and views are open and the views reach the log's end as of now within a second. */
  async readiness(): Promise<Readiness> {
    if (this.#opened === undefined)
      return { ready: false, store: 'down', views: [], detail: this.#fault };
    try {
      const { views } = this.#opened;
      const caughtUp = await views.waitFor(await this.store.head(), readyWithinMs);
      const status = await views.status();
      const detail = caughtUp ? views.fault() : 'The views are behind the log.';
      return {
        ready: detail === undefined,
        store: this.store.state,
        views: status,
        ...(detail !== undefined && { detail }),
      };
    } catch (error) {
      if (!(error instanceof EventStoreError)) throw error;
      return { ready: false, store: 'down', views: [], detail: error.message };
    }
  }

  /** Rebuilds one view or all beside the ones that answer meanwhile. */
  async rebuild(model?: string): Promise<void> {
    await this.#open().views.rebuild(model);
  }

  /** Tries parked streams again. */
  async retryParked(): Promise<void> {
    await this.#open().views.retry();
  }

  /** Stops following, then closes views, log and keys. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#opening;
    await this.#opened?.views.close();
    await this.#opened?.store.close();
    this.#opened?.keys.close();
  }

  async #keepOpening(): Promise<void> {
    const { log, retryMs = 1_000 } = this.options;
    while (!this.#closing.signal.aborted) {
      try {
        this.#opened = await this.#openAll();
        this.store.use(this.#opened.store);
        return;
      } catch (error) {
        this.#fault = messageOf(error);
        log.error({ err: error }, 'The log or its views cannot be opened. Trying again.');
      }
      await sleep(retryMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    }
  }

  async #openAll(): Promise<Opened> {
    const { dataDir, viewFile, log } = this.options;
    const opened: { close(): unknown }[] = [];
    try {
      mkdirSync(dataDir, { recursive: true });
      const store = new SqliteEventStore({ file: join(dataDir, 'events.db') });
      opened.push(store);
      const keys = new SubjectKeyProtector({
        file: join(dataDir, 'subject-keys.db'),
        personalFields: personalDetailsOf,
      });
      opened.push(keys);
      const protector = new DetailsProtector(keys);
      const views = await openCaseViews({ file: join(dataDir, viewFile), store, protector, log });
      return { store, keys, protector, views };
    } catch (error) {
      for (const part of opened.reverse()) await part.close();
      throw error;
    }
  }

  #open(): Opened {
    if (this.#opened !== undefined) return this.#opened;
    throw new EventStoreError('unavailable', 'The log is not open yet.');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
