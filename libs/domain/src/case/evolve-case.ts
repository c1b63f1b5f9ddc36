import type { Refusal } from '@interventions/eventsourcing';
import { actNamed } from './acts/index.js';
import type { CorrectedEntry } from './entry.js';
import { requirement } from './requirements.js';
import type { CaseState } from './state.js';

/** Applies one entry to the state. Never throws, also where the entry makes no sense in that state. */
export function evolveCase(state: CaseState, entry: CorrectedEntry): CaseState {
  return actNamed(entry.act).apply(state, {
    id: entry.id,
    effectiveOn: entry.data.effectiveOn,
    data: entry.data,
  });
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
