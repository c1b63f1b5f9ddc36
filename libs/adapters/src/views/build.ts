import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventReader, Position, Protector, RecordedEvent } from '@interventions/eventsourcing';
import { EntryReader, entriesModel, type ReadModel } from '@interventions/read-models';
import { LoggedEvent } from './logged-event.js';
import { Projection, type OnWrite } from './projection.js';
import { ProjectionSet } from './projection-set.js';
import { beginningOf, type Progress, type ViewFile } from './view-file.js';

/** Events that are taken in, and milliseconds for which rows are written, before others get their turn. */
const chunkSize = 500;
const sliceMs = 20;

/** What a build works with. */
export type BuildContext = {
  readonly file: ViewFile;
  readonly store: EventReader;
  readonly epoch: string;
  readonly protector: Protector;
  readonly signal: AbortSignal;
  readonly onWrite?: OnWrite | undefined;
  /** For a comparison: how far to go for each model, and what to leave out. */
  readonly like?: (model: string) => Progress;
};

/**
 * A new generation of models, made from the beginning of the log beside the one that is being served. Groups
 * of rows are computed once, after the last event, and written in short slices.
 */
export class Build {
  readonly set: ProjectionSet;
  #position: Position;

  constructor(
    private readonly context: BuildContext,
    models: readonly ReadModel[],
  ) {
    const { file, like, onWrite } = context;
    this.#position = beginningOf(context.epoch);
    const generations = file.transaction(() => models.map((model) => file.newGeneration(model)));
    const entries = generations.find((one) => one.model.name === entriesModel.name);
    const reader = new EntryReader(
      file.read,
      entries && {
        entries: entries.nameOf('entries'),
        caseCouncils: entries.nameOf('case_councils'),
      },
    );
    const projections = generations.map((generation) => {
      const wanted = like?.(generation.model.name);
      const start = { position: this.#position, parked: wanted?.parked ?? [] };
      return new Projection(generation.model, generation, reader, start, onWrite, wanted?.position);
    });
    this.set = new ProjectionSet(projections, reader);
  }

  /** Takes in and writes everything up to a position. Throws when the context's signal is aborted. */
  async catchUp(to: Position): Promise<void> {
    if (to > this.#position) await this.#readTo(to);
    const { file } = this.context;
    for (let settled = false; !settled;) {
      const end = performance.now() + sliceMs;
      settled = file.transaction(() => this.set.settle(() => performance.now() > end));
      await this.#turn();
    }
  }

  /** Drops what was made. */
  discard(): void {
    const { file } = this.context;
    file.transaction(() => {
      for (const { generation } of this.set.projections) file.dropGeneration(generation.number);
    });
  }

  async #readTo(to: Position): Promise<void> {
    let chunk: RecordedEvent[] = [];
    for await (const event of this.context.store.readAll({ after: this.#position })) {
      if (event.position > to) break;
      chunk.push(event);
      if (chunk.length < chunkSize) continue;
      this.#take(chunk, event.position);
      chunk = [];
      await this.#turn();
    }
    this.#take(chunk, to);
  }

  #take(chunk: readonly RecordedEvent[], upTo: Position): void {
    const { file, protector } = this.context;
    const events = chunk.map((event) => new LoggedEvent(event, protector));
    file.transaction(() => this.set.take(events, upTo));
    this.#position = upTo;
  }

  async #turn(): Promise<void> {
    await nextTurn();
    this.context.signal.throwIfAborted();
  }
}
