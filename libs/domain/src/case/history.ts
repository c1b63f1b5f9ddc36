import type { Position } from '@interventions/eventsourcing';
import { dayRange, type Day } from '../dates/index.js';
import { correct, knownAt as cutAt } from './corrections.js';
import { effectiveOrder } from './effective-order.js';
import type { CorrectedEntry, Entry } from './entry.js';
import { evolveCase } from './evolve-case.js';
import { initialCaseState, type CaseState } from './state.js';

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
