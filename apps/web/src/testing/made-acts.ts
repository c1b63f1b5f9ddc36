import {
  directionSchema,
  type ActDescription,
  type Direction,
  type Policies,
} from '@interventions/contracts';
import { samplePolicy } from './due-samples.js';
import { sampleAct } from './samples.js';

const text = (title: string) => ({ type: 'string', maxLength: 300, title, 'x-input': 'text' });
const prose = (title: string) => ({
  type: 'string',
  maxLength: 10_000,
  title,
  'x-input': 'textarea',
});
const date = (title: string) => ({ type: 'string', title, 'x-input': 'date' });
const flag = (title: string) => ({ type: 'boolean', title, 'x-input': 'flag' });
const count = (title: string) => ({ type: 'integer', title, 'x-input': 'count' });
const money = (title: string) => ({ type: 'integer', title, 'x-input': 'money' });
const names = (title: string) => ({
  type: 'array',
  items: { type: 'string', maxLength: 200 },
  maxItems: 50,
  title,
  'x-input': 'names',
});
const dates = (title: string) => ({
  ...names(title),
  items: { type: 'string', 'x-input': 'date' },
});
const choice = (title: string, words: Readonly<Record<string, string>>) => ({
  type: 'string',
  enum: Object.keys(words),
  title,
  'x-input': 'choice',
  'x-words': words,
});
const groups = (title: string, properties: object, required: readonly string[]) => ({
  type: 'array',
  maxItems: 100,
  items: { type: 'object', properties, required },
  title,
  'x-input': 'groups',
});

const act = (name: string, label: string, properties: object, required: readonly string[]) =>
  sampleAct({ name, label, title: label, route: name.toLowerCase() }, { properties, required });

export const reviewAct = act(
  'ReviewHeld',
  'Record a six-month review',
  {
    number: count('Review number'),
    wasDue: date('When it was due'),
    outcome: choice('Progress', { some: 'Some progress', insufficient: 'Insufficient progress' }),
    themes: groups('Progress by theme', { theme: text('Theme'), progress: prose('Progress') }, [
      'theme',
    ]),
    options: groups(
      'Options assessed',
      {
        option: choice('Option', {
          'more-time': 'More time',
          notice: 'Notice',
          commissioner: 'Commissioner',
          trust: 'Trust',
        }),
        speaksFor: prose('What speaks for it'),
        assessment: prose('Assessment'),
        chosen: flag('Chosen'),
      },
      ['option'],
    ),
  },
  ['outcome'],
);

export const decisionAct = act(
  'MinisterialDecisionMade',
  'Record a ministerial decision',
  {
    option: choice('Decision', {
      'remove-to-trust': 'Move services to a trust',
      retain: 'Services stay with the council',
      'not-stated': 'Not stated',
    }),
    reReviewOn: dates('Re-review dates'),
  },
  ['option'],
);

export const reportAct = act(
  'CommissionerReported',
  'Record the commissioner’s report',
  { stage: choice('Stage', { final: 'Final' }) },
  ['stage'],
);

export const contractAct = act(
  'ContractSigned',
  'Record a contract',
  {
    start: date('Start'),
    termYears: count('Term in years'),
    end: date('End'),
    yearlySumPence: money('Yearly sum'),
    noticeBy: date('Notice must be given by'),
    reviewDates: dates('Review dates'),
    targets: groups('Performance targets', { text: text('Target'), due: date('By') }, ['text']),
  },
  [],
);

export const contractReviewAct = act(
  'ContractReviewed',
  'Record a contract review',
  {
    outcome: choice('Outcome', { continue: 'Continue' }),
    performance: groups(
      'Performance against targets',
      {
        target: text('Target'),
        result: choice('Judged', { met: 'Met', 'not-met': 'Not met' }),
        performance: prose('Performance'),
      },
      ['target'],
    ),
    newTargets: groups(
      'Performance targets',
      { text: text('Target'), performance: prose('Performance so far') },
      ['text'],
    ),
  },
  ['outcome'],
);

/** An act that moves functions in batches. */
export function batchAct(name: string): ActDescription {
  return act(
    name,
    'Record a batch',
    { functions: names('Functions'), complete: flag('All have now returned') },
    [],
  );
}

/** A version in force that holds the values that pages made for acts read. */
export function policyInForce(defined = true): Policies['items'][number] {
  const value = (name: string, words: string, rule: string) => ({
    name,
    title: name,
    defined,
    text: defined ? words : 'Not defined',
    rule: defined ? rule : null,
    because: defined ? null : 'No source says.',
  });
  return samplePolicy({
    values: [
      value('reviewMonths', '6', 'R1'),
      value('insufficientReviewLeadsTo', 'Commissioner', 'R2'),
      value('presumption', 'Leaves the council', 'R5'),
      value('retainReviewMonths', '6, 12', 'R11'),
    ],
  });
}

/** A direction of a chain, valid by the contract. */
export function sampleDirection(given: Partial<Direction> = {}): Direction {
  return directionSchema.parse({
    id: '0192d3f0-0000-7000-8000-0000000000d1',
    name: 'First direction',
    title: 'Direction issued',
    kind: 'social-care',
    kindText: 'Social care',
    on: '2016-06-14',
    onText: '14 June 2016',
    antecedent: false,
    sequence: 1,
    summary: null,
    parties: ['The council'],
    signatories: [],
    subsections: [],
    duties: [
      {
        text: 'Publish a plan',
        due: '2016-09-30',
        dueText: '30 September 2016',
        owner: null,
        obligation: null,
      },
    ],
    replaces: [],
    changes: null,
    ended: null,
    ...given,
  });
}

export const maturityAct = act(
  'MaturityAssessed',
  'Record a maturity assessment',
  {
    descriptorSet: text('Version of the descriptors'),
    lenses: groups(
      'Lenses',
      {
        lens: choice('Lens', { corporate: 'Corporate support', political: 'Political support' }),
        grade: { ...count('Grade from 1 to 5'), minimum: 1, maximum: 5 },
        evidence: prose('Evidence'),
      },
      ['lens', 'grade'],
    ),
  },
  ['descriptorSet', 'lenses'],
);

export const stageAct = act(
  'ImprovementStageAssessed',
  'Record the stage of improvement',
  {
    stage: choice('Stage', { poor: 'Poor', fair: 'Fair' }),
    enablers: groups(
      'Enablers',
      {
        enabler: choice('Enabler', { workforce: 'Workforce', partners: 'Partners' }),
        standing: choice('How it stands', { strong: 'Strong', weak: 'Weak' }),
        evidence: prose('Evidence'),
      },
      ['enabler', 'evidence'],
    ),
    slippingBack: groups('Markers', { marker: text('Marker'), evidence: prose('Evidence') }, [
      'marker',
    ]),
  },
  ['stage'],
);
