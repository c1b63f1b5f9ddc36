import { z } from 'zod';
import { formatDate } from '../../dates/index.js';
import { defineAct } from '../define-act.js';
import {
  choice,
  count,
  date,
  entryRef,
  flag,
  groups,
  line,
  names,
  pence,
  prose,
} from '../fields.js';
import {
  end,
  plan,
  plannedWords,
  planSettled,
  putInForce,
  settleCondition,
} from '../transitions.js';
import { brief, due, listOf, money, when } from '../words.js';

export const diagnosticCommissioned = defineAct({
  name: 'DiagnosticCommissioned',
  route: 'diagnostics',
  track: 'improvement',
  label: 'Commission an expert diagnostic',
  title: 'Expert diagnostic commissioned',
  decidedBy: 'DfE',
  requires: ['open'],
  details: z.strictObject({
    expert: line('Expert').optional(),
    organisation: line('Organisation').optional(),
    due: date('Report due').optional(),
  }),
  apply: (state, d, { id }) => plan(state, id, plannedWords.diagnostic, d.due),
  sentence: (d) =>
    `Expert diagnostic commissioned${when(d.expert ?? d.organisation, (who) => ` from ${who}`)}${due(d.due)}`,
  rules: ['§5 row 5'],
});

export const diagnosticReported = defineAct({
  name: 'DiagnosticReported',
  route: 'diagnostic-reports',
  track: 'improvement',
  label: 'Record the diagnostic report',
  title: 'Expert diagnostic reported',
  decidedBy: 'Expert',
  details: z.strictObject({
    expert: line('Expert').optional(),
    organisation: line('Organisation').optional(),
    findings: prose('Findings').optional(),
    causes: prose('Causes').optional(),
    baseline: prose('Baseline').optional(),
    recommendedRoute: line('Recommended route').optional(),
  }),
  apply: (state) => planSettled(state, plannedWords.diagnostic),
  sentence: (d) =>
    `Expert diagnostic reported${when(d.expert ?? d.organisation, (who) => ` by ${who}`)}${when(d.recommendedRoute, (route) => `, recommending ${route}`)}`,
  weight: 'major',
  rules: ['§5 row 5'],
});

export const progressReportReceived = defineAct({
  name: 'ProgressReportReceived',
  route: 'progress-reports',
  track: 'improvement',
  label: 'Record a progress report',
  title: 'Progress report received',
  decidedBy: 'Chair, commissioner, adviser or council',
  details: z.strictObject({
    from: choice('From', {
      chair: 'Chair of the board',
      commissioner: 'Commissioner',
      adviser: 'Adviser',
      council: 'Council',
    }),
    period: line('Period it covers').optional(),
    findings: prose('Findings'),
  }),
  sentence: (d) =>
    `Progress report from the ${d.from}${when(d.period, (period) => ` for ${period}`)}: ${brief(d.findings)}`,
  rules: ['§5 row 8'],
});

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

