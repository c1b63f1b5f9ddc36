import { obligationKind } from './obligation-kinds.js';
import type { Obligation, Settlement } from './obligation.js';

/**
 * Marks what was passed over in a series that comes again and again: once a later review is held, an earlier one that
 * was missed stays missed and nobody still owes it.
 */
export function withOvertaken(obligations: readonly Obligation[]): readonly Obligation[] {
  const heldLater = new Map<string, Settlement>();
  const marked = obligations.toReversed().map((one): Obligation => {
    const series = seriesOf(one);
    if (series === undefined) return one;
    const overtaken = heldLater.get(series);
    if (one.met !== null) heldLater.set(series, laterHeld(one.what, one.met));
    return overtaken === undefined || one.met !== null ? one : { ...one, overtaken };
  });
  return marked.toReversed();
}

/** What an obligation that comes again and again shares with the others of its series; undefined for one that does not. */
export function seriesOf({ kind, anchor }: Obligation): string | undefined {
  return obligationKind(kind).recurs === true ? `${kind}/${anchor.entryId ?? ''}` : undefined;
}

function laterHeld(what: string, { by, on }: Settlement): Settlement {
  return { by, on, because: `${what} took its place` };
}
