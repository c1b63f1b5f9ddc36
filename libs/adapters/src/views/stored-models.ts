import type { Position } from '@interventions/eventsourcing';
import {
  EntryReader,
  entriesModel,
  unknownTypesIn,
  type ReadModel,
} from '@interventions/read-models';
import { Generation, shapeOf } from './generation.js';
import { Projection, type OnWrite } from './projection.js';
import { ProjectionSet, type Stops } from './projection-set.js';
import { beginningOf, type StoredModel, type ViewFile } from './view-file.js';

/**
 * Brings the file into a form that every model can answer from, and says which models must be built: those
 * that are new, have changed, or stand elsewhere than the entries; and all that compute from entries which this
 * release does not know, since a newer one took those in: they stop where they would have stopped. Old rows stay
 * where their tables have the form that this release reads.
 */
export function prepareModels(
  file: ViewFile,
  models: readonly ReadModel[],
  epoch: string,
  head: Position,
): Set<string> {
  const isAhead = models.some(({ name }) => (file.stored(name)?.position ?? '') > head);
  if (file.epoch !== epoch || isAhead) file.reset(epoch);
  const entries = file.stored(entriesModel.name);
  const pending = new Set<string>();
  file.transaction(() => {
    const isNewer = entries !== undefined && unknownTypesIn(file.read).length > 0;
    const isCurrent = (model: ReadModel): boolean =>
      fits(model, file.stored(model.name), entries) &&
      (!isNewer || model.name === entriesModel.name);
    const all = models.some((model) => model.name === entriesModel.name && !isCurrent(model));
    for (const model of models) {
      if (isCurrent(model) && !all) continue;
      pending.add(model.name);
      if (file.stored(model.name)?.shape === shapeOf(model)) continue;
      file.adopt(model, file.newGeneration(model), { position: beginningOf(epoch), parked: [] });
    }
    file.dropUnused(models.map(({ name }) => name));
  });
  return pending;
}

/** Whether what is stored of a model can be gone on with: made by its present code, and standing where the entries do. */
export function fits(
  model: ReadModel,
  stored: Omit<StoredModel, 'generation'> | undefined,
  entries: Pick<StoredModel, 'position'> | undefined,
): boolean {
  return (
    stored?.version === model.version &&
    stored.shape === shapeOf(model) &&
    stored.position === entries?.position
  );
}

/** The models as the file holds them, each from where it stands. */
export function openStored(
  file: ViewFile,
  models: readonly ReadModel[],
  stops: Stops,
  onWrite: OnWrite | undefined,
): ProjectionSet {
  const reader = new EntryReader(file.read);
  const projections = models.flatMap((model) => {
    const stored = file.stored(model.name);
    if (stored === undefined) return [];
    const generation = new Generation(file.database, model, stored.generation);
    const start = { position: stored.position, parked: file.parks(model.name) };
    const projection = new Projection(model, generation, reader, start, onWrite);
    projection.stopped = stops.get(model.name);
    return [projection];
  });
  return new ProjectionSet(projections, reader);
}
