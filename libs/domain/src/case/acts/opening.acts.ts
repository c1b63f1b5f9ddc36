import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, choices, count, date, flag, line, prose } from '../fields.js';
import { brief, listOf, when } from '../words.js';

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
          detail: 'The trigger is “other” and not said in words',
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

export const failureAssessed = defineAct({
  name: 'FailureAssessed',
  route: 'failure-assessments',
  track: 'decisions',
  label: 'Record the failure test',
  title: 'Failure test computed',
  hint: 'The computed test: systemic and persistent failure under a policy version',
  decidedBy: 'Computed',
  details: z.strictObject({
    underPolicy: line('Policy version'),
    basis: choice('Date basis', {
      publication: 'Publication date',
      'inspection-end': 'End of the inspection',
    }),
    headingsCounted: z
      .array(z.string().max(80))
      .max(20)
      .meta({ title: 'Headings counted', 'x-input': 'names' }),
    judgementsCounted: z
      .array(z.uuid())
      .max(50)
      .meta({ title: 'Judgements counted', 'x-input': 'entries' }),
    systemic: choice('Systemic failure', {
      yes: 'Yes',
      no: 'No',
      'cannot-tell': 'Cannot tell',
      undefined: 'Not defined by this policy',
    }),
    persistent: choice('Persistent failure', {
      yes: 'Yes',
      no: 'No',
      'cannot-tell': 'Cannot tell',
      undefined: 'Not defined by this policy',
    }),
    because: prose('Explanation').optional(),
  }),
  sentence: (d) =>
    `Failure test under ${d.underPolicy}: systemic ${spoken(d.systemic)}, persistent ${spoken(d.persistent)} (by ${d.basis === 'publication' ? 'publication date' : 'end of inspection'})`,
  weight: 'minor',
  rules: ['§5 row 3', 'R3', 'R4'],
});

export const failureReasonStated = defineAct({
  name: 'FailureReasonStated',
  route: 'failure-reasons',
  track: 'decisions',
  label: 'Record the stated reason for failure',
  title: 'Reason for failure stated',
  hint: 'What the minister or department said; it may differ from the computed test',
  decidedBy: 'Minister or DfE',
  details: z.strictObject({
    text: prose('The reason as stated'),
    claims: choices('What it claims', {
      systemic: 'Systemic failure',
      persistent: 'Persistent failure',
    }).optional(),
    statedBy: line('Who stated it').optional(),
  }),
  sentence: (d) =>
    `${d.statedBy ?? 'DfE'} stated the reason${when(d.claims, (claims) => ` (${listOf(claims)} failure)`)}: ${brief(d.text)}`,
  rules: ['§5 row 4'],
});

export const interventionClosed = defineAct({
  name: 'InterventionClosed',
  route: 'closures',
  track: 'case',
  label: 'Close the intervention',
  title: 'Intervention closed',
  hint: 'Needs no direction, notice or commissioner in force and a settled delivery track',
  decidedBy: 'DfE',
  requires: ['open', 'nothing-in-force', 'delivery-settled'],
  details: z.strictObject({
    testMet: prose('How the test for closing is met'),
    deliverySettledAs: choice('How delivery is settled', {
      'council-run': 'The council runs the service',
      'vehicle-kept-by-choice': 'The council keeps its trust or partnership by choice',
    }),
    watchUntil: date('Watch period ends').optional(),
  }),
  apply: (state, _details, { effectiveOn }) =>
    state.status === 'open'
      ? {
          ...state,
          status: 'closed',
          openedOn: state.openedOn,
          trigger: state.trigger,
          closedOn: effectiveOn,
          decision: 'none',
          hold: null,
        }
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

export const holdPlaced = defineAct({
  name: 'HoldPlaced',
  route: 'holds',
  track: 'case',
  label: 'Put the case on hold',
  title: 'Hold placed',
  decidedBy: 'Case officer',
  requires: ['open', 'no-hold'],
  details: z.strictObject({
    because: prose('Why the case is on hold'),
    until: date('Expected end of the hold').optional(),
  }),
  apply: (state, details, { effectiveOn }) => ({
    ...state,
    hold: { since: effectiveOn, reason: details.because },
  }),
  sentence: (d) =>
    `Case put on hold${when(d.until, (on) => ` until ${formatDate(on)}`)}: ${brief(d.because)}`,
  rules: ['§5 row 29'],
});

export const holdReleased = defineAct({
  name: 'HoldReleased',
  route: 'hold-releases',
  track: 'case',
  label: 'Release the hold',
  title: 'Hold released',
  decidedBy: 'Case officer',
  requires: ['on-hold'],
  details: z.strictObject({ because: prose('Why the hold ends').optional() }),
  apply: (state) => ({ ...state, hold: null }),
  sentence: (d) => `Hold released${when(d.because, (text) => `: ${brief(text)}`)}`,
  rules: ['§5 row 29'],
});

export const caseOfficerAssigned = defineAct({
  name: 'CaseOfficerAssigned',
  route: 'case-officers',
  track: 'case',
  label: 'Assign a case officer',
  title: 'Case officer assigned',
  decidedBy: 'Team leader',
  details: z.strictObject({
    officer: line('Case officer'),
    handover: prose('Summary for the next owner').optional(),
  }),
  apply: (state, details) => ({ ...state, owner: details.officer }),
  sentence: (d) => `${d.officer} became the case officer`,
  weight: 'minor',
  rules: ['§5 row 29'],
});

export const teamChanged = defineAct({
  name: 'TeamChanged',
  route: 'teams',
  track: 'case',
  label: 'Change the team',
  title: 'Team changed',
  decidedBy: 'Team leader',
  details: z.strictObject({ team: line('Team') }),
  apply: (state, details) => ({ ...state, team: details.team }),
  sentence: (d) => `Case moved to the team ${d.team}`,
  weight: 'minor',
  rules: ['§5 row 29'],
});

export const parallelInterventionNoted = defineAct({
  name: 'ParallelInterventionNoted',
  route: 'parallel-interventions',
  track: 'case',
  label: 'Note a parallel intervention',
  title: 'Parallel intervention noted',
  decidedBy: 'MHCLG or DfE',
  details: z.strictObject({
    kind: choice('Kind', {
      'best-value': 'Best value (Local Government Act 1999, section 15)',
      send: 'SEND',
      other: 'Other',
    }),
    what: prose('What was done'),
    by: line('By whom').optional(),
    commissioners: count('Number of commissioners', undefined, 20).optional(),
    until: date('Ended or due to end').optional(),
    corporateOnly: flag('Corporate, not about children’s services alone').optional(),
  }),
  sentence: (d) =>
    `Parallel intervention (${d.kind === 'best-value' ? 'best value' : d.kind === 'send' ? 'SEND' : 'other'}): ${brief(d.what)}`,
  rules: ['§5 row 28'],
});

function spoken(answer: string): string {
  return answer === 'cannot-tell' ? 'cannot tell' : answer === 'undefined' ? 'not defined' : answer;
}
