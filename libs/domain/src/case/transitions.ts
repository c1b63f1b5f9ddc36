import type {
  Arrangement,
  CaseState,
  Condition,
  Delivery,
  Instrument,
  SetUp,
  Vehicle,
} from './state.js';

/** Puts an instrument in force, closing those it replaces. */
export function putInForce(
  state: CaseState,
  instrument: Instrument,
  replaces: readonly string[] = [],
): CaseState {
  const rest = without(state, (other) => replaces.includes(other.id));
  return { ...rest, instruments: [...rest.instruments, instrument] };
}

/** Ends the named instruments; with no names, all of the kind. */
export function end(
  state: CaseState,
  kind: Instrument['kind'],
  ids?: readonly string[],
): CaseState {
  return without(state, (one) => one.kind === kind && (ids === undefined || ids.includes(one.id)));
}

/** Takes instruments out of force, and with them the dates of their duties. */
function without(state: CaseState, ends: (one: Instrument) => boolean): CaseState {
  const ended = new Set(state.instruments.filter(ends).map((one) => one.id));
  return {
    ...state,
    instruments: state.instruments.filter((one) => !ended.has(one.id)),
    planned: state.planned.filter((one) => one.what !== plannedWords.duty || !ended.has(one.id)),
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

/** The council runs the services, or runs them again; a set-up that is under way goes on. */
export function deliverByCouncil(state: CaseState): CaseState {
  return setUp({ ...state, delivery: { phase: 'council' } }, state.setUp);
}

/** Begins, changes or (with null) ends a set-up. It shows on the track while the council runs the services. */
export function setUp(state: CaseState, next: SetUp | null): CaseState {
  const changed = { ...state, setUp: next };
  if (!byCouncil(state)) return changed;
  if (next === null) return deliver(changed, { phase: 'council' });
  const { paused, ...model } = next;
  return deliver(changed, { phase: paused ? 'paused' : 'setting-up', ...model });
}

/** A commissioner runs the services, unless they have left the council already. */
export function deliverByCommissioner(state: CaseState, by: string, since: string): CaseState {
  const { phase } = state.delivery;
  return byCouncil(state) || phase === 'commissioner-run'
    ? deliver(state, { phase: 'commissioner-run', by, since })
    : state;
}

/** Services go live elsewhere: the set-up is done. More services to the same party leave its first day as it is. */
export function goLive(
  state: CaseState,
  phase: 'trust' | 'partnership',
  by: string,
  since: string,
): CaseState {
  const { delivery } = state;
  const same = delivery.phase === phase && delivery.by === by;
  const live = same ? state : deliver(state, { phase, by, since });
  return planSettled({ ...live, setUp: null }, plannedWords.goLive);
}

function byCouncil({ delivery: { phase } }: CaseState): boolean {
  return phase === 'council' || phase === 'setting-up' || phase === 'paused';
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

/** Puts a planned date in place of those of its kind; without a new one, the former stands. */
export function replan(
  state: CaseState,
  id: string,
  what: string,
  on: string | undefined,
): CaseState {
  return on === undefined ? state : plan(planSettled(state, what), id, what, on);
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
  plan: 'Improvement plan due',
  duty: 'Duty of the direction due',
  reReview: 'Re-review after the decision',
} as const;
