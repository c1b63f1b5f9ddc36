import type { Arrangement, CaseState, Condition, Delivery, Instrument, Vehicle } from './state.js';

/** Puts an instrument in force, closing those it replaces. */
export function putInForce(
  state: CaseState,
  instrument: Instrument,
  replaces: readonly string[] = [],
): CaseState {
  return {
    ...state,
    instruments: [...state.instruments.filter((other) => !replaces.includes(other.id)), instrument],
  };
}

/** Ends the named instruments; with no names, all of the kind. */
export function end(
  state: CaseState,
  kind: Instrument['kind'],
  ids?: readonly string[],
): CaseState {
  return {
    ...state,
    instruments: state.instruments.filter(
      (one) => one.kind !== kind || (ids !== undefined && !ids.includes(one.id)),
    ),
  };
}

/** The instruments of a kind in force. */
export function inForce(state: CaseState, kind: Instrument['kind']): readonly Instrument[] {
  return state.instruments.filter((one) => one.kind === kind);
}

/** Moves the delivery track. */
export function deliver(state: CaseState, delivery: Delivery): CaseState {
  return { ...state, delivery };
}

/** Adds a vehicle, or brings what is known of it up to date. */
export function noteVehicle(
  state: CaseState,
  vehicle: Partial<Vehicle> & Pick<Vehicle, 'key'>,
): CaseState {
  const known = state.vehicles.find((other) => other.key === vehicle.key) ?? {
    key: vehicle.key,
    name: vehicle.key,
    model: null,
    owners: [],
    woundUp: false,
  };
  return {
    ...state,
    vehicles: [
      ...state.vehicles.filter((other) => other.key !== vehicle.key),
      { ...known, ...vehicle },
    ],
  };
}

/** Adds an arrangement; a real contract or partnership takes the place of an implied one with the same party. */
export function arrange(state: CaseState, arrangement: Arrangement): CaseState {
  const others = state.arrangements.filter(
    (other) => other.kind !== 'implied' || other.with !== arrangement.with,
  );
  return { ...state, arrangements: [...others, arrangement] };
}

/** Changes the newest arrangement of the given kinds. */
export function amendArrangement(
  state: CaseState,
  change: Partial<Arrangement>,
  kinds: readonly Arrangement['kind'][],
): CaseState {
  const newest = state.arrangements.filter((one) => kinds.includes(one.kind)).at(-1);
  if (newest === undefined) return state;
  return {
    ...state,
    arrangements: state.arrangements.map((one) => (one === newest ? { ...one, ...change } : one)),
  };
}

/** Ends all arrangements of the given kinds. */
export function endArrangements(
  state: CaseState,
  kinds: readonly Arrangement['kind'][],
): CaseState {
  return { ...state, arrangements: state.arrangements.filter((one) => !kinds.includes(one.kind)) };
}

/** Sets the status of a condition. */
export function settleCondition(
  state: CaseState,
  id: string,
  status: Condition['status'],
): CaseState {
  return {
    ...state,
    conditions: state.conditions.map((one) => (one.id === id ? { ...one, status } : one)),
  };
}

/** Adds a planned date. */
export function plan(
  state: CaseState,
  id: string,
  what: string,
  on: string | undefined,
): CaseState {
  return on === undefined ? state : { ...state, planned: [...state.planned, { id, what, on }] };
}

/** Forgets planned dates of a kind: they have happened, or no longer stand. */
export function planSettled(state: CaseState, what: string): CaseState {
  return { ...state, planned: state.planned.filter((one) => one.what !== what) };
}

/** What the planned dates of a case are about, in the words of its pages. */
export const plannedWords = {
  goLive: 'Planned go-live',
  return: 'Planned return to the council',
  review: 'Next six-month review',
  report: 'Commissioner’s report due',
  contractEnd: 'Contract ends',
  diagnostic: 'Diagnostic report due',
} as const;
