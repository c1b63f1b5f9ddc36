import { definePolicy, notDefined } from '../policy-version.schema.js';
import { definitions2016 } from './definitions-2016.js';
import { sharedRules } from './rules.data.js';

/** Putting children first, July 2016: the presumption of removal. */
export const puttingChildrenFirst2016 = definePolicy({
  id: 'putting-children-first-2016',
  title: 'Putting children first, July 2016',
  summary:
    'Six-month reviews, a commissioner for insufficient progress or systemic or persistent failure, and the presumption of removal.',
  from: '2016-07-05',
  fromNote: 'The day is inferred: the source says July 2016.',
  standing: 'in-force',
  selector: 'effectiveOn',
  supersedes: 'definitions-2016',
  source: 'Education Committee, Social work reform, chapter 7 (July 2016), paragraph 107',
  parameters: {
    ...definitions2016.parameters,
    reviewMonths: { value: 6, rule: 'R1' },
    monthsToImprove: { value: 6, rule: 'R2' },
    commissionerExpectedWhen: {
      value: ['insufficient-review', 'systemic', 'persistent'],
      rule: 'R2',
    },
    insufficientReviewLeadsTo: { value: 'commissioner', rule: 'R2' },
    takeOverAtOnceFor: notDefined(
      'The policy of July 2016 has a presumption in place of a take-over.',
    ),
    diagnosticFor: { value: 'every-inadequate-judgement', rule: 'D1' },
    adviserFor: notDefined('The policy of July 2016 does not say when an adviser is appointed.'),
    presumption: { value: 'remove-unless-compelling-reasons', rule: 'R5' },
    imposedTrustMonths: { value: 12, rule: 'R7' },
    commissionerReportMonths: { value: 3, rule: 'R10' },
    retainReviewMonths: { value: [6, 12], rule: 'R11' },
    actionPlanWorkingDays: { value: 70, rule: 'R8' },
    firstMonitoringVisitWeeks: { value: 4, rule: 'R8' },
    monitoringVisitMonths: { value: 3, rule: 'R9' },
    monitoringVisitsAtMost: { value: 6, rule: 'R9' },
  },
  rules: Object.values(sharedRules),
});
