import {
  timelineEntrySchema,
  type ActDescription,
  type TimelineEntry,
} from '@interventions/contracts';

/** Text fields as the api describes them. */
const text = (title: string) => ({
  type: 'string',
  minLength: 1,
  maxLength: 300,
  title,
  'x-input': 'text',
});
const prose = (title: string) => ({
  type: 'string',
  minLength: 1,
  maxLength: 10_000,
  title,
  'x-input': 'textarea',
});
const date = (title: string) => ({ type: 'string', format: 'edtf', title, 'x-input': 'date' });
const choice = (title: string, words: Record<string, string>) => ({
  type: 'string',
  enum: Object.keys(words),
  title,
  'x-input': 'choice',
  'x-words': words,
});
const uuids = { type: 'array', minItems: 1, items: { type: 'string', format: 'uuid' } };

const source = {
  type: 'object',
  properties: { title: text('Title of the source'), url: { ...text('Link'), 'x-input': 'url' } },
  required: ['title'],
  title: 'Source',
  'x-input': 'group',
};

/** An act as the api describes it, with the schema of its details. */
export function sampleAct(
  given: Partial<ActDescription>,
  details: { readonly properties: object; readonly required?: readonly string[] },
): ActDescription {
  const name = given.name ?? 'CommissionerAppointed';
  const input = {
    type: 'object',
    properties: {
      effectiveOn: date('When it happened'),
      source,
      legalBasis: text('Legal basis'),
      reason: prose('Reason'),
      note: prose('Note'),
      details: { type: 'object', additionalProperties: false, ...details },
    },
    required: ['effectiveOn', 'details'],
  };
  return {
    name,
    stream: 'intervention',
    route: 'commissioners',
    track: 'instruments',
    label: 'Appoint a commissioner',
    title: 'Commissioner appointed',
    hint: null,
    decidedBy: 'Secretary of State',
    weight: 'major',
    visibility: 'publishable',
    legalBasis: null,
    rules: ['R5'],
    statutory: true,
    finality: null,
    roles: ['case-officer'],
    ...given,
    input: JSON.parse(
      JSON.stringify({ $ref: `#/$defs/${name}`, $defs: { [name]: input } }),
    ) as ActDescription['input'],
  };
}

export const commissionerAct = sampleAct(
  {},
  {
    properties: {
      commissioners: {
        type: 'array',
        items: { type: 'string', maxLength: 200 },
        maxItems: 50,
        title: 'Names',
        'x-input': 'names',
      },
      daysAWeek: {
        type: 'integer',
        minimum: 0,
        maximum: 7,
        title: 'Days a week',
        'x-input': 'count',
      },
      remit: choice('Remit', { review: 'Review', direct: 'Direct the service' }),
      executive: { type: 'boolean', title: 'Executive commissioner', 'x-input': 'flag' },
      reportDue: date('Report due'),
      feePence: { type: 'integer', maximum: 1_000_000_000_000, title: 'Fee', 'x-input': 'money' },
    },
    required: ['commissioners'],
  },
);

export const directionAct = sampleAct(
  {
    name: 'DirectionIssued',
    route: 'directions',
    label: 'Issue a direction',
    title: 'Direction issued',
  },
  {
    properties: {
      kind: choice('Kind of direction', { 'social-care': 'Social care', send: 'SEND' }),
      subsections: {
        type: 'array',
        items: { type: 'string', enum: ['497A(2)', '497A(4A)'] },
        title: 'Subsection',
        'x-input': 'choices',
        'x-words': {},
      },
      duties: {
        type: 'array',
        maxItems: 100,
        items: {
          type: 'object',
          properties: { text: prose('Duty'), due: date('Due') },
          required: ['text'],
        },
        title: 'Duties',
        'x-input': 'groups',
      },
      replaces: { ...uuids, title: 'What it replaces', 'x-input': 'entries' },
    },
    required: ['kind'],
  },
);

export const judgementAct = sampleAct(
  {
    name: 'JudgementRecorded',
    stream: 'authority',
    route: 'judgements',
    track: 'judgements',
    label: 'Record a judgement',
    title: 'Judgement published',
  },
  {
    properties: {
      framework: choice('Inspection framework', { SIF: 'SIF', ILACS: 'ILACS' }),
      inspectionStart: date('Inspection started'),
      grades: {
        type: 'object',
        additionalProperties: { type: 'string', enum: ['good', 'inadequate'] },
        title: 'Grades by heading',
        'x-input': 'grades',
      },
      overall: {
        anyOf: [{ type: 'string', enum: ['good', 'inadequate'] }, { type: 'null' }],
        title: 'Overall grade',
        'x-input': 'choice',
        'x-words': { good: 'Good', inadequate: 'Inadequate' },
      },
    },
    required: ['framework', 'grades', 'overall'],
  },
);

/** An entry of a timeline, valid by the contract. */
export function sampleEntry(given: Partial<TimelineEntry> = {}): TimelineEntry {
  return timelineEntrySchema.parse({
    id: '0192d3f0-0000-7000-8000-000000000001',
    act: 'CommissionerAppointed',
    title: 'Commissioner appointed',
    track: 'instruments',
    weight: 'major',
    visibility: 'publishable',
    sentence: 'Eleanor Brazil appointed commissioner, to report by 30 September 2016',
    effectiveOn: '2016-06-14',
    effectiveText: '14 June 2016',
    recordedAt: '2026-11-21T10:00:00.000Z',
    actor: 'Priya Nair',
    role: 'case-officer',
    decidedBy: 'Secretary of State',
    source: { title: 'Statutory direction', url: 'https://www.gov.uk/example' },
    legalBasis: null,
    reason: null,
    note: null,
    policyVersion: 'definitions-2016',
    departures: [],
    claims: [],
    details: { commissioners: ['Eleanor Brazil'], reportDue: '2016-09-30' },
    amendments: [],
    retracted: null,
    annotations: [],
    target: null,
    stream: 'intervention-0192d3f0-0000-7000-8000-0000000000aa',
    revision: '3',
    position: '0001-0000000004',
    ...given,
  });
}