export const reviewHeld = defineAct({
  name: 'ReviewHeld',
  route: 'reviews',
  track: 'improvement',
  label: 'Record a six-month review',
  title: 'Six-month review held',
  decidedBy: 'DfE officials',
  details: z.strictObject({
    number: count('Review number', undefined, 100).optional(),
    wasDue: date('When it was due').optional(),
    outcome: choice('Progress', reviewOutcomeWords),
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
    nextStep: prose('Next step').optional(),
    nextReviewDue: date('Next review due').optional(),
  }),
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

const packageTerms = {
  components: names('What it consists of'),
  provider: line('Provider').optional(),
  fundingPence: pence('Funding').optional(),
  start: date('Start').optional(),
  end: date('End').optional(),
  conditions: prose('Conditions').optional(),
};

export const supportPackageAgreed = defineAct({
  name: 'SupportPackageAgreed',
  route: 'support-packages',
  track: 'improvement',
  label: 'Record a support package',
  title: 'Support package agreed',
  decidedBy: 'DfE officials',
  requires: ['open'],
  details: z.strictObject(packageTerms),
  apply: (state, d, { id, effectiveOn }) =>
    putInForce(state, {
      id,
      kind: 'support-package',
      name: 'Support package',
      since: d.start ?? effectiveOn,
      ...(d.end !== undefined && { due: d.end }),
      antecedent: false,
    }),
  sentence: (d) =>
    `Support package agreed: ${brief(listOf(d.components))}${when(d.fundingPence, (sum) => `, ${money(sum)}`)}`,
  rules: ['§5 row 9'],
});

export const supportPackageChanged = defineAct({
  name: 'SupportPackageChanged',
  route: 'support-package-changes',
  track: 'improvement',
  label: 'Change the support package',
  title: 'Support package changed',
  decidedBy: 'DfE officials',
  requires: ['package-agreed'],
  details: z.strictObject(packageTerms),
  sentence: (d) => `Support package changed: ${brief(listOf(d.components))}`,
  rules: ['§5 row 9'],
});

export const supportPackageEnded = defineAct({
  name: 'SupportPackageEnded',
  route: 'support-package-endings',
  track: 'improvement',
  label: 'End the support package',
  title: 'Support package ended',
  decidedBy: 'DfE officials',
  requires: ['package-agreed'],
  details: z.strictObject({}),
  apply: (state) => end(state, 'support-package'),
  sentence: () => 'Support package ended',
  rules: ['§5 row 9'],
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

export const conditionAdded = defineAct({
  name: 'ConditionAdded',
  route: 'conditions',
  track: 'improvement',
  label: 'Add a condition',
  title: 'Condition added',
  decidedBy: 'DfE',
  details: z.strictObject({
    text: prose('Condition'),
    owner: line('Who must meet it').optional(),
    due: date('Due').optional(),
    of: entryRef('The decision or notice it belongs to').optional(),
  }),
  apply: (state, d, { id }) => ({
    ...state,
    conditions: [...state.conditions, { id, text: d.text, due: d.due ?? null, status: 'open' }],
  }),
  sentence: (d) => `Condition added${due(d.due)}: ${brief(d.text)}`,
  rules: ['§5 row 24'],
});

function conditionAct<const Name extends string>(
  name: Name,
  route: string,
  label: string,
  title: string,
  status: 'met' | 'waived' | 'missed',
  roles?: readonly ['team-leader', 'system'],
) {
  return defineAct({
    name,
    route,
    track: 'improvement',
    label,
    title,
    decidedBy: 'DfE',
    requires: ['condition-open'],
    details: z.strictObject({
      condition: entryRef('Which condition'),
      evidence: prose('Evidence').optional(),
    }),
    guard: (d, state) =>
      state.conditions.some(
        (one) => one.id === d.condition && (one.status === 'open' || one.status === 'missed'),
      )
        ? undefined
        : {
            code: 'condition-not-open',
            detail: 'That condition is not open on that date',
            field: 'details.condition',
            remedy: 'Choose a condition that is open on that date.',
          },
    apply: (state, d) => settleCondition(state, d.condition, status),
    sentence: (d) => `${title}${when(d.evidence, (text) => `: ${brief(text)}`)}`,
    ...(roles && { roles }),
    rules: ['§5 row 24'],
  });
}

export const conditionMet = conditionAct(
  'ConditionMet',
  'condition-meetings',
  'Record that a condition is met',
  'Condition met',
  'met',
);
export const conditionWaived = conditionAct(
  'ConditionWaived',
  'condition-waivers',
  'Waive a condition',
  'Condition waived',
  'waived',
  ['team-leader', 'system'],
);
export const conditionMissed = conditionAct(
  'ConditionMissed',
  'condition-misses',
  'Record that a condition was missed',
  'Condition missed',
  'missed',
);

export const deadlineMoved = defineAct({
  name: 'DeadlineMoved',
  route: 'deadline-moves',
  track: 'improvement',
  label: 'Move a planned date',
  title: 'Planned date moved',
  hint: 'Every former date is kept',
  decidedBy: 'Case officer',
  details: z.strictObject({
    obligation: choice('Which date', {
      goLive: 'Planned go-live',
      return: 'Planned return to the council',
      review: 'Next six-month review',
      report: 'Commissioner’s report',
      contractEnd: 'Contract end',
      diagnostic: 'Diagnostic report',
      other: 'Another date',
    }),
    what: line('The date in words').optional(),
    from: date('Former date').optional(),
    to: date('New date'),
    why: choice('Kind of reason', {
      'council-request': 'Council asked',
      'dfe-decision': 'DfE decided',
      external: 'Outside events',
      legal: 'Legal or contract',
      error: 'The former date was wrong',
      other: 'Other',
      unknown: 'Not known',
    }),
  }),
  apply: (state, d, { id }) => {
    const what = d.obligation === 'other' ? (d.what ?? 'Planned date') : plannedWords[d.obligation];
    const moved = plan(planSettled(state, what), id, what, d.to);
    return d.obligation === 'goLive' &&
      (state.delivery.phase === 'setting-up' || state.delivery.phase === 'paused')
      ? { ...moved, delivery: { ...state.delivery, plannedGoLive: d.to } }
      : moved;
  },
  sentence: (d) =>
    `${d.obligation === 'other' ? (d.what ?? 'Planned date') : plannedWords[d.obligation]} moved${when(d.from, (from) => ` from ${formatDate(from)}`)} to ${formatDate(d.to)}`,
  rules: ['§5 row 25'],
});

export const deadlineMissed = defineAct({
  name: 'DeadlineMissed',
  route: 'deadline-misses',
  track: 'improvement',
  label: 'Record a missed deadline',
  title: 'Deadline missed',
  hint: 'Nothing had been recorded by the end of that day',
  decidedBy: 'The service',
  details: z.strictObject({ obligation: line('Which obligation'), due: date('It was due') }),
  sentence: (d) =>
    `${d.obligation} was due ${formatDate(d.due)} and nothing was recorded by the end of that day`,
  roles: ['system', 'team-leader'],
  rules: ['§5 row 25'],
});
