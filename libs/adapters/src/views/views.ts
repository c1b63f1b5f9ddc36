import { setTimeout as pause } from 'node:timers/promises';
import {
  follow,
  noProtection,
  type Position,
  type Subscription,
} from '@interventions/eventsourcing';
import {
  entriesModel,
  KnownCases,
  readModels,
  viewQueries,
  wholeService,
  type Reader,
  type ReadModel,
  type ViewQueries,
} from '@interventions/read-models';
import { Build, type BuildContext } from './build.js';
import { lockViews } from './file-lock.js';
import { LiveModels } from './live-models.js';
import { PositionWaiters, type WaitResult } from './position-waiters.js';
import { releaseParked, type RetryReport } from './retry.js';
import { prepareModels } from './stored-models.js';
import { OneAtATime } from './turns.js';
import { ViewFile, type Park } from './view-file.js';
import { lagOf, type ViewStatus } from './view-status.js';
import type { ViewsOptions } from './views-options.js';

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
  /** The views as the service itself reads them; what a person is answered with comes from `readBy`. */
  readonly queries: ViewQueries;
  readonly #options: ViewsOptions;
  readonly #models: readonly ReadModel[];
  readonly #file: ViewFile;
  readonly #lock: { release(): void };
  readonly #build: BuildContext;
  readonly #live: LiveModels;
  readonly #waiters = new PositionWaiters((model) => this.#file.read.position(model));
  readonly #work = new OneAtATime();
  readonly #closing = new AbortController();
  readonly #rebuilding = new Set<string>();
  readonly #knownCases = new KnownCases();
  #following: Subscription | undefined;
  #started: Promise<void> | undefined;
  #caughtUp = false;
  #failure: string | undefined;

  constructor(options: ViewsOptions, lock: { release(): void }, epoch: string, head: Position) {
    const { store, protector = noProtection, models = readModels, onWrite } = options;
    this.#options = options;
    this.#lock = lock;
    this.#models = models;
    const file = new ViewFile(options.file);
    this.#file = file;
    this.#build = { file, store, epoch, protector, onWrite, signal: this.#closing.signal };
    this.queries = this.readBy(wholeService);
    try {
      const pending = prepareModels(file, models, epoch, head);
      this.#live = new LiveModels({ file, models, epoch, protector, onWrite }, pending);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** The views without the entries that a reader may not read. */
  readBy(reader: Reader): ViewQueries {
    return viewQueries(this.#file.read, reader, this.#knownCases);
  }

  /** Begins to follow the log; models that need it are built first, or meanwhile beside the others. */
  follow(): void {
    this.#started ??= this.#start();
  }

  /** Whether every model was built and has reached what was the end of the log at least once. */
  ready(): boolean {
    return this.#caughtUp && this.#live.pending.size === 0 && this.#failure === undefined;
  }

  /** Whether and how far each model is behind the log. */
  async status(): Promise<readonly ViewStatus[]> {
    const { store, epoch } = this.#build;
    const lagAt = lagOf(store, epoch, this.#options.densePositions ?? true);
    return Promise.all(
      this.#models.map(async ({ name }) => {
        const position = this.#file.read.position(name);
        const stopped = this.#live.set.named(name)?.stopped;
        const rebuilding = this.#rebuilding.has(name) || this.#live.pending.has(name);
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
    if (!position.startsWith(`${this.#build.epoch}-`)) return Promise.resolve('other-log');
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
    return this.#work.run(() => this.#make(wanted));
  }

  /** Tries every parked stream again from where it was parked. */
  retry(): Promise<RetryReport> {
    return this.#work.run(() =>
      this.#live.held(async () => {
        this.#closing.signal.throwIfAborted();
        const report = await releaseParked(this.#live.set, this.#build);
        this.#waiters.check();
        return report;
      }),
    );
  }

  /** Stops following, ends what is running, closes the file and frees it for another process. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#waiters.end();
    await this.#work.idle();
    await Promise.allSettled([this.#following?.stop(), this.#started]);
    this.#file.close();
    this.#lock.release();
  }

  async #start(): Promise<void> {
    if (this.#live.pending.has(entriesModel.name)) await this.#makePending();
    if (this.#isClosing) return;
    this.#following = follow(
      this.#options.store,
      {
        load: () => this.#live.checkpoint,
        apply: async (batch, upTo) => {
          await this.#live.apply(batch, upTo);
          this.#waiters.check();
          this.#options.onTakenIn?.(batch);
        },
        caughtUp: () => {
          this.#caughtUp = true;
        },
      },
      {
        maxBatch: 1_000,
        // Jittered, so that replicas that lost the same server do not come back together.
        wait: (ms) => pause((ms * (1 + Math.random())) / 2, undefined, { ref: false }),
        onFault: (error, attempt) => this.#options.onFault?.(error, attempt),
      },
    );
    this.#following.done.catch((error: unknown) => {
      if (this.#isClosing) return;
      this.#failure = error instanceof Error ? error.message : String(error);
      this.#options.onFault?.(error, 0);
    });
    await this.#makePending();
  }

  /** Builds what waits for its first build, again after a fault, until it is done or the views are closed. */
  async #makePending(): Promise<void> {
    const { pending } = this.#live;
    const { signal } = this.#closing;
    for (let attempt = 1; pending.size > 0 && !signal.aborted; attempt += 1) {
      try {
        const wanted = this.#models.filter(({ name }) => pending.has(name));
        await this.#work.run(() => this.#make(wanted));
      } catch (error) {
        if (signal.aborted) return;
        this.#options.onFault?.(error, attempt);
        const ms = Math.min(10_000, 100 * 2 ** attempt);
        await Promise.allSettled([pause(ms, undefined, { signal })]);
      }
    }
  }

  /** Builds models beside the live ones; the last piece while those are held, so that both meet. */
  async #make(models: readonly ReadModel[]): Promise<void> {
    this.#closing.signal.throwIfAborted();
    for (const { name } of models) this.#rebuilding.add(name);
    const build = new Build(this.#build, models);
    let adopted = false;
    try {
      await build.catchUp(this.#live.position ?? (await this.#build.store.head()));
      await this.#live.held(async () => {
        if (this.#live.position !== undefined) await build.catchUp(this.#live.position);
        this.#live.adopt(build.set);
        this.#knownCases.forget();
        adopted = true;
      });
      this.#waiters.check();
    } catch (error) {
      if (!adopted) build.discard();
      throw error;
    } finally {
      for (const { name } of models) this.#rebuilding.delete(name);
    }
  }

  get #isClosing(): boolean {
    return this.#closing.signal.aborted;
  }
}
