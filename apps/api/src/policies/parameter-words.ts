import type { PolicyComparison } from '@interventions/contracts';
import {
  frameworkWords,
  headingWords,
  obligationKinds,
  type PolicyParameters,
} from '@interventions/domain';

type ParameterName = keyof PolicyParameters;
type ParameterView = PolicyComparison['parameters'][number]['a'];

/** What each parameter of a policy says, in words. */
export const parameterTitles: Readonly<Record<ParameterName, string>> = {
  inadequateWhen: 'When a judgement counts as inadequate',
  systemicWhen: 'When failure is systemic',
  systemicFrameworks: 'Inspection frameworks that count for systemic failure',
  systemicLeavesOut: 'Key judgements left out of the systemic test',
  persistentCount: 'Inadequate judgements that make failure persistent',
  persistentYears: 'Years within which they must lie',
  dateBasis: 'The date of a judgement that counts',
  counts: 'Inspections that count for persistent failure',
  fullInspectionFrameworks: 'Frameworks of full inspections',
  reviewMonths: 'Months at most between reviews',
  monthsToImprove: 'Months that a council has to improve',
  commissionerExpectedWhen: 'When a commissioner is expected',
  insufficientReviewLeadsTo: 'What follows a review that finds too little progress',
  noticeWithinMonths: 'Months within which an improvement notice is issued',
  commissionerWithinMonths: 'Months within which a commissioner is appointed',
  takeOverAtOnceFor: 'What is taken over at once',
  diagnosticFor: 'When an expert diagnostic is commissioned',
  diagnosticWithinMonths: 'Months within which a diagnostic is commissioned',
  adviserFor: 'When an adviser is appointed',
  adviserWithinMonths: 'Months within which an adviser is appointed',
  presumption: 'What a commissioner’s appointment presumes',
  imposedTrustMonths: 'Months within which a trust is imposed',
  commissionerReportMonths: 'Months to a commissioner’s report',
  decisionWithinMonths: 'Months from a final report to the decision',
  retainReviewMonths: 'Months after which a decision to retain is reviewed again',
  actionPlanWorkingDays: 'Working days to the action plan for Ofsted',
  firstMonitoringVisitWeeks: 'Weeks from the action plan to the first monitoring visit',
  monitoringVisitMonths: 'Months between monitoring visits',
  monitoringVisitsAtMost: 'Monitoring visits at most',
  holdPauses: 'Deadlines whose clocks stand still while a case is on hold',
};

/** Every parameter, in the order in which people read them. */
export const parameterNames = Object.keys(parameterTitles) as readonly ParameterName[];

/** What a version gives as the value of a parameter, in words. */
export function parameterView(held: PolicyParameters[ParameterName]): ParameterView {
  return 'reason' in held
    ? { defined: false, text: 'Not defined', rule: null, because: held.reason }
    : { defined: true, text: upperFirst(words(held.value)), rule: held.rule, because: null };
}

const names: Readonly<Record<string, string>> = {
  ...frameworkWords,
  ...headingWords,
  ...Object.fromEntries(Object.entries(obligationKinds).map(([id, { title }]) => [id, title])),
};

function words(value: string | number | readonly (string | number)[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return names[value] ?? value.replaceAll('-', ' ');
  return value.length === 0 ? 'None' : value.map(words).join(', ');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
