import {
  authoritySchema,
  interventionSummarySchema,
  judgementRowSchema,
  type AuthorityRecord,
  type InterventionSummary,
  type JudgementRow,
} from '@interventions/contracts';
import { sampleAct } from './samples.js';

/** A judgement with one inadequate heading. */
export function sampleJudgement(given: Partial<JudgementRow> = {}): JudgementRow {
  return judgementRowSchema.parse({
    id: '0192d3f0-0000-4000-8000-000000000009',
    publishedOn: '2024-01-05',
    publishedText: '5 January 2024',
    framework: 'ILACS',
    inspectionStart: null,
    inspectionEnd: null,
    overall: 'inadequate',
    grades: [
      { heading: 'leaders', label: 'Leaders', grade: 'inadequate', gradeText: 'Inadequate' },
      { heading: 'in-care', label: 'In care', grade: 'good', gradeText: 'Good' },
    ],
    reportUrl: null,
    warnings: [],
    ...given,
  });
}

/** A case as a line of the register. */
export function sampleSpell(given: Partial<InterventionSummary> = {}): InterventionSummary {
  return interventionSummarySchema.parse({
    id: '0192d3f0-0000-4000-8000-0000000000aa',
    laCode: '871',
    authority: 'Slough',
    region: 'South East',
    status: 'open',
    onHold: false,
    trigger: 'inadequate-judgement',
    openedOn: '2024-02-01',
    closedOn: null,
    decision: 'none',
    instruments: [],
    delivery: { phase: 'council', text: 'Run by the council', by: null, since: null },
    owner: null,
    team: null,
    lastEvent: null,
    nextDate: null,
    entries: 1,
    revision: '0',
    incompleteFrom: null,
    ...given,
  });
}

/** A council with one inadequate judgement and no case. */
export function sampleCouncil(given: Partial<AuthorityRecord> = {}): AuthorityRecord {
  const test = { answer: 'no', because: 'Not inadequate on all key judgements' };
  return authoritySchema.parse({
    laCode: '871',
    name: 'Slough',
    region: 'South East',
    type: 'unitary-authority',
    until: null,
    latestJudgement: sampleJudgement(),
    openInterventions: 0,
    spells: 0,
    proposed: true,
    officialName: 'Slough Borough Council',
    gssCodes: ['E06000039'],
    names: [],
    predecessors: [],
    successors: [],
    judgements: [sampleJudgement()],
    interventions: [],
    vehicles: [],
    failureTest: (['publication', 'inspection-end'] as const).map((basis) => ({
      policyId: 'intervention-2022',
      policyTitle: 'Intervention policy, May 2022',
      asOf: '2026-11-21',
      basis,
      systemic: test,
      persistent: { ...test, because: `Counted by ${basis}` },
    })),
    revision: '3',
    position: '0001-0000000004',
    ...given,
  });
}

/** The act that opens an intervention, as the api describes it. */
export const openingAct = sampleAct(
  {
    name: 'InterventionOpened',
    route: 'opening',
    label: 'Open an intervention',
    title: 'Intervention opened',
  },
  {
    properties: {
      laCode: { type: 'string', title: 'Council', 'x-input': 'text' },
      trigger: {
        type: 'string',
        enum: ['inadequate-judgement', 'emergency', 'other'],
        title: 'Trigger',
        'x-input': 'choice',
        'x-words': {
          'inadequate-judgement': 'Inadequate judgement',
          emergency: 'Emergency',
          other: 'Other',
        },
      },
      triggerText: { type: 'string', title: 'The trigger in words', 'x-input': 'text' },
      judgementId: { type: 'string', title: 'The judgement', 'x-input': 'entry' },
      gradesAsKnown: {
        type: 'object',
        additionalProperties: { type: 'string' },
        title: 'Grades',
        'x-input': 'grades',
      },
      follows: { type: 'string', title: 'The earlier intervention', 'x-input': 'entry' },
    },
    required: ['laCode', 'trigger'],
  },
);
