import {
  actNamed,
  formatDate,
  listOf,
  sortKey,
  triggerWords,
  type CaseState,
  type CorrectedEntry,
} from '@interventions/domain';
import type { CaseView } from './case-view.js';
import {
  arrangementView,
  councilNamed,
  deliveryView,
  instrumentView,
  plannedViews,
  type ArrangementView,
  type DeliveryView,
  type InstrumentView,
  type PlannedView,
} from './case-words.js';
import { judgementRows, type JudgementRow } from './judgement-rows.js';

/** How a case stands. A case not opened has no row. */
export type CaseStatus = Exclude<CaseState['status'], 'not-opened'>;

/** What a line of the register shows of a case, but for what depends on the day of asking. */
export type CaseSummary = {
  readonly id: string;
  readonly laCode: string;
  readonly authority: string;
  readonly region: string;
  readonly status: CaseStatus;
  readonly onHold: boolean;
  readonly trigger: string;
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly decision: CaseState['decision'];
  readonly instruments: readonly InstrumentView[];
  readonly delivery: DeliveryView;
  readonly owner: string | null;
  readonly team: string | null;
  readonly lastEvent: {
    readonly on: string;
    readonly onText: string;
    readonly sentence: string;
  } | null;
  readonly entries: number;
  readonly revision: string;
};

/** What the page of a case shows besides. */
export type CaseDetail = {
  readonly triggerText: string;
  readonly judgements: readonly JudgementRow[];
  readonly arrangements: readonly ArrangementView[];
  readonly vehicles: readonly { readonly key: string; readonly name: string }[];
  readonly conditions: readonly {
    readonly id: string;
    readonly text: string;
    readonly due: string | null;
    readonly status: string;
  }[];
  readonly planned: readonly PlannedView[];
  readonly coverage: readonly string[];
  readonly disagreements: number;
  readonly follows: string | null;
};

/** A case as the register holds it. Undefined for one that is not open to view: never opened. */
export function caseSummary(id: string, view: CaseView): CaseSummary | undefined {
  const { state, laCode, own } = view;
  if (state.status === 'not-opened') return undefined;
  const { name, region } = councilNamed(laCode);
  const last = lastEventOf(view.happened);
  return {
    id,
    laCode,
    authority: name,
    region,
    status: state.status,
    onHold: state.hold !== null,
    trigger: state.trigger,
    openedOn: state.openedOn,
    closedOn:
      state.status === 'closed' ? state.closedOn : state.status === 'transferred' ? state.on : null,
    decision: state.decision,
    instruments: state.instruments.map(instrumentView),
    delivery: deliveryView(state),
    owner: state.owner,
    team: state.team,
    lastEvent:
      last === undefined
        ? null
        : {
            on: last.data.effectiveOn,
            onText: formatDate(last.data.effectiveOn),
            sentence: actNamed(last.act).sentence(last.data),
          },
    entries: own.length,
    revision: (own.at(-1)?.revision ?? -1n).toString(),
  };
}

export function caseDetail(view: CaseView): CaseDetail {
  const { state, opening, happened } = view;
  const { trigger, triggerText, follows } = opening.data.details;
  return {
    triggerText:
      typeof triggerText === 'string'
        ? triggerText
        : triggerWords[trigger as keyof typeof triggerWords],
    judgements: judgementRows(state.judgements),
    arrangements: state.arrangements.map((one) => arrangementView(state, one)),
    vehicles: state.vehicles.map(({ key, name }) => ({ key, name })),
    conditions: state.conditions.map(({ id, text, due, status }) => ({ id, text, due, status })),
    planned: plannedViews(state),
    coverage: happened
      .filter((entry) => entry.act === 'CoverageDeclared')
      .map((entry) => actNamed(entry.act).sentence(entry.data)),
    disagreements: happened.filter((entry) => (entry.data.claims ?? []).length > 0).length,
    follows: typeof follows === 'string' ? follows : null,
  };
}

/** Words that a search of the register looks through, in lower case. */
export function searchWords(summary: CaseSummary, view: CaseView): string {
  const { state } = view;
  const words = [
    summary.authority,
    summary.laCode,
    summary.region,
    summary.id,
    summary.owner ?? '',
    summary.team ?? '',
    listOf(state.instruments.map((one) => one.name)),
    ...state.vehicles.flatMap((one) => [one.key, one.name]),
  ];
  return foldText(words.join(' '));
}

/** Text as it is searched: lower case, and without apostrophes, which people write in several ways or not at all. */
export function foldText(text: string): string {
  return text.toLowerCase().replace(/['’]/g, '');
}

/** The latest thing that happened, apart from notes and the like; the opening where there is nothing else. */
function lastEventOf(happened: readonly CorrectedEntry[]): CorrectedEntry | undefined {
  return happened
    .filter(({ act, data }) => actNamed(act).track !== 'record' && data.effectiveOn !== 'unknown')
    .reduce<CorrectedEntry | undefined>(
      (last, entry) =>
        last === undefined || sortKey(entry.data.effectiveOn) >= sortKey(last.data.effectiveOn)
          ? entry
          : last,
      undefined,
    );
}
