import { definePolicy, notDefined } from '../policy-version.schema.js';
import { sharedRules } from './rules.data.js';
import { unsaid } from './unsaid.data.js';

const absent = notDefined('The answer of April 2016 defines systemic and persistent failure only.');

/** Systemic and persistent failure defined, April 2016. */
export const definitions2016 = definePolicy({
  id: 'definitions-2016',
  title: 'Definitions of systemic and persistent failure, April 2016',
  summary: 'Defines systemic and persistent failure.',
  from: '2016-04-11',
  fromNote: 'The day is inferred: a question was asked then.',
  standing: 'in-force',
  selector: 'effectiveOn',
  supersedes: 'pm-2015',
  source:
    'Parliamentary question of April 2016; definitions as in Education Committee, paragraph 107',
  parameters: {
    inadequateWhen: { value: 'overall-is-inadequate', rule: 'R4' },
    systemicWhen: { value: 'every-key-judgement-is-inadequate', rule: 'R3' },
    systemicFrameworks: { value: ['SIF', 'ILACS'], rule: 'R3' },
    systemicLeavesOut: { value: [], rule: 'R3' },
    persistentCount: { value: 2, rule: 'R4' },
    persistentYears: { value: 5, rule: 'R4' },
    dateBasis: { value: 'publication', rule: 'R4' },
    counts: { value: 'full-inspections', rule: 'R4' },
    fullInspectionFrameworks: { value: ['SIF', 'ILACS'], rule: 'R4' },
    reviewMonths: absent,
    monthsToImprove: absent,
    commissionerExpectedWhen: absent,
    insufficientReviewLeadsTo: absent,
    takeOverAtOnceFor: absent,
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
  rules: [sharedRules.R3, sharedRules.R4],
});
