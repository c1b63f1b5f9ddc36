import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseLog, Desk } from '@interventions/application';
import {
  EventStoreError,
  translatePosition,
  type FormerEpoch,
  type Position,
  type Protector,
} from '@interventions/eventsourcing';
import { LateDesk } from '../desk/index.js';
import { FileWitness, LogGuard, withheldError, type Withheld } from '../guard/index.js';
import { openViews, type Views } from '../views/index.js';
import { within } from '../timers/time-limit.js';
import type { BackendOptions, BackendReadiness } from './backend-options.js';
import { isAway, LogContact } from './log-contact.js';
import { LateEventStore } from './late-event-store.js';
import { openCaseLog, type OpenCaseLog } from './open-case-log.js';

type Opened = {
  readonly log: OpenCaseLog;
  readonly views: Views;
  readonly guard: LogGuard;
  readonly withheld: Withheld | undefined;
  readonly epoch: string;
  readonly formerEpochs: readonly FormerEpoch[];
};

const readyWithinMs = 1_000;
/** How long the log may take to say that it is there, in milliseconds. */
const askMs = 2_000;

/**
 * The log with its protection and the views of this process. What cannot be opened yet is tried again: the
 * process starts, says that it is not ready, and recovers without a restart (faults F8). A log that lacks what was
 * seen of it is only read (faults F31); once an operator has accepted it, or renewed its epoch, it is opened again.
 */
export class Backend implements CaseLog {
  readonly store: LateEventStore;
  readonly protector: Protector = {
    protect: async (type, data) => this.#parts().log.protector.protect(type, data),
    reveal: (type, data) => this.#parts().log.protector.reveal(type, data),
  };
  /** What people keep for themselves; usable as soon as the log is, also where that is withheld. */
  readonly desk: Desk = new LateDesk(() => this.#parts().log.desk);
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #opened: Opened | undefined;
  #fault = 'The log is not open yet.';
  #watchFault = '';
  readonly #contact = new LogContact();

  constructor(private readonly options: BackendOptions) {
    this.store = new LateEventStore(options.onAppend, (error) => this.#contact.failed(error));
  }

  /** Begins to open everything, and returns at once. */
  start(): void {
    this.#running ??= this.#run();
  }

  /** The views, once they are open. Throws `EventStoreError` `unavailable` before. */
  get views(): Views {
    return this.#parts().views;
  }

  /** Up to which instant views are known to be complete, while the log cannot be reached; undefined while it can. */
  get asOf(): string | undefined {
    return this.#contact.awaySince;
  }

  /** The present position that names the same event as one of now or of a former epoch; undefined for any other. */
  translated(position: Position): Position | undefined {
    const { epoch, formerEpochs } = this.#parts();
    return translatePosition(position, epoch, formerEpochs);
  }

  /**
   * Ready once all is open and the views reach, within a second, what is the log's end as they are asked. A log that
   * is withheld, or cannot be reached any more, can still be read here: that is told and does not count, since
   * starting again would not help (faults F9).
   */
  async readiness(): Promise<BackendReadiness> {
    if (this.#opened === undefined)
      return { ready: false, store: 'down', views: [], detail: this.#fault };
    const { views, withheld } = this.#opened;
    try {
      const head = await within(askMs, 'The log', () => this.store.head());
      const reached = await views.waitFor(head, readyWithinMs);
      const status = await views.status();
      const behind =
        status.find((one) => one.detail !== undefined)?.detail ??
        (views.ready() && reached === 'reached' ? undefined : 'The views are behind the log.');
      const detail = behind ?? withheld?.detail;
      return {
        ready: behind === undefined,
        store: this.store.state,
        views: status,
        ...(detail !== undefined && { detail }),
      };
    } catch (error) {
      if (!isAway(error) && !(error instanceof EventStoreError)) throw error;
      const detail = isAway(error) ? 'The log cannot be reached.' : messageOf(error);
      return { ready: views.ready() && isAway(error), store: 'down', views: [], detail };
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
    await this.#running;
    const opened = this.#opened;
    if (opened === undefined) return;
    await this.#orTold(() => this.#note(opened));
    await this.#letGo(opened);
  }

  async #run(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const opened = await this.#keepOpening();
      if (opened === undefined || !(await this.#untilRenewed(opened))) return;
      this.#fault = 'The log has begun a new epoch and is opened again.';
      this.#opened = undefined;
      this.store.use(undefined);
      await this.#orTold(() => this.#letGo(opened));
    }
  }

  /** Tries until all is open, or undefined when closed first. */
  async #keepOpening(): Promise<Opened | undefined> {
    const { onFault } = this.options;
    while (!this.#closing.signal.aborted) {
      try {
        const opened = await this.#openAll();
        this.#opened = opened;
        this.store.use(opened.log.store, opened.withheld);
        this.#contact.answered();
        opened.views.follow();
        if (opened.withheld !== undefined) onFault(withheldError(opened.withheld));
        return opened;
      } catch (error) {
        const fault = messageOf(error);
        if (fault !== this.#fault) onFault(error);
        this.#fault = fault;
      }
      await this.#pause();
    }
    return undefined;
  }

  /** Keeps the witness of the log; true once another process renewed its epoch, false when closed first. */
  async #untilRenewed(opened: Opened): Promise<boolean> {
    for (await this.#pause(); !this.#closing.signal.aborted; await this.#pause()) {
      const isRenewed = await this.#orTold(async () => {
        const epoch = await within(askMs, 'The log', () => opened.log.store.epoch());
        if (epoch !== opened.epoch) return true;
        await this.#note(opened, epoch);
        return false;
      });
      if (isRenewed === true) return true;
    }
    return false;
  }

  async #note({ guard, withheld }: Opened, epoch?: string): Promise<void> {
    if (withheld === undefined) await guard.note(epoch);
  }

  /** A fault is told, once while it lasts, and looked at again later. */
  async #orTold<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      const result = await work();
      this.#watchFault = '';
      this.#contact.answered();
      return result;
    } catch (error) {
      this.#contact.failed(error);
      const fault = messageOf(error);
      if (fault !== this.#watchFault) this.options.onFault(error);
      this.#watchFault = fault;
      return undefined;
    }
  }

  async #pause(): Promise<void> {
    await Promise.allSettled([sleep(this.options.retryMs ?? 1_000, undefined, this.#closing)]);
  }

  async #letGo({ views, log }: Opened): Promise<void> {
    await views.close();
    await log.close();
  }

  async #openAll(): Promise<Opened> {
    const { dataDir, eventStore = null, viewFile, onFault, onTakenIn } = this.options;
    const { witness = new FileWitness(dataDir) } = this.options;
    const log = await openCaseLog({ dataDir, eventStore }, this.options.log);
    try {
      const { store, protector, densePositions } = log;
      const guard = new LogGuard(store, witness, { onFault });
      const withheld = await guard.judge();
      const [epoch, formerEpochs] = [await store.epoch(), await store.formerEpochs()];
      const file = join(dataDir, viewFile);
      const views = await openViews({
        ...{ file, store, protector, densePositions, onFault },
        ...(onTakenIn && { onTakenIn }),
      });
      return { log, views, guard, withheld, epoch, formerEpochs };
    } catch (error) {
      await log.close();
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
