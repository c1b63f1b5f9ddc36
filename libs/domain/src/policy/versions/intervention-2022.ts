import { definePolicy } from '../policy-version.schema.js';
import { improvementProgramme2017 } from './improvement-programme-2017.js';

const answer = 'Parliamentary answer of May 2022';
const statute = 'Education Act 1996 s497A, applied by Children Act 2004 s50';

/** Adviser first, then notice, then direction, 2022. */
export const intervention2022 = definePolicy({
  id: 'intervention-2022',
  title: 'Intervention policy, May 2022',
  summary:
    'An adviser for every inadequate judgement, a notice first, a direction where the council is unwilling or unable.',
  from: '2022-05-27',
  fromNote: 'The day is inferred: an answer restated the policy then.',
  standing: 'in-force',
  selector: 'effectiveOn',
  supersedes: 'improvement-programme-2017',
  source: `${answer}; what it does not mention is carried over, since no change was found`,
  parameters: {
    ...improvementProgramme2017.parameters,
    adviserFor: { value: 'every-inadequate-judgement', rule: 'I1' },
    insufficientReviewLeadsTo: { value: 'improvement-notice', rule: 'I2' },
    monthsToImprove: { value: 6, rule: 'I2' },
    commissionerExpectedWhen: { value: ['systemic', 'persistent'], rule: 'I4' },
  },
  rules: [
    ...improvementProgramme2017.rules.filter((rule) => rule.id !== 'R2'),
    {
      id: 'I1',
      kind: 'policy',
      text: 'An adviser is appointed for every inadequate judgement.',
      source: answer,
      value: 'every inadequate judgement',
      from: '2022-05-27',
    },
    {
      id: 'I2',
      kind: 'policy',
      text: 'Where progress after six months is insufficient, an improvement notice comes first.',
      source: answer,
      value: 'notice first',
      from: '2022-05-27',
      supersedes: 'R2',
    },
    {
      id: 'I3',
      kind: 'policy',
      text: 'A direction is issued where the council is unwilling or unable, or the Secretary of State is not satisfied.',
      legalBasis: statute,
      source: answer,
      value: 'unwilling, unable or not satisfied',
      from: '2022-05-27',
    },
    {
      id: 'I4',
      kind: 'policy',
      text: 'A commissioner is expected where failure is systemic or persistent. The presumption that follows can still be set aside.',
      legalBasis: statute,
      source: `${answer}; the two grounds are carried over from July 2016`,
      value: 'systemic failure or persistent failure',
      from: '2022-05-27',
      supersedes: 'R2',
    },
  ],
});
