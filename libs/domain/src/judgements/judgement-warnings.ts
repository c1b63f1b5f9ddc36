import { daysBetween, parseDay, type Edtf } from '../dates/index.js';
import { observed } from './frameworks.data.js';
import { keyJudgementSets } from './framework-periods.js';
import type { Grade } from './grades.js';
import type { JudgementData } from './judgement.schema.js';

/** A pattern of real reports that the judgement breaks. */
export type JudgementWarningCode =
  | 'sif-overall-and-key-judgements-disagree'
  | 'ilacs-overall-better-than-expected'
  | 'ilacs-leaders-alone'
  | 'publication-interval-unusual';

/** A warning in plain English; it never stops the judgement from being recorded. */
export interface JudgementWarning {
  readonly code: JudgementWarningCode;
  readonly field: string;
  readonly text: string;
}

/** How the judgement departs from what published reports show (domain §7). Never refuses. */
export function judgementWarnings(data: JudgementData, publishedOn?: Edtf): JudgementWarning[] {
  return [...overallWarnings(data, publishedOn), ...publicationWarnings(data, publishedOn)];
}

function isGraded(grade: Grade | undefined): boolean {
  return grade !== undefined && grade !== 'unknown' && grade !== 'not-judged';
}

function overallWarnings(data: JudgementData, publishedOn: Edtf | undefined): JudgementWarning[] {
  const { overall } = data;
  if (overall === null || overall === 'unknown' || overall === 'not-given') return [];
  const sets = keyJudgementSets(data, publishedOn);
  const key = sets.length === 1 ? (sets[0] ?? []) : [];
  const inadequate = key.filter((heading) => data.grades[heading] === 'inadequate');
  const allGraded = key.length > 0 && key.every((heading) => isGraded(data.grades[heading]));
  if (data.framework === 'SIF') return sifWarnings(overall, inadequate.length, allGraded);
  if (data.framework === 'ILACS') return ilacsWarnings(overall, inadequate, allGraded);
  return [];
}

function sifWarnings(overall: string, inadequate: number, allGraded: boolean): JudgementWarning[] {
  const agrees = overall === 'inadequate' ? inadequate > 0 || !allGraded : inadequate === 0;
  if (agrees) return [];
  return [
    {
      code: 'sif-overall-and-key-judgements-disagree',
      field: 'overall',
      text: `In SIF reports the overall grade is inadequate exactly when a key judgement is (${observed.sifOverall} reports). Check the grades.`,
    },
  ];
}

function ilacsWarnings(
  overall: string,
  inadequate: readonly string[],
  allGraded: boolean,
): JudgementWarning[] {
  const otherThanLeaders = inadequate.some((heading) => heading !== 'leaders');
  if (otherThanLeaders && overall !== 'inadequate') {
    return [
      {
        code: 'ilacs-overall-better-than-expected',
        field: 'overall',
        text: `ILACS reports with an inadequate grade for help and protection, in care or care leavers are inadequate overall (${observed.ilacsExperience} reports). Check the grades.`,
      },
    ];
  }
  const leadersAlone = allGraded && inadequate.length === 1 && !otherThanLeaders;
  if (leadersAlone && overall !== 'requires-improvement') {
    return [
      {
        code: 'ilacs-leaders-alone',
        field: 'overall',
        text: `ILACS reports in which only the impact of leaders is inadequate mostly require improvement overall (${observed.ilacsLeadersAlone} reports). Check the grades.`,
      },
    ];
  }
  return [];
}

function publicationWarnings(
  data: JudgementData,
  publishedOn: Edtf | undefined,
): JudgementWarning[] {
  const end = parseDay(data.inspectionEnd ?? '');
  const published = parseDay(publishedOn ?? '');
  if (end === undefined || published === undefined) return [];
  const days = daysBetween(end, published);
  const { fewest, most, median } = observed.publicationDays;
  if (days >= fewest && days <= most) return [];
  return [
    {
      code: 'publication-interval-unusual',
      field: 'effectiveOn',
      text: `The report is dated ${days} days after the inspection ended. Reports follow after ${fewest} to ${most} days, half of them within ${median}. Check the dates.`,
    },
  ];
}
