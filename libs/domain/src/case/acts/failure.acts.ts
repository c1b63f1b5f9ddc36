import { z } from 'zod';
import { defineAct } from '../define-act.js';
import { choice, choices, line, prose } from '../fields.js';
import { brief, listOf, when } from '../words.js';

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

function spoken(answer: string): string {
  return answer === 'cannot-tell' ? 'cannot tell' : answer === 'undefined' ? 'not defined' : answer;
}
