import type { Position, Protector, RecordedEvent } from '@interventions/eventsourcing';
import { entriesModel, type ReadModel } from '@interventions/read-models';
import { LoggedEvent } from './logged-event.js';
import type { OnWrite } from './projection.js';
import type { ProjectionSet, Stops } from './projection-set.js';
import { openStored } from './stored-models.js';
import { Gate } from './turns.js';
import { beginningOf, type ViewFile } from './view-file.js';

export type LiveContext = {
  readonly file: ViewFile;
  readonly models: readonly ReadModel[];
  readonly epoch: string;
  readonly protector: Protector;
  readonly onWrite?: OnWrite | undefined;
};

/** The models that answer queries and follow the log: their rows and checkpoint change in one transaction. */
export class LiveModels {
  /** Models that wait for their first build; what they answer until then is old or empty. */
  readonly pending: Set<string>;
  readonly #context: LiveContext;
  readonly #gate = new Gate();
  #set: ProjectionSet;
  /** After a fault what is in memory may be ahead of the file. */
  #needsReload = false;

  constructor(context: LiveContext, pending: Set<string>) {
    this.#context = context;
    this.pending = pending;
    this.#set = this.#open(new Map());
  }

  get set(): ProjectionSet {
    if (this.#needsReload) this.#set = this.#open(this.#set.stops());
    this.#needsReload = false;
    return this.#set;
  }

  /** How far the entries are, and so every model that is not stopped; undefined while they are not built. */
  get position(): Position | undefined {
    return this.set.named(entriesModel.name)?.position;
  }

  /** Where following the log goes on. */
  get checkpoint(): Position {
    return this.position ?? beginningOf(this.#context.epoch);
  }

  /** Takes in a batch of the log, once nobody holds the models. */
  async apply(batch: readonly RecordedEvent[], upTo: Position): Promise<void> {
    await this.#gate.passed();
    if (this.#needsReload) throw new Error('The views are read again from their file.');
    const events = batch.map((event) => new LoggedEvent(event, this.#context.protector));
    const { file } = this.#context;
    this.#orReload(() =>
      file.transaction(() => {
        this.#set.take(events, upTo);
        this.#set.settle();
        for (const one of this.#set.projections) file.saveProgress(one.model.name, one);
      }),
    );
  }

  /** Does something to the models while they take in nothing. */
  async held<T>(work: () => Promise<T>): Promise<T> {
    const release = this.#gate.hold();
    try {
      return await work();
    } catch (error) {
      this.#needsReload = true;
      throw error;
    } finally {
      release();
    }
  }

  /** Lets newly built models answer, all at once; to be called while the models are held. */
  adopt(built: ProjectionSet): void {
    const { file } = this.#context;
    const stops = this.set.stops();
    file.transaction(() => {
      for (const one of built.projections) file.adopt(one.model, one.generation, one);
    });
    for (const { model, stopped } of built.projections) {
      this.pending.delete(model.name);
      if (stopped === undefined) stops.delete(model.name);
      else stops.set(model.name, stopped);
    }
    this.#set = this.#open(stops);
  }

  #orReload(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#needsReload = true;
      throw error;
    }
  }

  #open(stops: Stops): ProjectionSet {
    const { file, models, onWrite } = this.#context;
    const current = models.filter(({ name }) => !this.pending.has(name));
    return openStored(file, current, stops, onWrite);
  }
}
