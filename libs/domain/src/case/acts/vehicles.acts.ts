import { z } from 'zod';
import type { Refusal } from '@interventions/eventsourcing';
import { defineAct } from '../define-act.js';
import { choice, line, names } from '../fields.js';
import type { CaseState } from '../state.js';
import { noteVehicle, setUp } from '../transitions.js';
import { listOf, when } from '../words.js';
import { modelWords, vehicleCalled, vehicleKey } from './vehicle-fields.js';

export const vehicleIncorporated = defineAct({
  name: 'VehicleIncorporated',
  route: 'vehicle-incorporations',
  track: 'delivery',
  label: 'Record the incorporation of a vehicle',
  title: 'Vehicle incorporated',
  decidedBy: 'Council and DfE',
  details: z.strictObject({
    vehicle: vehicleKey(),
    vehicleName: line('Name'),
    legalForm: line('Legal form').optional(),
    owners: names('Owners').optional(),
  }),
  apply: (state, d) => {
    const known = noteVehicle(state, {
      key: d.vehicle,
      name: d.vehicleName,
      ...(d.owners !== undefined && { owners: d.owners }),
    });
    const { setUp: current, delivery } = state;
    if (current !== null)
      return current.vehicle === null ? setUp(known, { ...current, vehicle: d.vehicle }) : known;
    return delivery.phase === 'council' || delivery.phase === 'commissioner-run'
      ? setUp(known, { vehicle: d.vehicle, plannedGoLive: null, paused: false })
      : known;
  },
  sentence: (d) => `${d.vehicleName} incorporated${when(d.legalForm, (form) => ` (${form})`)}`,
  rules: ['§5 row 15'],
});

export const boardAppointed = defineAct({
  name: 'BoardAppointed',
  route: 'vehicle-boards',
  track: 'delivery',
  label: 'Record an appointment to a vehicle’s board',
  title: 'Appointment to the vehicle’s board',
  decidedBy: 'Council, vehicle or Secretary of State',
  details: z.strictObject({
    vehicle: vehicleKey().optional(),
    appointed: names('Who', 'Leave empty where the source does not name them').optional(),
    post: choice('Post', {
      chair: 'Chair',
      'chief-executive': 'Chief executive',
      board: 'Board members',
    }),
    appointedBy: line('Appointed by').optional(),
  }),
  sentence: (d) =>
    `${when(d.appointed, listOf) || 'A person not named in the source'} appointed ${{ chair: 'chair', 'chief-executive': 'chief executive', board: 'to the board' }[d.post]}${when(d.appointedBy, (by) => ` by ${by}`)}`,
  rules: ['§5 row 15'],
});

export const vehicleWoundUp = defineAct({
  name: 'VehicleWoundUp',
  route: 'vehicle-wind-ups',
  track: 'delivery',
  label: 'Record that a vehicle was wound up',
  title: 'Vehicle wound up',
  decidedBy: 'Council',
  requires: ['vehicle-known'],
  details: z.strictObject({ vehicle: vehicleKey() }),
  guard: (d, state) => unknownVehicle(d.vehicle, state),
  apply: (state, d) => noteVehicle(state, { key: d.vehicle, woundUp: true }),
  sentence: (d) => `${vehicleCalled(d)} wound up`,
  rules: ['§5 row 15'],
});

export const scopeChanged = defineAct({
  name: 'ScopeChanged',
  route: 'scope-changes',
  track: 'delivery',
  label: 'Change the scope of a vehicle',
  title: 'Scope changed',
  decidedBy: 'Secretary of State or councils',
  requires: ['vehicle-known'],
  details: z.strictObject({
    vehicle: vehicleKey().optional(),
    service: line('Service'),
    from: line('From'),
    to: line('To'),
  }),
  sentence: (d) => `${d.service} moved from ${d.from} to ${d.to}`,
  rules: ['§5 row 21'],
});

export const ownershipChanged = defineAct({
  name: 'OwnershipChanged',
  route: 'ownership-changes',
  track: 'delivery',
  label: 'Change the ownership of a vehicle',
  title: 'Ownership changed',
  decidedBy: 'Councils',
  requires: ['vehicle-known'],
  details: z.strictObject({
    vehicle: vehicleKey(),
    from: names('Former owners').optional(),
    to: names('New owners'),
    shares: line('Shares of the new owners').optional(),
    newName: line('New name').optional(),
    model: choice('Model', modelWords).optional(),
  }),
  guard: (d, state) => unknownVehicle(d.vehicle, state),
  apply: (state, d) =>
    noteVehicle(state, {
      key: d.vehicle,
      owners: d.to,
      ...(d.newName !== undefined && { name: d.newName }),
      ...(d.model !== undefined && { model: d.model }),
    }),
  sentence: (d) =>
    `Ownership passed to ${listOf(d.to)}${when(d.newName, (name) => `; renamed ${name}`)}`,
  weight: 'major',
  rules: ['§5 row 21'],
});

/** Refuses a vehicle that is not known, or wound up, on the act's date. */
function unknownVehicle(key: string, state: CaseState): Refusal | undefined {
  return state.vehicles.some((one) => one.key === key && !one.woundUp)
    ? undefined
    : {
        code: 'vehicle-unknown',
        detail: `No trust, company or partnership with the key “${key}” is known on that date, or it was wound up.`,
        field: 'details.vehicle',
        remedy: 'Use the key under which it was announced.',
      };
}
