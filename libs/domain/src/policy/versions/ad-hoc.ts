import { definePolicy, notDefined } from '../policy-version.schema.js';
import { unsaid } from './unsaid.data.js';

const absent = notDefined('Before December 2015 there was no fixed test, window or timetable.');

/** Case-by-case intervention before 14 December 2015. */
export const adHoc = definePolicy({
  id: 'ad-hoc',
  title: 'Case-by-case intervention',
  summary: 'No fixed window, cadence or presumption.',
  from: 'beginning',
  standing: 'in-force',
  selector: 'effectiveOn',
  supersedes: null,
  source: 'No general rule was found for the time before 14 December 2015',
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
  rules: [],
});
