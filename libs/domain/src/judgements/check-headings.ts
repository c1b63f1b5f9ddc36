import { formatDate, isBefore, type Edtf } from '../dates/index.js';
import { allowsHeadings, possiblePeriods } from './framework-periods.js';
import { frameworkPeriods, frameworkWords, type FrameworkPeriod } from './frameworks.data.js';
import { adequateWasOnScale } from './grades.js';
import { headingLabel, type JudgementData } from './judgement.schema.js';

/** Why a judgement makes no sense as stated. */
export type JudgementRefusalCode =
  | 'inspection-ends-before-it-starts'
  | 'published-before-inspection-ended'
  | 'framework-not-in-use'
  | 'heading-not-in-framework'
  | 'headings-of-different-periods'
  | 'grade-not-on-scale'
  | 'overall-expected'
  | 'overall-not-possible';

/** A refusal: stable code, the field at fault, what is wrong, and what to do. */
export interface JudgementRefusal {
  readonly code: JudgementRefusalCode;
  readonly field: string;
  readonly detail: string;
  readonly remedy: string;
}

/**
 * What makes the judgement impossible: its dates, its headings for the framework and inspection
 * date, or its grades (domain §7). Empty when it can be recorded. Where imprecise dates cannot
 * tell, nothing is refused. `publishedOn` is the event's `effectiveOn`.
 */
export function checkHeadings(data: JudgementData, publishedOn?: Edtf): JudgementRefusal[] {
  const periods = possiblePeriods(data, publishedOn);
  const dates = checkDates(data, publishedOn);
  if (periods.length === 0) return [...dates, frameworkNotInUse(data)];
  return [
    ...dates,
    ...checkHeadingSet(data, periods),
    ...checkScale(data, periods),
    ...checkOverall(data, periods),
  ];
}

function checkDates(data: JudgementData, publishedOn: Edtf | undefined): JudgementRefusal[] {
  const { inspectionStart: start, inspectionEnd: end } = data;
  const refusals: JudgementRefusal[] = [];
  if (start !== undefined && end !== undefined && isBefore(end, start) === 'yes') {
    refusals.push({
      code: 'inspection-ends-before-it-starts',
      field: 'inspectionEnd',
      detail: `The inspection cannot end (${formatDate(end)}) before it starts (${formatDate(start)}).`,
      remedy: 'Correct one of the two dates.',
    });
  }
  const last = end ?? start;
  if (last !== undefined && publishedOn !== undefined && isBefore(publishedOn, last) === 'yes') {
    refusals.push({
      code: 'published-before-inspection-ended',
      field: 'effectiveOn',
      detail: `The report cannot be published (${formatDate(publishedOn)}) before the inspection is over (${formatDate(last)}).`,
      remedy: 'Correct the publication date or the inspection dates.',
    });
  }
  return refusals;
}

function spanOf(framework: JudgementData['framework']): string {
  const periods = frameworkPeriods.filter((period) => period.framework === framework);
  const from = periods[0]?.from;
  const to = periods.at(-1)?.to;
  if (from === undefined) return to === undefined ? 'at any time' : `until ${formatDate(to)}`;
  return to === undefined
    ? `from ${formatDate(from)}`
    : `from ${formatDate(from)} to ${formatDate(to)}`;
}

function frameworkNotInUse(data: JudgementData): JudgementRefusal {
  return {
    code: 'framework-not-in-use',
    field: 'framework',
    detail: `${frameworkWords[data.framework]}: inspections started ${spanOf(data.framework)}, and the dates given lie outside.`,
    remedy: 'Correct the framework or the dates. If the framework is not known, select that.',
  };
}

function headingsIn(period: FrameworkPeriod): string[] {
  return [...(period.headings?.key ?? []), ...(period.headings?.others ?? [])];
}

function checkHeadingSet(
  data: JudgementData,
  periods: readonly FrameworkPeriod[],
): JudgementRefusal[] {
  const headings = Object.keys(data.grades);
  if (periods.some((period) => allowsHeadings(period, headings))) return [];
  const allowed = [...new Set(periods.flatMap(headingsIn))];
  const foreign = headings.filter((heading) => !allowed.includes(heading));
  const list = allowed.map(headingLabel).join('; ');
  if (foreign.length === 0) {
    return [
      {
        code: 'headings-of-different-periods',
        field: 'grades',
        detail: `No ${data.framework} report has all of these headings together: ${headings.map(headingLabel).join('; ')}.`,
        remedy: 'Give the headings of the report, and the day on which the inspection started.',
      },
    ];
  }
  return foreign.map((heading) => ({
    code: 'heading-not-in-framework',
    field: `grades.${heading}`,
    detail: `"${headingLabel(heading)}" is not a heading of ${data.framework} inspections of that date.`,
    remedy: `Use one of: ${list}. Or correct the framework or the inspection start.`,
  }));
}

function checkScale(data: JudgementData, periods: readonly FrameworkPeriod[]): JudgementRefusal[] {
  const fields = Object.entries(data.grades).map(([heading, grade]) => ({
    field: `grades.${heading}`,
    grade,
  }));
  const adequate = [...fields, { field: 'overall', grade: data.overall }].filter(
    ({ grade }) => grade === 'adequate',
  );
  const free = periods.some((period) => period.headings === undefined);
  const start = data.inspectionStart;
  if (free && (start === undefined || adequateWasOnScale(start) !== 'no')) return [];
  return adequate.map(({ field }) => ({
    code: 'grade-not-on-scale',
    field,
    detail: '"Adequate" was not on the scale for inspections that started after October 2013.',
    remedy: 'Select the grade of the report, for example requires improvement.',
  }));
}

function checkOverall(
  data: JudgementData,
  periods: readonly FrameworkPeriod[],
): JudgementRefusal[] {
  const none = data.overall === null || data.overall === 'not-given';
  const given = !none && data.overall !== 'unknown';
  if (none && periods.every((period) => period.overall === 'given')) {
    return [
      {
        code: 'overall-expected',
        field: 'overall',
        detail: `${data.framework} reports of that date give an overall grade.`,
        remedy: 'Select the overall grade, or "not known" where the source does not say.',
      },
    ];
  }
  if (given && periods.every((period) => period.overall === 'not-given')) {
    return [
      {
        code: 'overall-not-possible',
        field: 'overall',
        detail: `${data.framework} reports of that date give no overall grade.`,
        remedy: 'Select "not given", or correct the inspection start.',
      },
    ];
  }
  return [];
}
