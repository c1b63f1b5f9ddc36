import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, count, flag, line, names, pence } from '../fields.js';
import type { CaseState } from '../state.js';
import { arrange, goLive, noteVehicle } from '../transitions.js';
import { listOf, money, when } from '../words.js';
import {
  dcsWords,
  modelWords,
  staffTermsWords,
  vehicleCalled,
  vehicleKey,
} from './vehicle-fields.js';

export const serviceTransferred = defineAct({
  name: 'ServiceTransferred',
  route: 'service-transfers',
  track: 'delivery',
  label: 'Record that services moved (go-live)',
  title: 'Services transferred',
  decidedBy: 'Council',
  details: z.strictObject({
    vehicle: vehicleKey(),
    vehicleName: line('Name').optional(),
    model: choice('Model', modelWords).optional(),
    functions: names('Functions that moved').optional(),
    staff: count('Staff moved').optional(),
    staffTerms: choice('How staff moved', staffTermsWords).optional(),
    owners: names('Owners').optional(),
    dcs: choice('Director of children’s services', dcsWords).optional(),
  }),
  apply: (state, d, { id, effectiveOn }) => {
    const known = noteVehicle(state, {
      key: d.vehicle,
      ...(d.vehicleName !== undefined && { name: d.vehicleName }),
      ...(d.model !== undefined && { model: d.model }),
      ...(d.owners !== undefined && { owners: d.owners }),
    });
    return moved(known, d.vehicle, id, effectiveOn);
  },
  sentence: (d) =>
    `Services moved to ${vehicleCalled(d)}${when(d.staff, (n) => `, ${n} staff`)}${when(d.functions, (functions) => ` (${listOf(functions)})`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 17'],
});

export const councilJoinedVehicle = defineAct({
  name: 'CouncilJoinedVehicle',
  route: 'vehicle-joinings',
  track: 'delivery',
  label: 'Record that the council joined a vehicle',
  title: 'Council joined an existing vehicle',
  decidedBy: 'Councils',
  details: z.strictObject({
    vehicle: vehicleKey(),
    vehicleName: line('Name').optional(),
    share: line('Share').optional(),
    owners: names('Owners').optional(),
    costPence: pence('Cost of joining').optional(),
    servicesMoved: flag('Services moved on this date'),
  }),
  apply: (state, d, { id, effectiveOn }) => {
    const known = noteVehicle(state, {
      key: d.vehicle,
      ...(d.vehicleName !== undefined && { name: d.vehicleName }),
      ...(d.owners !== undefined && { owners: d.owners }),
    });
    return d.servicesMoved ? moved(known, d.vehicle, id, effectiveOn) : known;
  },
  sentence: (d) =>
    `Council joined ${vehicleCalled(d)}${when(d.costPence, (sum) => ` at a cost of ${money(sum)}`)}${d.servicesMoved ? ' and services moved' : ''}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 21'],
});

/** Services move to a vehicle: without a contract on record, one is implied (domain §5 row 19). */
function moved(state: CaseState, vehicle: string, id: string, since: string): CaseState {
  const live = goLive(state, 'trust', vehicle, since);
  return live.arrangements.some((one) => one.with === vehicle)
    ? live
    : arrange(live, {
        id,
        kind: 'implied',
        with: vehicle,
        start: since,
        end: null,
        noticeOn: null,
        reviewDates: [],
      });
}
