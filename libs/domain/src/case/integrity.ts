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
  for (const state of possibleStates(certain, beside))
    if (refusalOf(entry, state) === undefined) return true;
  return false;
}

/** More neighbours than this are not each left out in turn: that takes a fold for each. */
const leftOutAtMost = 60;

/** States before an entry, by which undated neighbours came first: each beginning of them, each alone, all but each. */
function* possibleStates(
  certain: CaseState,
  beside: readonly CorrectedEntry[],
): Generator<CaseState, void, undefined> {
  let state = certain;
  yield state;
  for (const one of beside) {
    state = evolveCase(state, one);
    yield state;
  }
  for (const one of beside) yield evolveCase(certain, one);
  if (beside.length > leftOutAtMost) return;
  for (const one of beside)
    yield beside.filter((other) => other !== one).reduce(evolveCase, certain);
}
