import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, count, date, flag, line, names, pence, prose } from '../fields.js';
import { arrange, deliver, noteVehicle, plan, plannedWords, planSettled } from '../transitions.js';
import { brief, due, listOf, money, when } from '../words.js';

/** Delivery models; the list is an inference of the domain paper and stays data (domain §8). */
export const modelWords = {
  'independent-trust': 'Independent trust outside council ownership',
  'council-company-social-care': 'Council-owned company, social care',
  'council-company-full-service': 'Council-owned company, full service',
  'jointly-owned': 'Jointly owned company over several councils',
  partnership: 'Partnership with another council',
  'council-with-support': 'Council direct with support',
  'executive-commissioner': 'Executive commissioner',
  unknown: 'Not known',
} as const;

/** A vehicle's stable key: lower-case words joined by hyphens. */
export const vehicleKey = () =>
  z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens')
    .max(80)
    .meta({
      title: 'Key of the vehicle',
      description: 'For example doncaster-childrens-services-trust',
      'x-input': 'text',
    });

const scopeWords = {
  'early-help': 'Early help',
  'social-care': 'Social care',
  'send-inclusion': 'Inclusion and SEND',
  education: 'Education',
  youth: 'Youth',
} as const;
const dcsWords = {
  dual: 'Chief executive is also director of children’s services',
  separate: 'Separate roles',
  unknown: 'Not known',
} as const;

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
    inScope: z
      .array(z.enum(['early-help', 'social-care', 'send-inclusion', 'education', 'youth']))
      .min(1)
      .max(5)
      .optional()
      .meta({ title: 'In scope', 'x-input': 'choices', 'x-words': scopeWords }),
    dcs: choice('Director of children’s services', dcsWords).optional(),
    setUpCostPence: pence('Set-up cost').optional(),
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
    const planned = plan(known, id, plannedWords.goLive, d.plannedGoLive);
    return state.delivery.phase === 'council' || state.delivery.phase === 'setting-up'
      ? deliver(planned, {
          phase: 'setting-up',
          vehicle: d.vehicle ?? null,
          plannedGoLive: d.plannedGoLive ?? null,
        })
      : planned;
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
    return state.delivery.phase === 'council'
      ? deliver(known, { phase: 'setting-up', vehicle: d.vehicle, plannedGoLive: null })
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
  apply: (state) =>
    state.delivery.phase === 'setting-up'
      ? deliver(state, { ...state.delivery, phase: 'paused' })
      : state,
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
    state.delivery.phase === 'paused'
      ? plan(
          deliver(state, {
            ...state.delivery,
            phase: 'setting-up',
            ...(d.plannedGoLive !== undefined && { plannedGoLive: d.plannedGoLive }),
          }),
          id,
          plannedWords.goLive,
          d.plannedGoLive,
        )
      : state,
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
  apply: (state) => planSettled(deliver(state, { phase: 'council' }), plannedWords.goLive),
  sentence: (d) => `Set-up cancelled${when(d.because, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
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
  guard: (d, state) =>
    state.vehicles.some((one) => one.key === d.vehicle)
      ? undefined
      : {
          code: 'vehicle-unknown',
          detail: `No vehicle “${d.vehicle}” is known on that date`,
          field: 'details.vehicle',
          remedy: 'Use the key under which it was announced.',
        },
  apply: (state, d) => noteVehicle(state, { key: d.vehicle, woundUp: true }),
  sentence: (d) => `${d.vehicle} wound up`,
  rules: ['§5 row 15'],
});

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
    staffTerms: choice('How staff moved', {
      tupe: 'TUPE',
      secondment: 'Secondment',
      unknown: 'Not known',
    }).optional(),
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
    const live = planSettled(
      deliver(known, { phase: 'trust', by: d.vehicle, since: effectiveOn }),
      plannedWords.goLive,
    );
    const covered = live.arrangements.some((one) => one.with === d.vehicle);
    return covered
      ? live
      : arrange(live, {
          id,
          kind: 'implied',
          with: d.vehicle,
          start: effectiveOn,
          end: null,
          noticeOn: null,
          reviewDates: [],
        });
  },
  sentence: (d) =>
    `Services moved to ${d.vehicleName ?? d.vehicle}${when(d.staff, (n) => `, ${n} staff`)}${when(d.functions, (functions) => ` (${listOf(functions)})`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 17'],
});

export const scopeChanged = defineAct({
  name: 'ScopeChanged',
  route: 'scope-changes',
  track: 'delivery',
  label: 'Change the scope of a vehicle',
  title: 'Scope changed',
  decidedBy: 'Secretary of State or councils',
  requires: ['vehicle-known'],
  details: z.strictObject({ service: line('Service'), from: line('From'), to: line('To') }),
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
    newName: line('New name').optional(),
    model: choice('Model', modelWords).optional(),
  }),
  guard: (d, state) =>
    state.vehicles.some((one) => one.key === d.vehicle)
      ? undefined
      : {
          code: 'vehicle-unknown',
          detail: `No vehicle “${d.vehicle}” is known on that date`,
          field: 'details.vehicle',
          remedy: 'Use the key under which it was announced.',
        },
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
    if (!d.servicesMoved) return known;
    const live = planSettled(
      deliver(known, { phase: 'trust', by: d.vehicle, since: effectiveOn }),
      plannedWords.goLive,
    );
    return live.arrangements.some((one) => one.with === d.vehicle)
      ? live
      : arrange(live, {
          id,
          kind: 'implied',
          with: d.vehicle,
          start: effectiveOn,
          end: null,
          noticeOn: null,
          reviewDates: [],
        });
  },
  sentence: (d) =>
    `Council joined ${d.vehicleName ?? d.vehicle}${when(d.costPence, (sum) => ` at a cost of ${money(sum)}`)}${d.servicesMoved ? ' and services moved' : ''}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 21'],
});

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
  }),
  apply: (state, d, { id }) => {
    if (
      state.delivery.phase !== 'trust' &&
      state.delivery.phase !== 'partnership' &&
      state.delivery.phase !== 'commissioner-run'
    )
      return state;
    return plan(
      deliver(state, { phase: 'returning', by: state.delivery.by, plannedOn: d.plannedOn ?? null }),
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
    batch: count('Batch', undefined, 50).optional(),
    staff: count('Staff moved').optional(),
    because: choice('Reason', returnReasonWords).optional(),
    vehicleWoundUp: flag('The vehicle was wound up').optional(),
  }),
  apply: (state, d) => {
    if (!d.complete) return state;
    const by = 'by' in state.delivery ? state.delivery.by : undefined;
    const returned = planSettled(
      deliver({ ...state, arrangements: [], powersHeld: [] }, { phase: 'council' }),
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
