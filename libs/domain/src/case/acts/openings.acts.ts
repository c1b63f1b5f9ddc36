import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, date, line, prose } from '../fields.js';
import { plannedWords, planSettled } from '../transitions.js';
import { brief, when } from '../words.js';

/** Why DfE opens an intervention (domain §5 row 1). */
export const triggerWords = {
  'inadequate-judgement': 'Inadequate judgement',
  'focused-visit-priority-action': 'Focused visit with an area for priority action',
  'court-judgment': 'Court judgment',
  emergency: 'Emergency',
  'voluntary-model': 'Voluntary delivery model',
  other: 'Other',
  unknown: 'Not known',
} as const;

export const interventionOpened = defineAct({
  name: 'InterventionOpened',
  route: 'opening',
  track: 'case',
  label: 'Open an intervention',
  title: 'Intervention opened',
  decidedBy: 'DfE',
  finality:
    'It opens a statutory intervention in the council. Deadlines of the department start from its date.',
  requires: ['not-opened'],
  details: z.strictObject({
    laCode: z
      .string()
      .regex(/^\d{3}$/, 'Enter the three-digit code of the council')
      .meta({ title: 'Council', 'x-input': 'text' }),
    trigger: choice('What triggered it', triggerWords),
    triggerText: line('The trigger in words').optional(),
    judgementId: z.uuid().optional().meta({ title: 'The judgement', 'x-input': 'entry' }),
    gradesAsKnown: z
      .record(z.string().max(60), z.string().max(60))
      .optional()
      .meta({ title: 'Grades as then known', 'x-input': 'grades' }),
    follows: z
      .uuid()
      .optional()
      .meta({ title: 'The earlier intervention that this one follows', 'x-input': 'entry' }),
  }),
  guard: (details) =>
    details.trigger === 'other' && details.triggerText === undefined
      ? {
          code: 'trigger-text-missing',
          detail: 'The trigger is “other” and not said in words.',
          field: 'details.triggerText',
          remedy: 'Say in words what triggered the intervention.',
        }
      : undefined,
  apply: (state, details, { effectiveOn }) =>
    state.status === 'not-opened'
      ? {
          ...state,
          status: 'open',
          openedOn: effectiveOn,
          trigger: details.trigger,
          laCode: details.laCode,
        }
      : state,
  sentence: (details) =>
    `Intervention opened: ${details.triggerText ?? triggerWords[details.trigger].toLowerCase()}`,
  weight: 'major',
  statutory: true,
  rules: ['§5 row 1'],
});

/** Planned dates that the department no longer waits for once a case is closed; those of delivery stand. */
const closingPlans = [
  plannedWords.review,
  plannedWords.report,
  plannedWords.diagnostic,
  plannedWords.reReview,
];

export const interventionClosed = defineAct({
  name: 'InterventionClosed',
  route: 'closures',
  track: 'case',
  label: 'Close the intervention',
  title: 'Intervention closed',
  hint: 'Needs no direction, notice or commissioner in force and a settled delivery track',
  decidedBy: 'DfE',
  finality:
    'It ends the intervention. The department no longer waits for what is planned in the case.',
  requires: ['open', 'nothing-in-force', 'delivery-settled'],
  details: z.strictObject({
    testMet: prose('How the test for closing is met'),
    deliverySettledAs: choice('How delivery is settled', {
      'council-run': 'The council runs the service',
      'vehicle-kept-by-choice': 'The council keeps its trust or partnership by choice',
    }),
    watchUntil: date('Watch period ends').optional(),
  }),
  guard: (d, { delivery }) =>
    (d.deliverySettledAs === 'council-run') === (delivery.phase === 'council')
      ? undefined
      : {
          code: 'settled-otherwise',
          detail:
            delivery.phase === 'council'
              ? 'The council runs the service on that date.'
              : 'A trust or partnership runs the service on that date.',
          field: 'details.deliverySettledAs',
          remedy: 'Choose the other answer, or record first how delivery was settled.',
        },
  apply: (state, _details, { effectiveOn }) =>
    state.status === 'open'
      ? closingPlans.reduce(planSettled, {
          ...state,
          status: 'closed',
          openedOn: state.openedOn,
          trigger: state.trigger,
          closedOn: effectiveOn,
          decision: 'none',
          hold: null,
        })
      : state,
  sentence: (d) =>
    `Intervention closed${when(d.watchUntil, (on) => `, watch period to ${formatDate(on)}`)}: ${brief(d.testMet)}`,
  weight: 'major',
  rules: ['§5 row 31'],
});

export const interventionVoided = defineAct({
  name: 'InterventionVoided',
  route: 'voidings',
  track: 'case',
  label: 'Void a case opened by mistake',
  title: 'Intervention voided',
  decidedBy: 'Team leader',
  finality:
    'It says that the case was opened by mistake and never was an intervention. The case leaves the lists of open cases.',
  details: z.strictObject({
    because: prose('Why it was a mistake'),
    rightCase: z.uuid().optional().meta({ title: 'The right case', 'x-input': 'entry' }),
  }),
  apply: (state, details) =>
    state.status === 'not-opened'
      ? state
      : {
          ...state,
          status: 'voided',
          openedOn: state.openedOn,
          trigger: state.trigger,
          because: details.because,
        },
  sentence: (d) => `Case voided: ${brief(d.because)}`,
  weight: 'major',
  roles: ['team-leader'],
  rules: ['§5 row 30b'],
});
