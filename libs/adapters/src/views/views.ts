import { setTimeout as pause } from 'node:timers/promises';
import {
  follow,
  noProtection,
  type EventReader,
  type Position,
  type Protector,
  type RecordedEvent,
  type Subscription,
} from '@interventions/eventsourcing';
import {
  entriesModel,
  readModels,
  viewQueries,
  type ReadModel,
  type ViewQueries,
} from '@interventions/read-models';
import { Build, type BuildContext } from './build.js';
import { lockViews } from './file-lock.js';
import { LoggedEvent } from './logged-event.js';
import type { OnWrite } from './projection.js';
import type { ProjectionSet, Stops } from './projection-set.js';
import { openStored, prepareModels } from './stored-models.js';
import { releaseParked, type RetryReport } from './retry.js';
import { PositionWaiters, type WaitResult } from './position-waiters.js';
import { lagOf, type ViewStatus } from './view-status.js';
import { beginningOf, ViewFile, type Park } from './view-file.js';

/** How a process opens its views. */
export type ViewsOptions = {
  /** Path of the view file, which belongs to this process alone; `:memory:` for none. */
  readonly file: string;
  readonly store: EventReader;
  readonly protector?: Protector;
  /** Default: all. */
  readonly models?: readonly ReadModel[];
  /** Whether the store's positions can be counted. Default true. */
  readonly densePositions?: boolean;
  /** Told of faults before the next try: of the store, of the file. */
  readonly onFault?: (error: unknown, attempt: number) => void;
  /** Told of each group of rows written, inside the transaction: for tests. */
  readonly onWrite?: OnWrite;
};

/**
 * Opens a process's views. A file of another log, or one that is ahead of it, is emptied; a model whose code
 * or checkpoint no longer fits is built again by `follow`. Throws `ViewsInUseError` when another process has
 * the file, and the store's errors.
 */
