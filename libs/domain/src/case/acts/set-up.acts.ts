import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, choices, count, date, flag, line, names, pence, prose } from '../fields.js';
import { noteVehicle, plannedWords, planSettled, replan, setUp } from '../transitions.js';
import { brief, due, listOf, money, when } from '../words.js';
import { dcsWords, modelWords, scopeWords, staffTermsWords, vehicleKey } from './vehicle-fields.js';

export const deliveryModelAnnounced = defineAct({
  name: 'DeliveryModelAnnounced',
  route: 'delivery-models',
  track: 'delivery',
  label: 'Announce a delivery model',
  title: 'Delivery model announced',
  decidedBy: 'Council and DfE',
  details: z.strictObject({
    vehicle: vehicleKey().optional(),
    vehicleName: line('Name of the trust, company or partnership').optional(),
    model: choice('Model', modelWords),
    origin: choice('Origin', {
      directed: 'Directed',
      'voluntary-under-direction': 'Voluntary under a direction',
      voluntary: 'Voluntary',
      unknown: 'Not known',
    }).optional(),
    owners: names('Owners').optional(),
    shares: line('Shares of the owners').optional(),
    inScope: choices('In scope', scopeWords).optional(),
    outOfScope: choices('Out of scope', scopeWords).optional(),
    dcs: choice('Director of children’s services', dcsWords).optional(),
    staff: count('Staff to move').optional(),
    staffTerms: choice('How staff are to move', staffTermsWords).optional(),
    setUpCostPence: pence('Set-up cost').optional(),
    runningCostPence: pence('Running cost a year').optional(),
    plannedGoLive: date('Planned go-live').optional(),
    summary: prose('What was announced').optional(),
  }),
  apply: (state, d, { id }) => {
    const known =
      d.vehicle === undefined
        ? state
        : noteVehicle(state, {
            key: d.vehicle,
            model: d.model,
            ...(d.vehicleName !== undefined && { name: d.vehicleName }),
            ...(d.owners !== undefined && { owners: d.owners }),
          });
    return replan(
      setUp(known, {
        vehicle: d.vehicle ?? state.setUp?.vehicle ?? null,
        plannedGoLive: d.plannedGoLive ?? state.setUp?.plannedGoLive ?? null,
        paused: state.setUp?.paused ?? false,
      }),
      id,
      plannedWords.goLive,
      d.plannedGoLive,
    );
  },
  sentence: (d) =>
    `${d.vehicleName ?? modelWords[d.model]} announced${due(d.plannedGoLive, ', planned go-live')}${when(d.setUpCostPence, (sum) => `, set-up cost ${money(sum)}`)}${when(d.summary, (text) => `. ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 15', '§8'],
});

export const memorandumSigned = defineAct({
  name: 'MemorandumSigned',
  route: 'memoranda',
  track: 'delivery',
  label: 'Record a memorandum of understanding',
  title: 'Memorandum of understanding signed',
  decidedBy: 'Council and DfE',
  details: z.strictObject({ parties: names('Parties'), summary: prose('What it says').optional() }),
  sentence: (d) => `Memorandum of understanding signed by ${listOf(d.parties)}`,
  rules: ['§5 row 15'],
});

export const grantAwarded = defineAct({
  name: 'GrantAwarded',
  route: 'grants',
  track: 'delivery',
  label: 'Record a grant',
  title: 'Grant awarded',
  decidedBy: 'DfE',
  details: z.strictObject({
    amountPence: pence('Amount'),
    purpose: line('Purpose'),
    totalCostKnown: flag('This is the whole cost, not a contribution').optional(),
  }),
  sentence: (d) => `Grant of ${money(d.amountPence)} for ${d.purpose}`,
  rules: ['§5 row 15', '§8'],
});

export const shadowStarted = defineAct({
  name: 'ShadowStarted',
  route: 'shadow-starts',
  track: 'delivery',
  label: 'Record the start of shadow running',
  title: 'Shadow running started',
  decidedBy: 'Council and DfE',
  requires: ['set-up-running'],
  details: z.strictObject({
    vehicle: vehicleKey().optional(),
    summary: prose('What runs in shadow form').optional(),
  }),
  sentence: (d) => `Shadow running started${when(d.summary, (text) => `: ${brief(text)}`)}`,
  rules: ['§5 row 15'],
});

export const setUpPaused = defineAct({
  name: 'SetUpPaused',
  route: 'set-up-pauses',
  track: 'delivery',
  label: 'Pause the set-up',
  title: 'Set-up paused',
  decidedBy: 'DfE or council',
  requires: ['set-up-running'],
  details: z.strictObject({
    because: prose('Why').optional(),
    until: date('Paused until').optional(),
  }),
  apply: (state) => setUp(state, state.setUp && { ...state.setUp, paused: true }),
  sentence: (d) =>
    `Set-up paused${when(d.until, (on) => ` until ${formatDate(on)}`)}${when(d.because, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  rules: ['§5 row 15'],
});

export const setUpResumed = defineAct({
  name: 'SetUpResumed',
  route: 'set-up-resumptions',
  track: 'delivery',
  label: 'Resume the set-up',
  title: 'Set-up resumed',
  decidedBy: 'DfE or council',
  requires: ['set-up-paused'],
  details: z.strictObject({ plannedGoLive: date('Planned go-live').optional() }),
  apply: (state, d, { id }) =>
    replan(
      setUp(
        state,
        state.setUp && {
          ...state.setUp,
          paused: false,
          ...(d.plannedGoLive !== undefined && { plannedGoLive: d.plannedGoLive }),
        },
      ),
      id,
      plannedWords.goLive,
      d.plannedGoLive,
    ),
  sentence: (d) => `Set-up resumed${due(d.plannedGoLive, ', planned go-live')}`,
  rules: ['§5 row 15'],
});

export const setUpCancelled = defineAct({
  name: 'SetUpCancelled',
  route: 'set-up-cancellations',
  track: 'delivery',
  label: 'Cancel the set-up',
  title: 'Set-up cancelled',
  decidedBy: 'DfE or council',
  requires: ['set-up-begun'],
  details: z.strictObject({ because: prose('Why').optional() }),
  apply: (state) => planSettled(setUp(state, null), plannedWords.goLive),
  sentence: (d) => `Set-up cancelled${when(d.because, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  rules: ['§5 row 15'],
});
