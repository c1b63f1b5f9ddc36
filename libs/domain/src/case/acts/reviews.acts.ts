import { z } from 'zod';
import { defineAct } from '../define-act.js';
import type { EarlierForm } from '../earlier-forms.js';
import { choice, count, date, flag, groups, line, prose } from '../fields.js';
import { plan, plannedWords, planSettled } from '../transitions.js';
import { brief, when } from '../words.js';

/** What a six-month review can find (domain §5 row 9). */
export const reviewOutcomeWords = {
  sufficient: 'Sufficient progress',
  some: 'Some progress',
  insufficient: 'Insufficient progress',
  'not-stated': 'Not stated in the source',
} as const;

/** Options a review may assess side by side (domain §5 row 9). */
export const optionWords = {
  'more-time': 'More time with a support package',
  notice: 'Improvement notice',
  direction: 'Direction',
  commissioner: 'Commissioner',
  partnership: 'Partnership with another council',
  trust: 'Move services to a trust',
  close: 'Close the intervention',
} as const;

const reviewTerms = {
  number: count('Review number', undefined, 100).optional(),
  wasDue: date('When it was due').optional(),
  outcome: choice('Progress', reviewOutcomeWords),
};

const reviewEnd = {
  nextStep: prose('Next step').optional(),
  nextReviewDue: date('Next review due').optional(),
};

/** Until reviews held evidence by theme, and what speaks for and against each option apart. */
const assessedInOneText: EarlierForm = {
  details: z.strictObject({
    ...reviewTerms,
    themes: groups('Progress by theme', {
      theme: line('Theme'),
      progress: prose('Progress'),
    }).optional(),
    evidence: prose('Evidence').optional(),
    options: groups('Options assessed', {
      option: choice('Option', optionWords),
      assessment: prose('Assessment'),
      chosen: flag('Chosen').optional(),
    }).optional(),
    ...reviewEnd,
  }),
  lift: (details) => details,
};

export const reviewHeld = defineAct({
  name: 'ReviewHeld',
  route: 'reviews',
  track: 'improvement',
  label: 'Record a six-month review',
  title: 'Six-month review held',
  decidedBy: 'DfE officials',
  details: z.strictObject({
    ...reviewTerms,
    themes: groups('Progress by theme', {
      theme: line('Theme'),
      progress: prose('Progress'),
      evidence: prose('Evidence').optional(),
    }).optional(),
    evidence: prose('Evidence').optional(),
    options: groups('Options assessed', {
      option: choice('Option', optionWords),
      speaksFor: prose('What speaks for it').optional(),
      speaksAgainst: prose('What speaks against it').optional(),
      evidence: prose('Evidence').optional(),
      assessment: prose('Assessment').optional(),
      chosen: flag('Chosen').optional(),
      because: prose('Why it was chosen or not').optional(),
    }).optional(),
    ...reviewEnd,
  }),
  earlier: [assessedInOneText],
  apply: (state, d, { id, effectiveOn }) =>
    plan(
      {
        ...planSettled(state, plannedWords.review),
        reviewsHeld: [...state.reviewsHeld, { id, on: effectiveOn, outcome: d.outcome }],
      },
      id,
      plannedWords.review,
      d.nextReviewDue,
    ),
  sentence: (d) =>
    `Six-month review${when(d.number, (n) => ` ${n}`)}: ${reviewOutcomeWords[d.outcome].toLowerCase()}${when(d.nextStep, (step) => `. Next step: ${brief(step)}`)}`,
  weight: 'major',
  rules: ['§5 row 9', 'R1', 'R2'],
});

export const indicatorRecorded = defineAct({
  name: 'IndicatorRecorded',
  route: 'indicators',
  track: 'improvement',
  label: 'Record an indicator',
  title: 'Indicator recorded',
  decidedBy: 'Council or adviser',
  details: z.strictObject({
    measure: line('Measure'),
    value: line('Value'),
    period: line('Period').optional(),
    benchmark: line(
      'Benchmark',
      'For example neighbours, national or the council’s own past',
    ).optional(),
  }),
  sentence: (d) =>
    `${d.measure}: ${d.value}${when(d.period, (period) => ` (${period})`)}${when(d.benchmark, (benchmark) => `, against ${benchmark}`)}`,
  weight: 'minor',
  rules: ['§5 row 9a'],
});

export const improvementPlanReceived = defineAct({
  name: 'ImprovementPlanReceived',
  route: 'improvement-plans',
  track: 'improvement',
  label: 'Record the council’s plan',
  title: 'Improvement plan received',
  decidedBy: 'Council',
  details: z.strictObject({
    plan: choice('Which plan', {
      'ofsted-action-plan': 'Action plan after an Ofsted report',
      'notice-plan': 'Improvement plan under a notice or direction',
    }),
    summary: prose('What the plan says').optional(),
  }),
  apply: (state, d) => (d.plan === 'notice-plan' ? planSettled(state, plannedWords.plan) : state),
  sentence: (d) =>
    `${d.plan === 'ofsted-action-plan' ? 'Action plan for Ofsted' : 'Improvement plan'} received from the council${when(d.summary, (text) => `: ${brief(text)}`)}`,
  rules: ['§5 row 7', 'R8'],
});
