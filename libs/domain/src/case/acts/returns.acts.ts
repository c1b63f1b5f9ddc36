import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, count, date, flag, names, prose } from '../fields.js';
import {
  deliver,
  deliverByCouncil,
  noteVehicle,
  plannedWords,
  planSettled,
  replan,
} from '../transitions.js';
import { brief, due, listOf, when } from '../words.js';

/** Why services return (domain §5 row 22). */
export const returnReasonWords = {
  financial: 'Financial',
  integration: 'Integration',
  performance: 'Performance',
  'partner-withdrew': 'Partner withdrew',
  'contract-expiry': 'Contract expiry',
  unknown: 'Not known',
} as const;

export const returnDecided = defineAct({
  name: 'ReturnDecided',
  route: 'return-decisions',
  track: 'delivery',
  label: 'Record the decision to return services',
  title: 'Return to the council decided',
  decidedBy: 'Council cabinet',
  requires: ['services-outside'],
  details: z.strictObject({
    because: choice('Reason', returnReasonWords),
    summary: prose('What was decided').optional(),
    plannedOn: date('Planned transfer').optional(),
    functions: names('Functions to return').optional(),
    staff: count('Staff to move').optional(),
  }),
  apply: (state, d, { id }) => {
    const { delivery } = state;
    if (!('by' in delivery)) return state;
    const former = delivery.phase === 'returning' ? delivery.plannedOn : null;
    return replan(
      deliver(state, { phase: 'returning', by: delivery.by, plannedOn: d.plannedOn ?? former }),
      id,
      plannedWords.return,
      d.plannedOn,
    );
  },
  sentence: (d) =>
    `Return to the council decided (${returnReasonWords[d.because].toLowerCase()})${due(d.plannedOn, ', planned for')}${when(d.summary, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 22'],
});

export const returnedToCouncil = defineAct({
  name: 'ReturnedToCouncil',
  route: 'returns',
  track: 'delivery',
  label: 'Record that services returned to the council',
  title: 'Services returned to the council',
  decidedBy: 'Council cabinet',
  requires: ['services-outside'],
  details: z.strictObject({
    complete: flag('All services have now returned'),
    functions: names('Functions that returned').optional(),
    batch: count('Batch', undefined, 50, 1).optional(),
    staff: count('Staff moved').optional(),
    because: choice('Reason', returnReasonWords).optional(),
    vehicleWoundUp: flag('The vehicle was wound up').optional(),
  }),
  apply: (state, d) => {
    if (!d.complete) return state;
    const by = 'by' in state.delivery ? state.delivery.by : undefined;
    const returned = planSettled(
      planSettled(
        deliverByCouncil({ ...state, arrangements: [], powersHeld: [] }),
        plannedWords.contractEnd,
      ),
      plannedWords.return,
    );
    return d.vehicleWoundUp === true &&
      by !== undefined &&
      state.vehicles.some((one) => one.key === by)
      ? noteVehicle(returned, { key: by, woundUp: true })
      : returned;
  },
  sentence: (d) =>
    `${d.complete ? 'Services' : 'Some services'} returned to the council${when(d.functions, (functions) => `: ${listOf(functions)}`)}${when(d.batch, (n) => ` (batch ${n})`)}${when(d.staff, (n) => `, ${n} staff`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 22'],
});
