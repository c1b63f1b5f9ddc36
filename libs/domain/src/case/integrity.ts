import type { Refusal } from '@interventions/eventsourcing';
import { compareDates, formatDate } from '../dates/index.js';
import { actNamed } from './acts/index.js';
import type { CorrectedEntry } from './entry.js';
import { effectiveOrder, evolveCase } from './history.js';
import { requirement } from './requirements.js';
import { initialCaseState, type CaseState } from './state.js';

/** An entry that makes no sense where it stands, and why. */
export type Violation = { readonly entry: CorrectedEntry; readonly refusal: Refusal };

/**
 * The entries of a history that break an integrity rule, judged in effective order on the corrected
 * history. An entry whose date cannot be told from its neighbours' is good if any order of them makes
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
  return ordered.find(
    (other) =>
      other.act === entry.act &&
      other.position < entry.position &&
      actNamed(entry.act).same(entry.data, other.data),
  );
}

function alreadyRecorded({ act, data }: CorrectedEntry): Refusal {
  return {
    code: 'already-recorded',
    detail: `This is recorded already: ${actNamed(act).title} (${formatDate(data.effectiveOn)}).`,
    remedy: 'Correct that entry if something in it is wrong.',
  };
}

/** Why an entry makes no sense in a state, or undefined. */
export function refusalOf(entry: CorrectedEntry, state: CaseState): Refusal | undefined {
  const act = actNamed(entry.act);
  const ofCouncil = entry.stream.startsWith('authority');
  for (const name of act.requires) {
    if (ofCouncil && name === 'opened') continue;
    const { holds, otherwise, remedy } = requirement(name);
    if (!holds(state)) return { code: `needs-${name}`, detail: `${otherwise}.`, remedy };
  }
  return act.guard(state, { id: entry.id, effectiveOn: entry.data.effectiveOn, data: entry.data });
}

function allowedInSomeOrder(entry: CorrectedEntry, ordered: readonly CorrectedEntry[]): boolean {
  const others = ordered.filter((other) => other !== entry);
  const order = new Map(
    others.map((other) => [
      other,
      other.act === 'InterventionOpened'
        ? 'before'
        : compareDates(other.data.effectiveOn, entry.data.effectiveOn),
    ]),
  );
  const before = others.filter((other) => order.get(other) === 'before');
  const beside = others.filter(
    (other) => order.get(other) === 'same' || order.get(other) === 'cannot-tell',
  );
  return possibleNeighbours(beside).some((some) => {
    const world = others.filter((other) => before.includes(other) || some.includes(other));
    return refusalOf(entry, world.reduce(evolveCase, initialCaseState)) === undefined;
  });
}

/** The sets of undated neighbours that are tried as having come first: none, all, each alone, all but each, each beginning. */
function possibleNeighbours(
  beside: readonly CorrectedEntry[],
): readonly (readonly CorrectedEntry[])[] {
  return [
    [],
    beside,
    ...beside.map((one) => [one]),
    ...beside.map((one) => beside.filter((other) => other !== one)),
    ...beside.map((_, index) => beside.slice(0, index)),
  ];
}
