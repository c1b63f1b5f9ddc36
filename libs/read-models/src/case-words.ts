import {
  dayRange,
  findAuthority,
  formatDate,
  sortKey,
  type Arrangement,
  type CaseState,
  type Instrument,
} from '@interventions/domain';
import { compareText } from './ordering.js';

/** The everyday name and region of a council; an unknown code stands for itself. */
export function councilNamed(laCode: string): { readonly name: string; readonly region: string } {
  const authority = findAuthority(laCode);
  return authority === undefined
    ? { name: `Council ${laCode}`, region: 'Not known' }
    : { name: authority.name, region: authority.region };
}

/** Something in force, with its date in words. */
export type InstrumentView = {
  readonly id: string;
  readonly kind: Instrument['kind'];
  readonly name: string;
  readonly since: string;
  readonly sinceText: string;
  readonly due: string | null;
  readonly antecedent: boolean;
};

/** Who runs the service; `by` and `text` in words. */
export type DeliveryView = {
  readonly phase: CaseState['delivery']['phase'];
  readonly text: string;
  readonly by: string | null;
  readonly since: string | null;
};

/** A contract or partnership in force. */
export type ArrangementView = {
  readonly id: string;
  readonly kind: string;
  readonly with: string;
  readonly start: string;
  readonly end: string | null;
  readonly text: string;
};

/** A date that is planned: EDTF and in words. */
export type PlannedView = { readonly what: string; readonly on: string; readonly onText: string };

export function instrumentView(one: Instrument): InstrumentView {
  const { id, kind, name, since, antecedent } = one;
  return { id, kind, name, since, sinceText: formatDate(since), due: one.due ?? null, antecedent };
}

export function deliveryView(state: CaseState): DeliveryView {
  const { delivery } = state;
  switch (delivery.phase) {
    case 'council':
      return { phase: 'council', text: 'Run by the council', by: null, since: null };
    case 'setting-up':
    case 'paused': {
      const name = delivery.vehicle === null ? null : vehicleName(state, delivery.vehicle);
      const what = name ?? 'A new delivery model';
      const plan =
        delivery.plannedGoLive === null
          ? ''
          : `, planned to go live: ${formatDate(delivery.plannedGoLive)}`;
      const text =
        delivery.phase === 'paused'
          ? `Run by the council. Setting up ${name ?? 'a new delivery model'} is paused`
          : `Run by the council. ${what} is being set up${plan}`;
      return { phase: delivery.phase, text, by: name, since: null };
    }
    case 'trust':
    case 'partnership':
    case 'commissioner-run': {
      const by = vehicleName(state, delivery.by);
      const how = delivery.phase === 'partnership' ? 'Run in partnership with' : 'Run by';
      const text = `${how} ${by}${sinceWords(delivery.since)}`;
      return { phase: delivery.phase, text, by, since: delivery.since };
    }
    case 'returning': {
      const by = vehicleName(state, delivery.by);
      const plan =
        delivery.plannedOn === null ? '' : `, planned for ${formatDate(delivery.plannedOn)}`;
      return {
        phase: 'returning',
        text: `Returning from ${by} to the council${plan}`,
        by,
        since: null,
      };
    }
    default:
      return delivery satisfies never;
  }
}

export function arrangementView(state: CaseState, one: Arrangement): ArrangementView {
  const { id, kind, start, end } = one;
  const party = vehicleName(state, one.with);
  const what = {
    contract: `Contract with ${party}`,
    partnership: `Partnership with ${party}`,
    implied: `Services moved to ${party}; no contract is recorded`,
  }[kind];
  const period = `from ${formatDate(start)}${end === null ? '' : ` to ${formatDate(end)}`}`;
  return { id, kind, with: party, start, end, text: `${what}, ${period}` };
}

/** The dates that a case has ahead or open, in order of time, each once. */
export function plannedViews(state: CaseState): readonly PlannedView[] {
  const dates = [
    ...state.planned,
    ...state.conditions
      .filter((one) => one.status === 'open')
      .map((one) => ({ what: 'Condition due', on: one.due })),
    ...state.arrangements.flatMap((one) => [
      ...one.reviewDates.map((on) => ({ what: 'Contract review', on })),
      { what: 'Last day to give notice', on: one.noticeOn },
    ]),
    ...state.instruments
      .filter((one) => one.kind === 'improvement-notice')
      .map((one) => ({ what: 'Improvement notice expires', on: one.due ?? null })),
  ];
  const views = dates.flatMap(({ what, on }) =>
    on === null ? [] : [{ what, on, onText: formatDate(on) }],
  );
  return [...new Map(views.map((view) => [`${view.what}/${view.on}`, view])).values()].sort(
    (a, b) => compareText(sortKey(a.on), sortKey(b.on)),
  );
}

/** The last day that a planned date may mean; the end of time where it has none. */
export function lastDayOf(date: string): string {
  return dayRange(date).latest ?? '9999-12-31';
}

/** What people call a vehicle; a name stands for itself. */
export function vehicleName(state: CaseState, keyOrName: string): string {
  return state.vehicles.find((one) => one.key === keyOrName)?.name ?? keyOrName;
}

function sinceWords(since: string): string {
  const text = formatDate(since);
  return /^\d|^[A-Z]/.test(text) && !since.includes('/') ? ` since ${text}` : ` (${text})`;
}
