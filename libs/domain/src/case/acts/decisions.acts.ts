import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import { choice, date, entryRef, flag, line, names, prose } from '../fields.js';
import type { CaseState } from '../state.js';
import { plan, planSettled, plannedWords } from '../transitions.js';
import { brief, due, listOf, when } from '../words.js';

export const mindedToNotified = defineAct({
  name: 'MindedToNotified',
  route: 'minded-to-letters',
  track: 'decisions',
  label: 'Record a “minded to” letter',
  title: '“Minded to” letter sent',
  decidedBy: 'Minister',
  requires: ['open'],
  details: z.strictObject({
    what: prose('What the minister is minded to do'),
    replyBy: date('Reply by').optional(),
  }),
  apply: (state) => ({ ...state, decision: 'decision-pending' }),
  sentence: (d) => `Minister minded to ${brief(d.what)}${due(d.replyBy, ', reply by')}`,
  weight: 'major',
  rules: ['§5 row 10'],
});

export const representationsReceived = defineAct({
  name: 'RepresentationsReceived',
  route: 'representations',
  track: 'decisions',
  label: 'Record the council’s representations',
  title: 'Representations received',
  decidedBy: 'Council',
  details: z.strictObject({ summary: prose('What the council said') }),
  sentence: (d) => `Council’s representations received: ${brief(d.summary)}`,
  rules: ['§5 row 10'],
});

export const commissionerReported = defineAct({
  name: 'CommissionerReported',
  route: 'commissioner-reports',
  track: 'decisions',
  label: 'Record the commissioner’s report',
  title: 'Commissioner reported',
  decidedBy: 'Commissioner',
  requires: ['commissioner-appointed'],
  details: z.strictObject({
    stage: choice('Stage', { interim: 'Interim', final: 'Final' }),
    author: line('Author').optional(),
    capacityForChange: prose('Findings: capacity for change').optional(),
    scale: prose('Findings: scale to afford an experienced director and specialists').optional(),
    neighbour: prose('Findings: a suitable high-performing neighbour').optional(),
    recommendation: prose('Recommendation').optional(),
    conditions: prose('Conditions').optional(),
    reReviewPoints: names('Points for re-review').optional(),
  }),
  apply: (state, d, { id }) => ({
    ...(d.stage === 'final' ? planSettled(state, plannedWords.report) : state),
    reportsDelivered: [...state.reportsDelivered, { id, published: false }],
    decision: d.stage === 'final' ? 'decision-pending' : state.decision,
  }),
  sentence: (d) =>
    `${when(d.author, (author) => `${author} delivered the `) || 'Commissioner’s '}${d.stage} report${d.author === undefined ? ' delivered' : ''}${when(d.recommendation, (text) => `: ${brief(text)}`)}`,
  weight: 'major',
  rules: ['§5 row 13', 'R10'],
});

export const reportPublished = defineAct({
  name: 'ReportPublished',
  route: 'report-publications',
  track: 'decisions',
  label: 'Record the report’s publication',
  title: 'Commissioner’s report published',
  decidedBy: 'DfE',
  requires: ['report-delivered'],
  details: z.strictObject({ report: entryRef('Which report').optional() }),
  guard: (d, state) =>
    d.report === undefined ||
    state.reportsDelivered.some((one) => one.id === d.report && !one.published)
      ? undefined
      : {
          code: 'report-unknown',
          detail: 'That report is not recorded by that date, or is published already.',
          field: 'details.report',
          remedy: 'Choose an unpublished report of this case.',
        },
  apply: (state, d) => {
    const id = d.report ?? state.reportsDelivered.find((one) => !one.published)?.id;
    return {
      ...state,
      reportsDelivered: state.reportsDelivered.map((one) =>
        one.id === id ? { ...one, published: true } : one,
      ),
    };
  },
  sentence: () => 'Commissioner’s report published',
  visibility: 'publishable',
  rules: ['§5 row 13'],
});

