import type { Refusal } from '@interventions/eventsourcing';
import { compareDates, formatDate } from '../dates/index.js';
import { actNamed } from './acts/index.js';
import { effectiveOrder } from './effective-order.js';
import type { CorrectedEntry } from './entry.js';
import { evolveCase, refusalOf } from './evolve-case.js';
import { initialCaseState, type CaseState } from './state.js';

/** An entry that makes no sense where it stands, and why. */
export type Violation = { readonly entry: CorrectedEntry; readonly refusal: Refusal };

/**
 * The entries of a history that break an integrity rule, judged in effective order on the corrected
 * history. An entry whose date cannot be told from its neighbours' is good if some order of them makes
 * sense (domain §3).
 */
export function violations(corrected: readonly CorrectedEntry[]): readonly Violation[] {
  const ordered = effectiveOrder(corrected);
  const found: Violation[] = [];
  let state = initialCaseState;
  for (const entry of ordered) {
    const refusal = refusalOf(entry, state);
    if (refusal !== undefined && !allowedInSomeOrder(entry, ordered))
      found.push({ entry, refusal });
    const first = firstRecorded(entry, ordered);
    if (first !== undefined) found.push({ entry, refusal: alreadyRecorded(first) });
    state = evolveCase(state, entry);
  }
  return found;
}

/** The entry that recorded the very same thing before, whatever its date. */
function firstRecorded(
  entry: CorrectedEntry,
  ordered: readonly CorrectedEntry[],
): CorrectedEntry | undefined {
  const act = actNamed(entry.act);
  if (!act.recordedOnce) return undefined;
  return ordered.find(
    (other) =>
      other.act === entry.act &&
      other.position < entry.position &&
      act.same(entry.data, other.data),
  );
}

function alreadyRecorded({ act, data }: CorrectedEntry): Refusal {
  return {
    code: 'already-recorded',
    detail: `This is recorded already: ${actNamed(act).title} (${formatDate(data.effectiveOn)}).`,
    remedy: 'Correct that entry if something in it is wrong.',
  };
}

/** Looks only at entries that change the state, and folds each a few times: the cost stays near linear. */
function allowedInSomeOrder(entry: CorrectedEntry, ordered: readonly CorrectedEntry[]): boolean {
  const others = ordered.filter((other) => other !== entry && actNamed(other.act).changesState);
  const orderOf = (other: CorrectedEntry) =>
    other.act === 'InterventionOpened'
      ? 'before'
      : compareDates(other.data.effectiveOn, entry.data.effectiveOn);
  const placed = others.map((other) => ({ other, order: orderOf(other) }));
  const before = placed.filter(({ order }) => order === 'before').map(({ other }) => other);
  const beside = placed
    .filter(({ order }) => order === 'same' || order === 'cannot-tell')
    .map(({ other }) => other);
  const certain = before.reduce(evolveCase, initialCaseState);
  const first = new Set(
    beside.filter((other) => other.act === entry.act && other.position < entry.position),
  );
  const worlds =
    beside.length <= fewNeighbours
      ? statesOfFew(certain, beside, first)
      : statesOfMany(certain, beside, first);
  for (const state of worlds) if (refusalOf(entry, state) === undefined) return true;
  return false;
}

/** As many undated neighbours are tried in many ways; with more of them the cost would grow with its square. */
const fewNeighbours = 60;

/**
 * States before an entry, by which undated neighbours came before it: each beginning of them, each alone, all
 * but each. Entries of the same act that were recorded earlier (`first`) always did: else a case closed twice
 * on one day would make sense.
 */
function* statesOfFew(
  certain: CaseState,
  beside: readonly CorrectedEntry[],
  first: ReadonlySet<CorrectedEntry>,
): Generator<CaseState, void, undefined> {
  const after = (isBefore: (other: CorrectedEntry, index: number) => boolean) =>
    beside
      .filter((other, index) => first.has(other) || isBefore(other, index))
      .reduce(evolveCase, certain);
  for (const [end, one] of [...beside, undefined].entries()) {
    yield after((_, index) => index < end);
    yield after((other) => other === one);
    yield after((other) => other !== one);
  }
}

/** Fewer of the same states, each in one step from another. */
function* statesOfMany(
  certain: CaseState,
  beside: readonly CorrectedEntry[],
  first: ReadonlySet<CorrectedEntry>,
): Generator<CaseState, void, undefined> {
  let left = first.size;
  let state = certain;
  const alone = [...first].reduce(evolveCase, certain);
  yield alone;
  for (const one of beside) {
    state = evolveCase(state, one);
    if (first.has(one)) left -= 1;
    else yield evolveCase(alone, one);
    if (left === 0) yield state;
  }
}
