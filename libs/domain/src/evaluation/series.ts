import { obligationKind } from './obligation-kinds.js';
import type { Obligation, Settlement } from './obligation.js';

/**
 * Marks what was passed over in a series that comes again and again: once a later review is held, an earlier one that
 * was missed stays missed and nobody still owes it.
 */
export function withOvertaken(obligations: readonly Obligation[]): readonly Obligation[] {
  const heldLater = new Map<string, Settlement>();
  const marked = obligations.toReversed().map((one): Obligation => {
    if (obligationKind(one.kind).recurs !== true) return one;
    const series = `${one.kind}/${one.anchor.entryId ?? ''}`;
    const overtaken = heldLater.get(series);
    if (one.met !== null) heldLater.set(series, laterHeld(one.what, one.met));
    return overtaken === undefined || one.met !== null ? one : { ...one, overtaken };
  });
  return marked.toReversed();
}

function laterHeld(what: string, { by, on }: Settlement): Settlement {
  return { by, on, because: `${what} took its place` };
}
