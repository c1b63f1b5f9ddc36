import { noProtection, type EventReader, type Protector } from '@interventions/eventsourcing';
import { readModels, type ReadModel, type Table } from '@interventions/read-models';
import { inMemory } from '../sqlite/index.js';
import { Build } from './build.js';
import type { Stops } from './projection-set.js';
import { differencesIn, type RowDifference } from './row-differences.js';
import { indexedWords, isSearched } from './text-index.js';
import { beginningOf, ViewFile, type Park, type StoredModel } from './view-file.js';

/** What a comparison of one model found. */
export type ModelVerification = {
  readonly model: string;
  /** `not-comparable`: made by another release, past an event that this one does not know, or not built yet. */
  readonly result: 'equal' | 'different' | 'not-comparable';
  /** How far the model has read; the log was folded up to there. */
  readonly position: string;
  /** Rows of the model's tables. */
  readonly rows: number;
  /** The first differences, at most 100. */
  readonly differences: readonly RowDifference[];
  /** Streams that the model could not take in, and so stood aside in the comparison. */
  readonly parked: readonly Park[];
};

/** What a comparison of a view file with the log found. `otherLog`: the file holds views of another log. */
export type Verification = {
  readonly ok: boolean;
  readonly otherLog: boolean;
  readonly models: readonly ModelVerification[];
};

export type VerifyOptions = {
  readonly file: string;
  readonly store: EventReader;
  readonly protector?: Protector;
  readonly models?: readonly ReadModel[];
  readonly signal?: AbortSignal;
};

/**
 * Compares every view in a file, row by row, with a fold of the log up to that view's checkpoint. The file
 * may be in use: it is read in one snapshot. Changes nothing.
 */
export async function verifyViews(options: VerifyOptions): Promise<Verification> {
  const { store, models = readModels } = options;
  const views = new ViewFile(options.file, 'look');
  const fresh = new ViewFile(inMemory);
  try {
    views.database.exec('BEGIN');
    const epoch = await store.epoch();
    if (views.epoch !== epoch) return { ok: false, otherLog: true, models: [] };
    fresh.reset(epoch);
    const known = models.map((model) => ({ model, stored: views.stored(model.name) }));
    const comparable = known.flatMap(({ model, stored }) =>
      stored?.version === model.version ? [{ model, stored }] : [],
    );
    const stopped = await fold(options, epoch, views, fresh, comparable);
    const compared = known.map(({ model, stored }) =>
      stored?.version === model.version && !stopped.has(model.name)
        ? compare(model, stored, views, fresh)
        : notComparable(model, stored, epoch),
    );
    return {
      ok: compared.every((one) => one.result === 'equal'),
      otherLog: false,
      models: compared,
    };
  } finally {
    views.database.rollBack();
    views.close();
    fresh.close();
  }
}

type Comparable = { readonly model: ReadModel; readonly stored: StoredModel };

async function fold(
  options: VerifyOptions,
  epoch: string,
  views: ViewFile,
  fresh: ViewFile,
  models: readonly Comparable[],
): Promise<Stops> {
  const build = new Build(
    {
      file: fresh,
      store: options.store,
      epoch,
      protector: options.protector ?? noProtection,
      signal: options.signal ?? new AbortController().signal,
      like: (model) => ({
        position: views.stored(model)?.position ?? beginningOf(epoch),
        parked: views.parks(model),
      }),
    },
    models.map(({ model }) => model),
  );
  const positions = models.map(({ stored }) => stored.position).sort();
  await build.catchUp(positions.at(-1) ?? beginningOf(epoch));
  fresh.transaction(() => {
    for (const one of build.set.projections) fresh.adopt(one.model, one.generation, one);
  });
  return build.set.stops();
}

function compare(
  model: ReadModel,
  stored: StoredModel,
  views: ViewFile,
  fresh: ViewFile,
): ModelVerification {
  const compareTable = (table: Table) => differencesIn(table, views.read, fresh.read);
  const found = model.tables.map(compareTable);
  const indexed = model.tables.filter(isSearched).map(indexedWords).map(compareTable);
  const differences = [...found, ...indexed].flatMap((one) => one.differences);
  return {
    model: model.name,
    result: differences.length === 0 ? 'equal' : 'different',
    position: stored.position,
    rows: found.reduce((sum, one) => sum + one.rows, 0),
    differences: differences.slice(0, 100),
    parked: views.parks(model.name),
  };
}

function notComparable(
  model: ReadModel,
  stored: StoredModel | undefined,
  epoch: string,
): ModelVerification {
  return {
    model: model.name,
    result: 'not-comparable',
    position: stored?.position ?? beginningOf(epoch),
    rows: 0,
    differences: [],
    parked: [],
  };
}
