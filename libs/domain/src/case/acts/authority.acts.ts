import { z } from 'zod';
import { findAuthority } from '../../authorities/index.js';
import { judgementSchema } from '../../judgements/index.js';
import { defineAct } from '../define-act.js';
import { describeJudgement, firstRefusal } from '../describe-judgement.js';
import { date, names, prose, webAddress } from '../fields.js';
import { brief, due, listOf, when } from '../words.js';

const forCouncils = { stream: 'authority', requires: [], decidedBy: 'Ofsted' } as const;

export const judgementRecorded = defineAct({
  ...forCouncils,
  name: 'JudgementRecorded',
  route: 'judgements',
  track: 'judgements',
  label: 'Record a judgement',
  title: 'Judgement published',
  hint: 'A full inspection. Its date is the date of publication',
  details: judgementSchema,
  guard: (details, _state, { effectiveOn }) => firstRefusal(details, effectiveOn),
  same: (details, on, other, otherOn) =>
    details.framework === other.framework &&
    (details.inspectionStart === undefined || other.inspectionStart === undefined
      ? on === otherOn
      : details.inspectionStart === other.inspectionStart),
  apply: (state, details, { id, effectiveOn }) => ({
    ...state,
    judgements: [...state.judgements, { id, effectiveOn, data: details }],
  }),
  sentence: (d) => describeJudgement(d),
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 2', '§7'],
});

export const monitoringVisitRecorded = defineAct({
  ...forCouncils,
  name: 'MonitoringVisitRecorded',
  route: 'monitoring-visits',
  track: 'judgements',
  label: 'Record a monitoring visit',
  title: 'Monitoring visit',
  hint: 'A monitoring visit gives no grades',
  details: z.strictObject({
    visitOn: date('Date of the visit').optional(),
    themes: names('Themes').optional(),
    findings: prose('Findings').optional(),
    reportUrl: webAddress('Link to the letter').optional(),
  }),
  sentence: (d) =>
    `Monitoring visit letter published${when(d.themes, (themes) => ` (${listOf(themes)})`)}${due(d.visitOn, ', visit')}`,
  weight: 'minor',
  visibility: 'publishable',
  rules: ['§5 row 2', 'R9'],
});

export const focusedVisitRecorded = defineAct({
  ...forCouncils,
  name: 'FocusedVisitRecorded',
  route: 'focused-visits',
  track: 'judgements',
  label: 'Record a focused visit',
  title: 'Focused visit',
  hint: 'A focused visit gives no grades',
  details: z.strictObject({
    visitOn: date('Date of the visit').optional(),
    themes: names('Themes').optional(),
    priorityAction: prose('Area for priority action').optional(),
    reportUrl: webAddress('Link to the letter').optional(),
  }),
  sentence: (d) =>
    `Focused visit letter published${due(d.visitOn, ', visit')}${when(d.priorityAction, (text) => `. Area for priority action: ${brief(text)}`)}`,
  visibility: 'publishable',
  rules: ['§5 row 2'],
});

export const partnerInPracticeJoined = defineAct({
  ...forCouncils,
  name: 'PartnerInPracticeJoined',
  route: 'partner-in-practice',
  track: 'judgements',
  label: 'Record a Partner in Practice',
  title: 'Became Partner in Practice',
  decidedBy: 'DfE',
  details: z.strictObject({ summary: prose('What was said').optional() }),
  apply: (state) => ({ ...state, partnerInPractice: true }),
  sentence: () => 'Council named Partner in Practice',
  rules: ['§5 row 2'],
});

export const partnerInPracticeWithdrew = defineAct({
  ...forCouncils,
  name: 'PartnerInPracticeWithdrew',
  route: 'partner-in-practice-withdrawals',
  track: 'judgements',
  label: 'Record a withdrawal as Partner in Practice',
  title: 'Withdrew as Partner in Practice',
  decidedBy: 'DfE',
  requires: ['partner-in-practice'],
  details: z.strictObject({ summary: prose('What was said').optional() }),
  apply: (state) => ({ ...state, partnerInPractice: false }),
  sentence: () => 'Council withdrew as Partner in Practice',
  rules: ['§5 row 2'],
});

export const councilReorganised = defineAct({
  ...forCouncils,
  name: 'CouncilReorganised',
  route: 'reorganisations',
  track: 'case',
  label: 'Record a reorganisation',
  title: 'Council reorganised',
  decidedBy: 'Parliament',
  finality:
    'It says that the council was abolished. Its open intervention ends here and goes on in the councils that follow.',
  details: z.strictObject({
    successors: z
      .array(z.string().regex(/^\d{3}$/))
      .min(1)
      .max(10)
      .meta({ title: 'LA codes of the successors', 'x-input': 'names' }),
    inherits: prose('Who inherits direction, contract and history').optional(),
  }),
  apply: (state, d, { effectiveOn }) =>
    state.status === 'open'
      ? {
          ...state,
          status: 'transferred',
          openedOn: state.openedOn,
          trigger: state.trigger,
          on: effectiveOn,
          successors: d.successors,
        }
      : state,
  sentence: (d) =>
    `Council abolished; services pass to ${listOf(d.successors.map((code) => findAuthority(code)?.name ?? code))}${when(d.inherits, (text) => `. ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 23'],
  statutory: true,
});
