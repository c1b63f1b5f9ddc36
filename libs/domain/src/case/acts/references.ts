import type { Refusal } from '@interventions/eventsourcing';
import type { CaseState, Instrument } from '../state.js';

/** Refuses references to instruments that are not in force on the act's date. */
export function unknownInstruments(
  ids: readonly string[] | undefined,
  state: CaseState,
  ...kinds: readonly Instrument['kind'][]
): Refusal | undefined {
  const known = (ids ?? []).every((id) =>
    state.instruments.some((one) => one.id === id && kinds.includes(one.kind)),
  );
  if (known) return undefined;
  return {
    code: 'reference-not-in-force',
    detail: 'An entry that is named is not in force on that date.',
    remedy: 'Choose an entry that is in force on that date, or leave the field empty.',
  };
}
