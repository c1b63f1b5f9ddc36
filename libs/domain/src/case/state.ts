import type { JudgementData } from '../judgements/index.js';

/** Kinds of direction (domain §2). */
export type DirectionKind = 'social-care' | 'education' | 'send';

/** Something DfE has in force: one member of the set of instruments (domain §2). */
export type Instrument = {
  /** Event id of the entry that put it in force. */
  readonly id: string;
  readonly kind:
    | 'adviser'
    | 'improvement-partner'
    | 'improvement-board'
    | 'improvement-notice'
    | 'direction'
    | 'commissioner'
    | 'support-package';
  /** In words: "Direction (social care)", "Eleanor Brazil, commissioner". */
  readonly name: string;
  readonly since: string;
  readonly directionKind?: DirectionKind;
  readonly due?: string;
  /** Known only to have been in force: its beginning is not in the sources. */
  readonly antecedent: boolean;
};

/** Who runs the service (domain §2, delivery track). */
export type Delivery =
  | { readonly phase: 'council' }
  | {
      readonly phase: 'setting-up' | 'paused';
      readonly vehicle: string | null;
      readonly plannedGoLive: string | null;
    }
  | {
      readonly phase: 'trust' | 'partnership' | 'commissioner-run';
      readonly by: string;
      readonly since: string;
    }
  | { readonly phase: 'returning'; readonly by: string; readonly plannedOn: string | null };

/** A delivery model that is being set up. */
export type SetUp = {
  readonly vehicle: string | null;
  readonly plannedGoLive: string | null;
  readonly paused: boolean;
};

/** A contract with a vehicle, or the terms of a partnership, in force. */
export type Arrangement = {
  readonly id: string;
  readonly kind: 'contract' | 'partnership' | 'implied';
  readonly with: string;
  readonly start: string;
  readonly end: string | null;
  readonly noticeOn: string | null;
  readonly reviewDates: readonly string[];
};

/** A judgement as a case knows it. */
export type KnownJudgement = {
  readonly id: string;
  readonly effectiveOn: string;
  readonly data: JudgementData;
};

/** A duty or condition with an owner and a date (domain §5 row 24). */
export type Condition = {
  readonly id: string;
  readonly text: string;
  readonly due: string | null;
  readonly status: 'open' | 'met' | 'waived' | 'missed';
};

/** A trust, company or partnership by its stable key. */
export type Vehicle = {
  readonly key: string;
  readonly name: string;
  readonly model: string | null;
  readonly owners: readonly string[];
  readonly woundUp: boolean;
};

type Standing =
  | { readonly status: 'not-opened' }
  | { readonly status: 'open'; readonly openedOn: string; readonly trigger: string }
  | {
      readonly status: 'closed';
      readonly openedOn: string;
      readonly trigger: string;
      readonly closedOn: string;
    }
  | {
      readonly status: 'transferred';
      readonly openedOn: string;
      readonly trigger: string;
      readonly on: string;
      readonly successors: readonly string[];
    }
  | {
      readonly status: 'voided';
      readonly openedOn: string;
      readonly trigger: string;
      readonly because: string;
    };

/** The facts of a case that hold whatever its standing. */
export type CaseFacts = {
  readonly laCode: string | null;
  readonly hold: { readonly since: string; readonly reason: string } | null;
  readonly decision: 'none' | 'review-pending' | 'decision-pending' | 'more-time';
  readonly instruments: readonly Instrument[];
  /** Every commissioner, adviser or direction that was ever in force, by event id. */
  readonly commissionersEver: readonly string[];
  readonly reportsDelivered: readonly { readonly id: string; readonly published: boolean }[];
  readonly powersHeld: readonly string[];
  readonly delivery: Delivery;
  /** A delivery model on its way, also while others than the council run the services; null when there is none. */
  readonly setUp: SetUp | null;
  readonly vehicles: readonly Vehicle[];
  readonly arrangements: readonly Arrangement[];
  readonly conditions: readonly Condition[];
  readonly judgements: readonly KnownJudgement[];
  readonly reviewsHeld: readonly {
    readonly id: string;
    readonly on: string;
    readonly outcome: string;
  }[];
  readonly partnerInPractice: boolean;
  readonly owner: string | null;
  readonly team: string | null;
  /** Dates that were planned and are still ahead or open, each with what it is. */
  readonly planned: readonly { readonly id: string; readonly what: string; readonly on: string }[];
};

/** The state of a case, derived from its corrected history; a discriminated union over `status`. */
export type CaseState = Standing & CaseFacts;

/** A case before anything is recorded. */
export const initialCaseState: CaseState = {
  status: 'not-opened',
  laCode: null,
  hold: null,
  decision: 'none',
  instruments: [],
  commissionersEver: [],
  reportsDelivered: [],
  powersHeld: [],
  delivery: { phase: 'council' },
  setUp: null,
  vehicles: [],
  arrangements: [],
  conditions: [],
  judgements: [],
  reviewsHeld: [],
  partnerInPractice: false,
  owner: null,
  team: null,
  planned: [],
};
