import type { EventReader, Protector } from '@interventions/eventsourcing';
import { LoggedEvent } from './logged-event.js';
import type { ProjectionSet } from './projection-set.js';
import type { Park, ViewFile } from './view-file.js';

/** What became of parked streams: taken in whole, or parked still or again. */
export type RetryReport = {
  readonly released: readonly { readonly model: string; readonly stream: string }[];
  readonly stillParked: readonly (Park & { readonly model: string })[];
};

/** Tries every parked stream again. Nothing else may move the models meanwhile. */
export async function releaseParked(
  set: ProjectionSet,
  context: {
    readonly file: ViewFile;
    readonly store: EventReader;
    readonly protector: Protector;
  },
): Promise<RetryReport> {
  const { file, store, protector } = context;
  const parked = set.projections.flatMap((projection) =>
    projection.parked.map((park) => ({ projection, park })),
  );
  const events = new Map<Park, readonly LoggedEvent[]>();
  for (const { park } of parked) events.set(park, await eventsFrom(store, park, protector));
  file.transaction(() => {
    for (const { projection, park } of parked) {
      projection.release(park.stream, events.get(park) ?? []);
      set.reader.forget(park.stream);
    }
    set.settle();
    for (const one of set.projections) file.saveProgress(one.model.name, one);
  });
  const still = set.projections.flatMap(({ model, parked: parks }) =>
    parks.map((park) => ({ ...park, model: model.name })),
  );
  const isParked = (model: string, stream: string): boolean =>
    still.some((one) => one.model === model && one.stream === stream);
  return {
    stillParked: still,
    released: parked
      .map(({ projection, park }) => ({ model: projection.model.name, stream: park.stream }))
      .filter(({ model, stream }) => !isParked(model, stream)),
  };
}

async function eventsFrom(
  store: EventReader,
  { stream, revision }: Park,
  protector: Protector,
): Promise<readonly LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for await (const event of store.readStream(stream, { from: revision }))
    events.push(new LoggedEvent(event, protector));
  return events;
}
