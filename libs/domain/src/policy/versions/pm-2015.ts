import { definePolicy, notDefined } from '../policy-version.schema.js';
import { unsaid } from './unsaid.data.js';

const absent = notDefined('The announcement of December 2015 does not define it.');

/** The Prime Minister's announcement of December 2015. */
export const pm2015 = definePolicy({
  id: 'pm-2015',
  title: "Prime Minister's announcement, December 2015",
  summary:
    'Six months to improve or be taken over by high-performing councils, experts or charities; persistent failure at once.',
  from: '2015-12-14',
  standing: 'in-force',
  selector: 'effectiveOn',
  supersedes: 'ad-hoc',
  source: 'Education Committee, Social work reform, chapter 7 (July 2016), paragraph 106',
  parameters: {
    inadequateWhen: absent,
    systemicWhen: absent,
    systemicFrameworks: absent,
    systemicLeavesOut: absent,
    persistentCount: notDefined(
      'Persistent failure is to be acted on at once, but the announcement does not say how many judgements make it persistent.',
    ),
    persistentYears: notDefined(
      'Persistent failure is to be acted on at once, but the announcement names no period.',
    ),
    dateBasis: absent,
    counts: absent,
    fullInspectionFrameworks: absent,
    reviewMonths: notDefined('The announcement sets one test after six months, no cadence.'),
    monthsToImprove: { value: 6, rule: 'R6' },
    commissionerExpectedWhen: notDefined(
      'The announcement describes a take-over by sponsors, not a commissioner.',
    ),
    insufficientReviewLeadsTo: { value: 'take-over', rule: 'R6' },
    takeOverAtOnceFor: { value: ['persistent'], rule: 'R6' },
    diagnosticFor: absent,
    adviserFor: absent,
    presumption: absent,
    imposedTrustMonths: absent,
    commissionerReportMonths: absent,
    retainReviewMonths: absent,
    actionPlanWorkingDays: absent,
    firstMonitoringVisitWeeks: absent,
    monitoringVisitMonths: absent,
    monitoringVisitsAtMost: absent,
    ...unsaid,
  },
  rules: [
    {
      id: 'R6',
      kind: 'policy',
      text: 'A council that does not improve significantly in six months is taken over by high-performing councils, experts or charities as sponsors. Where past failure is persistent, this happens at once.',
      source: 'Education Committee, Social work reform, chapter 7 (July 2016), paragraph 106',
      value: '6 months; at once for persistent failure',
      from: '2015-12-14',
    },
  ],
});
