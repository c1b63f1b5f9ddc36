import {
  formatDate,
  gradeWords,
  headingLabel,
  judgementWarnings,
  sortKey,
  type KnownJudgement,
} from '@interventions/domain';
import { compareText } from './ordering.js';

/** A judgement as a row of a table; codes and words side by side. */
export type JudgementRow = {
  readonly id: string;
  readonly publishedOn: string;
  readonly publishedText: string;
  readonly framework: string;
  readonly inspectionStart: string | null;
  readonly inspectionEnd: string | null;
  readonly overall: string | null;
  readonly grades: readonly {
    readonly heading: string;
    readonly label: string;
    readonly grade: string;
    readonly gradeText: string;
  }[];
  readonly reportUrl: string | null;
  readonly warnings: readonly string[];
};

/** Judgements as rows, the latest published first. */
export function judgementRows(judgements: readonly KnownJudgement[]): readonly JudgementRow[] {
  return [...judgements]
    .sort((a, b) => compareText(sortKey(b.effectiveOn), sortKey(a.effectiveOn)))
    .map(rowOf);
}

function rowOf({ id, effectiveOn, data }: KnownJudgement): JudgementRow {
  return {
    id,
    publishedOn: effectiveOn,
    publishedText: formatDate(effectiveOn),
    framework: data.framework,
    inspectionStart: data.inspectionStart ?? null,
    inspectionEnd: data.inspectionEnd ?? null,
    overall: data.overall,
    grades: Object.entries(data.grades).map(([heading, grade]) => ({
      heading,
      label: headingLabel(heading),
      grade,
      gradeText: gradeWords[grade],
    })),
    reportUrl: data.reportUrl ?? null,
    warnings: judgementWarnings(data, effectiveOn).map((warning) => warning.text),
  };
}
