import type { CorrectedEntry } from '../case/entry.js';
import { dayRange, type Day, type Edtf } from '../dates/index.js';
import type { Coverage, ObligationKind } from './obligation-kinds.js';
import type { Due, DueChange, Settlement } from './obligation.js';

/** What a rule says of one obligation before what all have in common is added: moves, waivers, coverage, the end of the case. */
export type ObligationDraft = {
  readonly kind: ObligationKind;
  /** The entry that gives rise to it. */
  readonly from: CorrectedEntry;
  /** Tells several of one kind and entry apart. */
  readonly number?: number | string;
  readonly rule: string | null;
  readonly policyId: string | null;
  readonly what: string;
  /** The fact that it counts from, where that is another than `from`. */
  readonly anchor?: CorrectedEntry | undefined;
  /** Default: the date of the anchor. */
  readonly anchorOn?: Edtf;
  /** Default: the first day that the anchor may mean. */
  readonly arisesOn?: Day;
  readonly due: Due | undefined;
  readonly dueHistory?: readonly DueChange[];
  readonly met?: Settlement | undefined;
  /** Waived by an act of its own, such as ConditionWaived. */
  readonly waived?: Settlement | undefined;
  readonly lapsed?: Settlement | undefined;
  readonly undecided?: string | undefined;
  /** The day since which something of its own, such as a paused set-up, keeps its clock still. */
  readonly pausedSince?: Day | undefined;
  /** What must be complete for silence to mean failure, where it differs from its kind's. */
  readonly coverage?: Coverage | undefined;
  /** Whether somebody recorded that it was missed; then its miss rests on more than silence. */
  readonly statedMissed?: boolean | undefined;
  /** Whether it goes on from day to day until something ends it: without a date it is open, however long ago it began. */
  readonly ongoing?: boolean | undefined;
  /** Whether it lapses when the case is closed. Default true. A voided or transferred case ends all. */
  readonly endsWithCase?: boolean;
  readonly because: string;
};

/** The key of an obligation: the same for ever and under every policy. */
export function keyOf({
  kind,
  from,
  number,
}: Pick<ObligationDraft, 'kind' | 'from' | 'number'>): string {
  return [kind, from.id, ...(number === undefined ? [] : [number])].join('/');
}

/** That an entry settles something, with the reason in words. */
export function settledBy(entry: CorrectedEntry, because: string): Settlement {
  return { by: entry.id, on: entry.data.effectiveOn, because };
}

/** The first day that a date may mean; the beginning of time for one without. */
export function firstDayOf(date: Edtf): Day {
  return dayRange(date).earliest ?? '1800-01-01';
}
