import { compareDates, sortKey } from '../dates/index.js';
import { actNamed } from './acts/index.js';
import type { CorrectedEntry } from './entry.js';
import { evolveCase, refusalOf } from './evolve-case.js';
import { initialCaseState, type CaseState } from './state.js';

/**
 * What happened, in the order in which it happened: without record-keeping and retracted entries, the
 * opening first, then by date, then by place in the log. Where dates cannot tell, an entry that would make
 * no sense stands after the one that gives it sense: a direction "revoked in 2016" after the one "issued on
 * 5 October 2016" (domain §3).
 */
export function effectiveOrder(entries: readonly CorrectedEntry[]): readonly CorrectedEntry[] {
  let order = byDate(entries);
  let state = initialCaseState;
  const moved = new Set<string>();
  for (let at = 0; at < order.length;) {
    const entry = order[at];
    if (entry === undefined) break;
    const better =
      moved.has(entry.id) || refusalOf(entry, state) === undefined
        ? undefined
        : (later(order, at, state) ?? withEnablerFirst(order, at, state));
    if (better === undefined) {
      state = evolveCase(state, entry);
      at += 1;
    } else {
      moved.add(entry.id);
      order = better;
    }
  }
  return order;
}

function byDate(entries: readonly CorrectedEntry[]): readonly CorrectedEntry[] {
  return entries
    .filter((entry) => entry.retracted === null && !actNamed(entry.act).recordKeeping)
    .map((entry) => ({
      entry,
      key: `${entry.act === 'InterventionOpened' ? 0 : 1}/${sortKey(entry.data.effectiveOn)}/${entry.position}`,
    }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** The order with the entry moved on to the first place where it makes sense, past entries that may have come before it. */
function later(
  order: readonly CorrectedEntry[],
  at: number,
  state: CaseState,
): readonly CorrectedEntry[] | undefined {
  const entry = order[at];
  if (entry === undefined) return undefined;
  let then = state;
  for (let to = at + 1; to < order.length; to += 1) {
    const other = order[to];
    if (other === undefined || isBefore(entry, other)) return undefined;
    then = evolveCase(then, other);
    if (refusalOf(entry, then) === undefined)
      return [...order.slice(0, at), ...order.slice(at + 1, to + 1), entry, ...order.slice(to + 1)];
  }
  return undefined;
}

/** The order with one entry of an inexact date pulled forward, where it gives sense to the entry at this place. */
function withEnablerFirst(
  order: readonly CorrectedEntry[],
  at: number,
  state: CaseState,
): readonly CorrectedEntry[] | undefined {
  const entry = order[at];
  if (entry === undefined) return undefined;
  const from = order.findIndex(
    (other, to) =>
      to > at &&
      !isExact(other) &&
      !isBefore(entry, other) &&
      !order.slice(at + 1, to).some((between) => isBefore(between, other)) &&
      refusalOf(other, state) === undefined &&
      refusalOf(entry, evolveCase(state, other)) === undefined,
  );
  const enabler = order[from];
  if (enabler === undefined) return undefined;
  return [...order.slice(0, at), enabler, ...order.slice(at, from), ...order.slice(from + 1)];
}

function isExact({ data }: CorrectedEntry): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(data.effectiveOn);
}

function isBefore(one: CorrectedEntry, other: CorrectedEntry): boolean {
  return compareDates(one.data.effectiveOn, other.data.effectiveOn) === 'before';
}
