import {
  actNamed,
  dueText,
  formatDate,
  obligationKinds,
  obligationStateWords,
  responsibleWords,
  type ActName,
  type Day,
  type Due,
  type DueChangeReason,
  type ObligationAt,
  type ObligationKind,
  type ObligationState,
  type Responsible,
  type Settlement,
} from '@interventions/domain';

/** A due date, also in words. */
export type DueView = Due & { readonly text: string };

/** What met, waived or ended an obligation, with its date in words. */
export type SettlementView = Settlement & { readonly onText: string };

/** The act that people record, for a link to its form. */
export type ActRef = { readonly name: string; readonly label: string; readonly route: string };

/** Something due in a case as it is on a day, with its words. */
export type ObligationView = {
  readonly key: string;
  readonly kind: ObligationKind;
  readonly kindTitle: string;
  readonly what: string;
  readonly who: Responsible;
  readonly whoText: string;
  readonly rule: string | null;
  readonly policyId: string | null;
  readonly anchor: {
    readonly entryId: string | null;
    readonly on: string;
    readonly onText: string;
  };
  readonly arisesOn: Day;
  readonly due: DueView | null;
  readonly daysLeft: number | null;
  readonly state: ObligationState;
  readonly stateText: string;
  readonly explanation: string;
  readonly dueHistory: readonly {
    readonly from: DueView | null;
    readonly to: DueView;
    readonly why: DueChangeReason;
    readonly whyText: string;
    readonly reason: string | null;
    readonly by: string;
    readonly on: string;
    readonly onText: string;
  }[];
  readonly met: SettlementView | null;
  readonly waived: SettlementView | null;
  readonly lapsed: SettlementView | null;
  readonly onHold: boolean;
  readonly pausedSince: Day | null;
  readonly act: ActRef;
};

const reasonWords: Readonly<Record<DueChangeReason, string>> = {
  'council-request': 'The council asked',
  'dfe-decision': 'DfE decided',
  external: 'Outside events',
  legal: 'Legal or contract',
  error: 'The former date was wrong',
  hold: 'The case was on hold',
  'set-by-entry': 'An entry of the case set it',
  other: 'Another reason',
  unknown: 'Not known',
};

/** An obligation as people read it. */
export function obligationView(one: ObligationAt, onHold: boolean): ObligationView {
  const { key, kind, what, who, rule, policyId, anchor, arisesOn, daysLeft, state } = one;
  return {
    key,
    kind,
    kindTitle: obligationKinds[kind].title,
    what,
    who,
    whoText: responsibleWords[who],
    rule,
    policyId,
    anchor: { ...anchor, onText: formatDate(anchor.on) },
    arisesOn,
    due: dueView(one.due),
    daysLeft,
    state,
    stateText: obligationStateWords[state],
    explanation: one.explanation,
    dueHistory: one.dueHistory.map((change) => ({
      from: dueView(change.from),
      to: dated(change.to),
      why: change.why,
      whyText: reasonWords[change.why],
      reason: change.reason,
      by: change.by,
      on: change.on,
      onText: formatDate(change.on),
    })),
    met: settlementView(one.met),
    waived: settlementView(one.waived),
    lapsed: settlementView(one.lapsed),
    onHold,
    pausedSince: one.pausedSince,
    act: actRef(obligationKinds[kind].act),
  };
}

/** An act by its name, for a link to its form. */
export function actRef(act: ActName): ActRef {
  const { name, label, route } = actNamed(act);
  return { name, label, route };
}

function dated(due: Due): DueView {
  return { ...due, text: dueText(due) };
}

function dueView(due: Due | null): DueView | null {
  return due && dated(due);
}

function settlementView(settlement: Settlement | null): SettlementView | null {
  return settlement && { ...settlement, onText: formatDate(settlement.on) };
}