export async function openViews(options: ViewsOptions): Promise<Views> {
  const lock = lockViews(options.file);
  try {
    const [epoch, head] = [await options.store.epoch(), await options.store.head()];
    return new Views(options, lock, epoch, head);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The views of one process: follow the log, answer queries, are rebuilt beside themselves. */
export class Views {
  readonly queries: ViewQueries;
  readonly #options: ViewsOptions;
  readonly #models: readonly ReadModel[];
  readonly #file: ViewFile;
  readonly #epoch: string;
  readonly #lock: { release(): void };
  readonly #waiters = new PositionWaiters((model) => this.#file.read.position(model));
  readonly #closing = new AbortController();
  /** Models that wait for their first build; what they answer until then is old or empty. */
  readonly #pending: Set<string>;
  readonly #rebuilding = new Set<string>();
  #live: ProjectionSet;
  #needsReload = false;
  #following: Subscription | undefined;
  #started: Promise<void> | undefined;
  /** The one build, retry or the like at a time. */
  #work: Promise<unknown> = Promise.resolve();
  /** While held, the live models take in nothing. */
  #held: Promise<void> | undefined;
  #caughtUp = false;
  #failure: string | undefined;

  constructor(options: ViewsOptions, lock: { release(): void }, epoch: string, head: Position) {
    this.#options = options;
    this.#lock = lock;
    this.#epoch = epoch;
    this.#models = options.models ?? readModels;
    this.#file = new ViewFile(options.file);
    this.queries = viewQueries(this.#file.read);
    try {
      this.#pending = prepareModels(this.#file, this.#models, epoch, head);
      this.#live = this.#openLive(new Map());
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  /** Begins to follow the log; models that need it are built first, or meanwhile beside the others. */
  follow(): void {
    this.#started ??= this.#start();
  }

  /** Whether every model was built and has reached what was the end of the log at least once. */
  ready(): boolean {
    return this.#caughtUp && this.#pending.size === 0 && this.#failure === undefined;
  }

  /** Whether and how far each model is behind the log. */
  async status(): Promise<readonly ViewStatus[]> {
    const lagAt = lagOf(this.#options.store, this.#epoch, this.#options.densePositions ?? true);
    return Promise.all(
      this.#models.map(async ({ name }) => {
        const position = this.#file.read.position(name);
        const stopped = this.#live.named(name)?.stopped;
        const rebuilding = this.#rebuilding.has(name) || this.#pending.has(name);
        const detail = stopped?.error ?? this.#failure;
        return {
          name,
          state: stopped !== undefined ? 'stopped' : rebuilding ? 'rebuilding' : 'following',
          position,
          ...(await lagAt(position)),
          parkedStreams: this.#file.parks(name).length,
          rebuilding,
          ...(detail !== undefined && { detail }),
        };
      }),
    );
  }

  /** The streams that models could not take in, each from where and why. */
  parked(): readonly (Park & { readonly model: string })[] {
    return this.#models.flatMap(({ name }) =>
      this.#file.parks(name).map((park) => ({ ...park, model: name })),
    );
  }

  /** Waits until the named models (default: all) have taken in a position of the log. */
  waitFor(
    position: Position,
    timeoutMs: number,
    models: readonly string[] = this.#models.map(({ name }) => name),
  ): Promise<WaitResult> {
    if (!position.startsWith(`${this.#epoch}-`)) return Promise.resolve('other-log');
    return this.#waiters.wait(position, timeoutMs, models);
  }

  /**
   * Builds a model, or all, again from the beginning of the log; the rows it has answer until the new ones
   * take their place at once. The entries bring all others with them, which are computed from them.
   */
  rebuild(model?: string): Promise<void> {
    const all = model === undefined || model === entriesModel.name;
    const wanted = all ? this.#models : this.#models.filter(({ name }) => name === model);
    if (wanted.length === 0) {
      const names = this.#models.map(({ name }) => name).join(', ');
      return Promise.reject(new Error(`There is no read model ${model}. Name one of ${names}.`));
    }
    return this.#exclusively(() => this.#build(wanted));
  }

  /** Tries every parked stream again from where it was parked. */
  retry(): Promise<RetryReport> {
    return this.#exclusively(async () => {
      const release = this.#hold();
      try {
        const report = await releaseParked(this.#live, {
          file: this.#file,
          store: this.#options.store,
          protector: this.#protector,
        });
        this.#waiters.check();
        return report;
      } catch (error) {
        this.#needsReload = true;
        throw error;
      } finally {
        release();
      }
    });
  }

  /** Stops following, ends what is running, closes the file and frees it for another process. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiters.end();
    await this.#following?.stop();
    await settled(this.#started);
    await settled(this.#work);
    this.#file.close();
    this.#lock.release();
  }

  async #start(): Promise<void> {
    if (this.#pending.has(entriesModel.name)) await this.#buildPending();
    if (this.#isClosing) return;
    this.#following = follow(
      this.#options.store,
      {
        load: () => this.#checkpoint(),
        apply: (batch, upTo) => this.#apply(batch, upTo),
        caughtUp: () => {
          this.#caughtUp = true;
          this.#waiters.check();
        },
      },
      {
        maxBatch: 1_000,
        wait: (ms) => pause(ms, undefined, { ref: false }),
        onFault: (error, attempt) => this.#options.onFault?.(error, attempt),
      },
    );
    this.#following.done.catch((error: unknown) => {
      if (this.#isClosing) return;
      this.#failure = messageOf(error);
      this.#options.onFault?.(error, 0);
    });
    await this.#buildPending();
  }

  /** Builds what waits for its first build, again after a fault, until it is done or the views are closed. */
  async #buildPending(): Promise<void> {
    for (let attempt = 1; this.#pending.size > 0 && !this.#isClosing; attempt += 1) {
      try {
        const wanted = this.#models.filter(({ name }) => this.#pending.has(name));
        await this.#exclusively(() => this.#build(wanted));
      } catch (error) {
        if (this.#isClosing) return;
        this.#options.onFault?.(error, attempt);
        await settled(
          pause(Math.min(10_000, 100 * 2 ** attempt), undefined, { signal: this.#closing.signal }),
        );
      }
    }
  }

  async #build(models: readonly ReadModel[]): Promise<void> {
    for (const { name } of models) this.#rebuilding.add(name);
    const context: BuildContext = {
      file: this.#file,
      store: this.#options.store,
      epoch: this.#epoch,
      protector: this.#protector,
      signal: this.#closing.signal,
      onWrite: this.#options.onWrite,
    };
    const build = new Build(context, models);
    let release = (): void => undefined;
    try {
      await build.catchUp(this.#livePosition ?? (await context.store.head()));
      release = this.#hold();
      if (this.#livePosition !== undefined) await build.catchUp(this.#livePosition);
      this.#switchTo(build.set);
    } catch (error) {
      build.discard();
      throw error;
    } finally {
      release();
      for (const { name } of models) this.#rebuilding.delete(name);
    }
  }

  /** Lets the newly built models answer, all at once. */
  #switchTo(built: ProjectionSet): void {
    const stops = this.#live.stops();
    this.#file.transaction(() => {
      for (const projection of built.projections)
        this.#file.adopt(projection.model, projection.generation, projection);
    });
    for (const { model, stopped } of built.projections) {
      this.#pending.delete(model.name);
      if (stopped === undefined) stops.delete(model.name);
      else stops.set(model.name, stopped);
    }
    this.#live = this.#openLive(stops);
    this.#waiters.check();
  }

  /** The models that are not pending, from where the file says they are. */
  #openLive(stops: Stops): ProjectionSet {
    const current = this.#models.filter(({ name }) => !this.#pending.has(name));
    return openStored(this.#file, current, stops, this.#options.onWrite);
  }

  #checkpoint(): Position {
    if (this.#needsReload) this.#live = this.#openLive(this.#live.stops());
    this.#needsReload = false;
    return this.#livePosition ?? beginningOf(this.#epoch);
  }

  async #apply(batch: readonly RecordedEvent[], upTo: Position): Promise<void> {
    while (this.#held !== undefined) await this.#held;
    const events = batch.map((event) => new LoggedEvent(event, this.#protector));
    try {
      if (this.#needsReload) throw new Error('The views are read again from their file.');
      this.#file.transaction(() => {
        this.#live.take(events, upTo);
        this.#live.settle();
        for (const one of this.#live.projections) this.#file.saveProgress(one.model.name, one);
      });
    } catch (error) {
      this.#needsReload = true;
      throw error;
    }
    this.#waiters.check();
  }

  get #livePosition(): Position | undefined {
    return this.#live.named(entriesModel.name)?.position;
  }

  get #protector(): Protector {
    return this.#options.protector ?? noProtection;
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Keeps the live models where they are until the answer is called. */
  #hold(): () => void {
    let free = (): void => undefined;
    this.#held = new Promise((resolve) => (free = resolve));
    return () => {
      this.#held = undefined;
      free();
    };
  }

  #exclusively<T>(work: () => Promise<T>): Promise<T> {
    const next = settled(this.#work).then(() => {
      this.#closing.signal.throwIfAborted();
      return work();
    });
    this.#work = next;
    return next;
  }
}

async function settled(work: Promise<unknown> | undefined): Promise<void> {
  await Promise.allSettled([work]);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