/** What a minister can decide (domain §5 row 14). */
export const decisionWords = {
  'remove-to-trust': 'Move services to a trust',
  'executive-commissioner': 'Appoint an executive commissioner',
  partnership: 'Partnership with another council',
  retain: 'Services stay with the council',
  'more-time': 'More time to show progress',
  defer: 'Defer the decision',
  pause: 'Pause the set-up',
  cancel: 'Cancel the set-up',
  'not-stated': 'Not stated in the source',
} as const;

export const ministerialDecisionMade = defineAct({
  name: 'MinisterialDecisionMade',
  route: 'decisions',
  track: 'decisions',
  label: 'Record a ministerial decision',
  title: 'Ministerial decision made',
  decidedBy: 'Minister',
  finality:
    'It says that a minister has decided what happens to the council’s services. What is due in the case follows from it.',
  requires: ['open'],
  details: z.strictObject({
    option: choice('Decision', decisionWords),
    minister: line('Minister').optional(),
    reasons: prose('Reasons').optional(),
    compellingReasons: prose('Compelling reasons to leave services with the council').optional(),
    conditions: prose('Conditions').optional(),
    reReviewOn: z.array(date('Re-review on')).min(1).max(6).optional().meta({
      title: 'Re-review dates',
      'x-input': 'names',
      description: 'Usually 6 or 12 months on',
    }),
  }),
  apply: (state, d, { id }) => {
    const decided = {
      ...state,
      decision:
        d.option === 'more-time'
          ? ('more-time' as const)
          : d.option === 'defer'
            ? ('decision-pending' as const)
            : ('none' as const),
    };
    return (d.reReviewOn ?? []).reduce<CaseState>(
      (next, on) => plan(next, id, plannedWords.reReview, on),
      planSettled(decided, plannedWords.reReview),
    );
  },
  sentence: (d) =>
    `${d.minister ?? 'Minister'} decided: ${decisionWords[d.option].toLowerCase()}${when(d.reReviewOn, (dates) => `, re-review ${listOf(dates.map(formatDate))}`)}${when(d.reasons ?? d.compellingReasons, (text) => `. ${brief(text)}`)}`,
  weight: 'major',
  visibility: 'publishable',
  rules: ['§5 row 14', 'R5', 'R11'],
  statutory: true,
});

export const councilDecisionMade = defineAct({
  name: 'CouncilDecisionMade',
  route: 'council-decisions',
  track: 'decisions',
  label: 'Record a decision of the council',
  title: 'Council decision made',
  hint: 'A vote is not the signing',
  decidedBy: 'Cabinet, full council or joint committee',
  details: z.strictObject({
    body: choice('Who decided', {
      cabinet: 'Cabinet',
      'full-council': 'Full council',
      'joint-committee': 'Joint committee',
      unknown: 'Not known',
    }),
    subject: choice('About', {
      'set-up': 'Set-up',
      contract: 'Contract',
      ownership: 'Ownership',
      expansion: 'Expansion',
      extension: 'Extension',
      return: 'Return to the council',
      other: 'Other',
    }),
    verdict: choice('Decision', {
      approve: 'Approved',
      recommend: 'Recommended',
      reject: 'Rejected',
    }),
    summary: prose('What was decided'),
    money: prose('Money', 'Loans, write-offs, cost').optional(),
    plannedFor: date('Planned for').optional(),
    behindClosedDoors: flag('Taken in private session').optional(),
  }),
  apply: (state, d, { id }) =>
    d.verdict !== 'reject' && (d.subject === 'expansion' || d.subject === 'set-up')
      ? plan(state, id, plannedWords.goLive, d.plannedFor)
      : state,
  sentence: (d) =>
    `${{ cabinet: 'Cabinet', 'full-council': 'Full council', 'joint-committee': 'Joint committee', unknown: 'Council' }[d.body]} ${{ approve: 'approved', recommend: 'recommended', reject: 'rejected' }[d.verdict]}: ${brief(d.summary)}${due(d.plannedFor, ', planned for')}`,
  rules: ['§5 row 15a'],
});
