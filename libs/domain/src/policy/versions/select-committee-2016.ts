import { definePolicy, notDefined } from '../policy-version.schema.js';
import { sharedRules } from './rules.data.js';
import { unsaid } from './unsaid.data.js';

const absent = notDefined('The Education Committee proposed nothing on this.');
const source = 'Education Committee, Social work reform, chapter 7 (July 2016), paragraphs 112–113';

/** What the Education Committee proposed in July 2016; never in force. */
export const selectCommittee2016 = definePolicy({
  id: 'select-committee-2016',
  title: "Education Committee's alternative, July 2016",
  summary:
    'At six months a range of options is assessed, including more time with a support package; take-over only as a last resort.',
  from: null,
  standing: 'counterfactual',
  selector: 'effectiveOn',
  supersedes: 'putting-children-first-2016',
  source,
  parameters: {
    inadequateWhen: absent,
    systemicWhen: absent,
    systemicFrameworks: absent,
    systemicLeavesOut: absent,
    persistentCount: absent,
    persistentYears: absent,
    dateBasis: absent,
    counts: absent,
    fullInspectionFrameworks: absent,
    reviewMonths: notDefined('The Committee proposed one assessment at six months, no cadence.'),
    monthsToImprove: { value: 6, rule: 'C1' },
    commissionerExpectedWhen: notDefined(
      'The Committee proposed an assessment of options, and none of them by default.',
    ),
    insufficientReviewLeadsTo: { value: 'options-assessment', rule: 'C1' },
    takeOverAtOnceFor: notDefined('The Committee wanted take-over as a last resort.'),
    diagnosticFor: absent,
    adviserFor: absent,
    presumption: notDefined('The Committee wanted take-over as a last resort, not a presumption.'),
    imposedTrustMonths: absent,
    commissionerReportMonths: absent,
    retainReviewMonths: absent,
    // What Ofsted did was not the department's to change: it goes on beside the alternative.
    actionPlanWorkingDays: { value: 70, rule: 'R8' },
    firstMonitoringVisitWeeks: { value: 4, rule: 'R8' },
    monitoringVisitMonths: { value: 3, rule: 'R9' },
    monitoringVisitsAtMost: { value: 6, rule: 'R9' },
    ...unsaid,
  },
  rules: [
    sharedRules.R8,
    sharedRules.R9,
    {
      id: 'C1',
      kind: 'policy',
      text: 'At six months a range of options is assessed, including more time with a comprehensive support package.',
      source,
      value: 'options assessed at 6 months',
      supersedes: 'R2',
    },
    {
      id: 'C2',
      kind: 'policy',
      text: 'Services are taken over only as a last resort.',
      source,
      value: 'last resort',
      supersedes: 'R5',
    },
    {
      id: 'C3',
      kind: 'policy',
      text: 'No new trusts are set up until the existing ones have been assessed.',
      source,
      value: 'no new trusts before assessment',
    },
  ],
});
