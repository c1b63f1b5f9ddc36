import type { Position } from '@interventions/eventsourcing';
import { dayRange, sortKey, type Day } from '../dates/index.js';
import { actNamed } from './acts/index.js';
import { correct, knownAt as cutAt } from './corrections.js';
import type { CorrectedEntry, Entry } from './entry.js';
import { initialCaseState, type CaseState } from './state.js';

/**
 * What happened, in the order in which it happened: without record-keeping and retracted entries, the
 * opening first, then by date, then by place in the log.
 */
export function effectiveOrder(entries: readonly CorrectedEntry[]): readonly CorrectedEntry[] {
  return entries
    .filter((entry) => entry.retracted === null && !actNamed(entry.act).recordKeeping)
    .map((entry) => ({
      entry,
      key: `${entry.act === 'InterventionOpened' ? 0 : 1}/${sortKey(entry.data.effectiveOn)}/${entry.position}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** Applies one entry to the state. */
export function evolveCase(state: CaseState, entry: CorrectedEntry): CaseState {
  return actNamed(entry.act).apply(state, {
    id: entry.id,
    effectiveOn: entry.data.effectiveOn,
    data: entry.data,
  });
}

/** When a question about a case is asked of: the day it is about, and the log position it may know of. */
export type AsAt = {
  /** What had happened by this day; all of it when left out. */
  readonly validAt?: Day;
  /** What the log held at this position; all of it when left out. */
  readonly knownAt?: Position;
};

/** A state with the entries it rests on; `uncertain` names those whose imprecise date may lie after `validAt`. */
export type StateAsAt = {
  readonly state: CaseState;
  readonly entries: readonly CorrectedEntry[];
  readonly uncertain: readonly string[];
};

/**
 * The state of a case from its own entries and its council's. For a fixed `knownAt` the answer is the same
 * for ever, whatever is appended later (domain §4).
 */
export function stateOf(history: readonly Entry[], { validAt, knownAt }: AsAt = {}): StateAsAt {
  const corrected = correct(cutAt(history, knownAt));
  const happened = effectiveOrder(corrected).filter(
    (entry) => validAt === undefined || mayHaveHappenedBy(entry, validAt),
  );
  const uncertain = happened
    .filter(
      (entry) =>
        validAt !== undefined && (dayRange(entry.data.effectiveOn).latest ?? '9999') > validAt,
    )
    .map((entry) => entry.id);
  return { state: happened.reduce(evolveCase, initialCaseState), entries: happened, uncertain };
}

function mayHaveHappenedBy(entry: CorrectedEntry, day: Day): boolean {
  return (dayRange(entry.data.effectiveOn).earliest ?? '0000') <= day;
}
