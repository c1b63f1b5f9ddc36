import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DetailsProtector, personalDetailsOf, type CaseLog } from '@interventions/application';
import { EventStoreError, type Protector } from '@interventions/eventsourcing';
import { SubjectKeyProtector } from '../keys/index.js';
import { SqliteEventStore, type SqliteEventStoreOptions } from '../sqlite/index.js';
import { openViews, type OnTakenIn, type Views, type ViewStatus } from '../views/index.js';
import { LateEventStore, type AppendObserver, type StoreState } from './late-event-store.js';

/** Where the parts of a backend are, and how long it waits between tries to open them. */
export type BackendOptions = {
  /** Folder with the log and the subject keys; created when missing. */
  readonly dataDir: string;
  /** Name of the view file of this process. */
  readonly viewFile: string;
  /** Told of each fault before the next try; of one that lasts, once. */
  readonly onFault: (error: unknown) => void;
  /** Milliseconds. Default 1000. */
  readonly retryMs?: number;
  /** Told of every append. */
  readonly onAppend?: AppendObserver;
  /** Told of what the views have taken in. */
  readonly onTakenIn?: OnTakenIn;
  /** Settings of the log beside its file. */
  readonly log?: Omit<SqliteEventStoreOptions, 'file'>;
};

/** Whether a process can be used, and why not where it cannot. */
export type BackendReadiness = {
  readonly ready: boolean;
  readonly store: StoreState;
  readonly views: readonly ViewStatus[];
  readonly detail?: string;
};

type Opened = {
  readonly store: SqliteEventStore;
  readonly keys: SubjectKeyProtector;
  readonly protector: Protector;
  readonly views: Views;
};

const readyWithinMs = 1_000;

/**
 * The log with its protection and the views of this process. What cannot be opened yet is tried again: the
 * process starts, says that it is not ready, and recovers without a restart (faults F8).
 */
export class Backend implements CaseLog {
  readonly store: LateEventStore;
  readonly protector: Protector = {
    protect: async (type, data) => this.#parts().protector.protect(type, data),
    reveal: (type, data) => this.#parts().protector.reveal(type, data),
  };
  readonly #closing = new AbortController();
  #opening: Promise<void> | undefined;
  #opened: Opened | undefined;
  #fault = 'The log is not open yet.';

  constructor(private readonly options: BackendOptions) {
    this.store = new LateEventStore(options.onAppend);
  }

  /** Begins to open everything, and returns at once. */
  start(): void {
    this.#opening ??= this.#keepOpening();
  }

  /** The views, once they are open. Throws `EventStoreError` `unavailable` before. */
  get views(): Views {
    return this.#parts().views;
  }

  /** Ready once all is open and the views reach, within a second, what is the log's end as they are asked. */
  async readiness(): Promise<BackendReadiness> {
    if (this.#opened === undefined)
      return { ready: false, store: 'down', views: [], detail: this.#fault };
    const { views } = this.#opened;
    try {
      const reached = await views.waitFor(await this.store.head(), readyWithinMs);
      const status = await views.status();
      const detail =
        status.find((one) => one.detail !== undefined)?.detail ??
        (views.ready() && reached === 'reached' ? undefined : 'The views are behind the log.');
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

  /**
   * Seconds by which the clock of this machine is behind the last entry of the log: entries repeat that time until
   * the clock has caught up, as after one that was set ahead by mistake (faults F25). Rejects while nothing is open.
   */
  async clockBehindSeconds(): Promise<number> {
    for await (const last of this.store.readAll({ direction: 'backwards', maxCount: 1 }))
      return Math.max(0, (Date.parse(last.recordedAt) - Date.now()) / 1_000);
    return 0;
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
    const { onFault, retryMs = 1_000 } = this.options;
    while (!this.#closing.signal.aborted) {
      try {
        this.#opened = await this.#openAll();
        this.store.use(this.#opened.store);
        this.#opened.views.follow();
        return;
      } catch (error) {
        const fault = messageOf(error);
        if (fault !== this.#fault) onFault(error);
        this.#fault = fault;
      }
      await Promise.allSettled([sleep(retryMs, undefined, this.#closing)]);
    }
  }

  async #openAll(): Promise<Opened> {
    const { dataDir, viewFile, onFault, onTakenIn } = this.options;
    const opened: { close(): unknown }[] = [];
    try {
      mkdirSync(dataDir, { recursive: true });
      const store = new SqliteEventStore({
        ...this.options.log,
        file: join(dataDir, 'events.db'),
      });
      opened.push(store);
      const keys = new SubjectKeyProtector({
        file: join(dataDir, 'subject-keys.db'),
        personalFields: personalDetailsOf,
      });
      opened.push(keys);
      const protector = new DetailsProtector(keys);
      const file = join(dataDir, viewFile);
      const views = await openViews({
        ...{ file, store, protector, onFault },
        ...(onTakenIn && { onTakenIn }),
      });
      return { store, keys, protector, views };
    } catch (error) {
      for (const part of opened.reverse()) await part.close();
      throw error;
    }
  }

  #parts(): Opened {
    if (this.#opened !== undefined) return this.#opened;
    throw new EventStoreError('unavailable', 'The log is not open yet.');
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
