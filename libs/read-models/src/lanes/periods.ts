import type { CaseContext, CaseState, CorrectedEntry, Edtf } from '@interventions/domain';
import type { LaneBar } from './lane.js';

/** Something that holds in a state of a case, by a key that stays the same while it does. */
export type Holding = Pick<LaneBar, 'label' | 'planned'> & {
  readonly key: string;
  /** Since when, where the state knows better than the entry that it first shows in. */
  readonly since?: Edtf;
};

/** The periods through which things held, in the order in which they began. What still holds goes on. */
export function periodsOf(
  { order, stateWith }: Walk,
  holdings: (state: CaseState) => readonly Holding[],
): readonly LaneBar[] {
  const open = new Map<string, LaneBar>();
  const all: LaneBar[] = [];
  for (const entry of order) {
    const held = holdings(stateWith(entry));
    const keys = new Set(held.map(({ key }) => key));
    for (const [key, bar] of open) {
      if (keys.has(key)) continue;
      all[all.indexOf(bar)] = { ...bar, to: entry.data.effectiveOn, endedBy: entry.id };
      open.delete(key);
    }
    for (const { key, label, planned, since } of held) {
      const known = open.get(key);
      const from = since ?? entry.data.effectiveOn;
      const bar: LaneBar =
        known === undefined
          ? { id: entry.id, label, from, to: null, endedBy: null, planned }
          : { ...known, label: renamed(known.label, label), planned: planned ?? known.planned };
      if (known === undefined) all.push(bar);
      else all[all.indexOf(known)] = bar;
      open.set(key, bar);
    }
  }
  return all;
}

/** What is walked: the entries in the order in which they happened, with the state after each. */
export type Walk = {
  readonly order: readonly CorrectedEntry[];
  readonly stateWith: (entry: CorrectedEntry) => CaseState;
};

/** A case from its opening or its first instrument on. */
export function walkOf(context: CaseContext): Walk {
  return { order: context.order, stateWith: (entry) => context.stateWith(entry) };
}

/** What it was called first, and what later. */
function renamed(before: string, now: string): string {
  return before === now || before.endsWith(`, later ${now}`) ? before : `${before}, later ${now}`;
}
