import type { Day, Edtf } from '../dates/index.js';
import type { ObligationKind, Responsible } from './obligation-kinds.js';

/** When something is due: one day, or the days between which an imprecise anchor puts it. */
export type Due = { readonly earliest: Day; readonly latest: Day };

/** Why a due date was moved. */
export type DueChangeReason =
  | 'council-request'
  | 'dfe-decision'
  | 'external'
  | 'legal'
  | 'error'
  | 'hold'
  | 'set-by-entry'
  | 'other'
  | 'unknown';

/** One move of a due date; the former date stays for ever (domain §4). */
export type DueChange = {
  readonly from: Due | null;
  readonly to: Due;
  readonly why: DueChangeReason;
  readonly reason: string | null;
  /** The entry that moved it. */
  readonly by: string;
  readonly on: Edtf;
};

/** What settles an obligation, or takes it away: the entry, its date and why in words. */
export type Settlement = { readonly by: string; readonly on: Edtf; readonly because: string };

/**
 * Something that somebody has to do in a case. It says all that the record holds about it and nothing that
 * depends on the day of asking: its state on a day is {@link stateOn}.
 */
export type Obligation = {
  /** Stable for ever: kind, the entry that gives rise to it and a number; the same under every policy. */
  readonly key: string;
  readonly kind: ObligationKind;
  /** Rule id of the policy version, `R1`; null where a document of the case sets it. */
  readonly rule: string | null;
  /** The policy version that it is judged by, several joined by “ or ”; null where no policy is asked. */
  readonly policyId: string | null;
  /** In words: “Six-month review 3”, “Duty 2 of the first direction: appoint a director”. */
  readonly what: string;
  readonly who: Responsible;
  /** The fact that it counts from. */
  readonly anchor: { readonly entryId: string | null; readonly on: Edtf };
  /** The first day on which it exists. */
  readonly arisesOn: Day;
  /** Null where it is expected and no source says by when. */
  readonly due: Due | null;
  readonly dueHistory: readonly DueChange[];
  /** Recorded as done, with the day it was done. */
  readonly met: Settlement | null;
  readonly waived: Settlement | null;
  /** Nothing is owed any more: the direction was revoked, the set-up cancelled, the case closed. */
  readonly lapsed: Settlement | null;
  /** A later one of its series was done: it is owed no more, and stays missed where it was. */
  readonly overtaken: Settlement | null;
  /** The day from which a hold that goes on keeps its clock still. */
  readonly pausedSince: Day | null;
  /** Whether the record claims to hold what would have met it; without it silence is not failure. */
  readonly covered: boolean;
  /** Why nobody can tell whether it is owed or by when; null where it can be told. */
  readonly undecided: string | null;
  /** Why it exists and how its date was computed, in plain English sentences. */
  readonly because: string;
};

/** State of an obligation on a day. */
export type ObligationState =
  'open' | 'met' | 'met-late' | 'missed' | 'waived' | 'lapsed' | 'cannot-tell' | 'not-recorded';

/** States in words. */
export const obligationStateWords: Readonly<Record<ObligationState, string>> = {
  open: 'Open',
  met: 'Met',
  'met-late': 'Met late',
  missed: 'Missed',
  waived: 'Waived',
  lapsed: 'No longer applies',
  'cannot-tell': 'Cannot tell',
  'not-recorded': 'Not recorded',
};

/** An obligation on a day: with its state, days left (negative once past; null without a date) and a full explanation. */
export type ObligationAt = Obligation & {
  readonly state: ObligationState;
  readonly daysLeft: number | null;
  readonly explanation: string;
};
