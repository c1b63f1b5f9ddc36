import type { Position } from '@interventions/eventsourcing';
import { entriesModel, type EntryReader } from '@interventions/read-models';
import type { LoggedEvent } from './logged-event.js';
import type { Projection, Stop } from './projection.js';

/** Where models stopped, by their names. */
export type Stops = ReadonlyMap<string, Stop>;

/** Models that take in the log together, the entries before those that compute from them. */
export class ProjectionSet {
  readonly projections: readonly Projection[];

  constructor(
    projections: readonly Projection[],
    readonly reader: EntryReader,
  ) {
    const entries = (one: Projection): number => (one.model.name === entriesModel.name ? 0 : 1);
    this.projections = [...projections].sort((a, b) => entries(a) - entries(b));
  }

  take(events: readonly LoggedEvent[], upTo: Position): void {
    const entries = this.named(entriesModel.name);
    entries?.take(events, upTo);
    for (const event of events) this.reader.forget(event.stream);
    for (const one of this.projections) if (one !== entries) one.take(events, upTo);
  }

  /** Writes what changed, until `enough` says so; answers whether nothing is left. */
  settle(enough: () => boolean = () => false): boolean {
    return this.projections.every((projection) => projection.settle(enough));
  }

  stops(): Map<string, Stop> {
    return new Map(
      this.projections.flatMap(({ model, stopped }) =>
        stopped === undefined ? [] : [[model.name, stopped] as const],
      ),
    );
  }

  named(model: string): Projection | undefined {
    return this.projections.find((one) => one.model.name === model);
  }
}
